"""Files of other kinds as LibreOffice writes them: each is refused by what it is, whatever its name."""

import subprocess
from pathlib import Path

import pytest

from notice_site.importing.read_file import read_source_file
from notice_site.language.catalogue import catalogue_for
from notice_site.problem import SiteFault
from tests.importing.habits import no_numbering_at_all

pytestmark = pytest.mark.libreoffice
KINDS = {
    "doc": "older Word",
    "odt": "OpenDocument",
    "rtf": "of the kind rtf",
    "pdf": "is a PDF",
    "html": "of the kind html",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("kinds")
    (made / "notice.docx").write_bytes(no_numbering_at_all()["notice.docx"])
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_refused_by_what_it_is_whatever_its_name(kind: str, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "notice.docx")], check=True, capture_output=True, timeout=120)
    made = folder / f"notice.{kind}"
    renamed = made.rename(folder / f"{kind}.docx")
    with pytest.raises(SiteFault) as refused:
        read_source_file(renamed)
    assert KINDS[kind] in catalogue_for("en").read(refused.value.message)
