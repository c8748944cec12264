"""What a build keeps for the next is rebuilt when its source or the kept file changes, and only then."""

from pathlib import Path

import pytest

from notice_site.cache import FileCache
from notice_site.theme import assets as site_assets
from notice_site.theme.assets import bundled_assets

START = "assets/scripts/start.js"


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one script, and a place of its own for what is kept."""
    monkeypatch.setattr(site_assets, "CACHE", tmp_path / "kept")
    scripts = tmp_path / "docs" / "assets" / "scripts"
    scripts.mkdir(parents=True)
    (scripts / "start.mjs").write_text("document.title = 'one';\n", "utf-8")
    return tmp_path / "docs"


def joined_anew(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders whose scripts are joined from now on."""
    folders: list[Path] = []

    def join(folder: Path) -> dict[str, str]:
        folders.append(folder)
        return {"start.js": "anew\n"}

    monkeypatch.setattr(site_assets, "bundle_scripts", join)
    return folders


def test_scripts_that_did_not_change_are_those_of_the_last_build(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = bundled_assets(docs, ())
    assert b"one" in first[START]
    folders = joined_anew(monkeypatch)
    assert bundled_assets(docs, ()) == first
    assert folders == []


@pytest.mark.parametrize("name", ["start.mjs", "other.mjs"])
def test_a_script_that_changed_or_came_is_seen(
    name: str, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundled_assets(docs, ())
    (docs / "assets/scripts" / name).write_text("document.title = 'two';\n", "utf-8")
    folders = joined_anew(monkeypatch)
    bundled_assets(docs, ())
    assert len(folders) == 1


def test_a_damaged_file_is_made_anew(docs: Path, tmp_path: Path) -> None:
    first = bundled_assets(docs, ())
    kept = tmp_path / "kept" / "scripts.json"
    kept.write_bytes(kept.read_bytes().replace(b"one", b"two"))
    assert bundled_assets(docs, ()) == first


@pytest.mark.parametrize("sources", [[b"ab"], [b"a", b"b", b""], [b"b", b"a"]])
def test_content_is_made_anew_for_other_sources_alone(sources: list[bytes], tmp_path: Path) -> None:
    kept = FileCache(tmp_path)
    assert kept.made("name", [b"a", b"b"], lambda: b"first") == b"first"
    assert kept.made("name", [b"a", b"b"], lambda: b"again") == b"first"
    assert kept.made("name", sources, lambda: b"second") == b"second"


def test_where_nothing_can_be_kept_all_is_made_each_time(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"a file where the folder should be")
    assert bundled_assets(docs, ()) == bundled_assets(docs, ())
    FileCache(tmp_path / "kept").put("name", b"content")
    assert FileCache(tmp_path / "kept").get("name") is None
