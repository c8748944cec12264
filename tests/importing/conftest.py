"""Notices for the tests of reading: made by script, and the same as LibreOffice saves them, once for all."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from notice_site.importing.blocks import SourceFile
from notice_site.importing.read_file import read_source_file
from tests.importing.every_habit import FILES

Read = Callable[..., SourceFile]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads bytes as a file of that name."""

    def read_bytes(content: bytes, name: str = "notice.docx") -> SourceFile:
        path = tmp_path / name
        path.write_bytes(content)
        return read_source_file(path)

    return read_bytes


@pytest.fixture(scope="session")
def saved_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every habit's files, saved by LibreOffice; `.txt` ones show its own numbers."""
    folder = tmp_path_factory.mktemp("libreoffice")
    sources = []
    for name, content in FILES.items():
        sources.append(folder / name)
        sources[-1].write_bytes(content)
    for kind in ("docx:MS Word 2007 XML", "txt:Text (encoded):UTF8"):
        _convert(sources, kind, folder)
    return folder / "out"


def _convert(sources: list[Path], kind: str, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder / "out")]
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=180)
