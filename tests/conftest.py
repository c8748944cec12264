"""Goldens, rewritten by `--update-golden`, and what tests of several files are given to work on."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import settings

from notice_site.facts.facts import Facts
from notice_site.project import DOCS
from notice_site.reading import yaml_values
from notice_site.site import publish_tree as outputs
from tests.call_facts import FIRST, MINIMAL, facts_of
from tests.command_line import copied
from tests.printed import all_pdfs
from tests.published_call import CallFolder
from tests.site_folders import no_exchange
from tests.small_build import build

GOLDEN = Path(__file__).parent / "golden"

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files anew instead of comparing"
    )
    parser.addoption(
        "--thorough", action="store_true", help="axe on every page in every state and display: ten minutes"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Compares bytes with `tests/golden/<name>`; with `--update-golden` they become that file."""

    def compare(name: str, content: bytes) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        assert path.is_file(), f"{path.name} is missing: run pytest with --update-golden"
        assert content.decode() == path.read_bytes().decode()

    return compare


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built small site: for reading only."""
    return build(tmp_path_factory.mktemp("small"))


@pytest.fixture
def docs_copy(tmp_path: Path) -> Path:
    """A copy of docs/ in which a test may write."""
    return Path(shutil.copytree(DOCS, tmp_path / "docs"))


@pytest.fixture(params=["exchange", "rename"])
def swap_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of putting a site in its place."""
    if request.param == "rename":
        monkeypatch.setattr(outputs, "_exchange", no_exchange)
    return str(request.param)


@pytest.fixture(params=["C parser", "pure Python parser"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser that most machines have, and the one that is always there."""
    loader = yaml.SafeLoader if request.param == "pure Python parser" else yaml.CSafeLoader
    monkeypatch.setattr(yaml_values, "LOADER", loader)


@pytest.fixture
def call_file(tmp_path: Path) -> Path:
    """A copy of the smallest call."""
    return copied(MINIMAL, tmp_path)


@pytest.fixture
def call_folder(tmp_path: Path) -> CallFolder:
    """A folder with the smallest call, of which nothing is published."""
    return CallFolder(tmp_path)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> CallFolder:
    """A call whose first edition is published."""
    made = CallFolder(tmp_path_factory.mktemp("published"))
    assert made.publish("2030-03-01") == 0
    return made


@pytest.fixture
def published_copy(published: CallFolder, tmp_path: Path) -> CallFolder:
    """A copy of it."""
    shutil.copytree(published.data.parent, tmp_path, dirs_exist_ok=True)
    made = CallFolder.__new__(CallFolder)
    made.data, made.out, made.editions = (tmp_path / name for name in ("notice_data.yml", "site", "editions"))
    return made


@pytest.fixture(scope="session")
def first_facts() -> Facts:
    return facts_of(FIRST)


@pytest.fixture(scope="session")
def first_pdfs() -> dict[str, bytes]:
    """What is printed of the first call."""
    return all_pdfs("first")


@pytest.fixture(scope="session")
def full_pdfs() -> dict[str, bytes]:
    """What is printed of the call that uses everything."""
    return all_pdfs("full")
