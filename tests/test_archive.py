"""The archive of all annexes, and the sums of all downloads."""

import hashlib
import io
import shutil
import subprocess
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest

from notice_site.word.archive import render_archive, zip_files
from tests.call_facts import FIRST, MINIMAL, facts_of

DOWNLOADS = {
    "downloads/annex-1.docx": b"word 1",
    "downloads/annex-1.pdf": b"pdf 1",
    "downloads/annex-2.docx": b"word 2",
    "downloads/annex-2.pdf": b"pdf 2",
    "downloads/annex-3.docx": b"word 3",
    "downloads/annex-3.pdf": b"pdf 3",
    "downloads/notice.pdf": b"the notice",
}


@pytest.fixture
def made() -> dict[str, bytes]:
    return render_archive(DOWNLOADS | {"index.html": b"a page"}, facts_of(FIRST))


def test_the_archive_holds_each_annex_as_word_and_pdf_under_its_chinese_name(made: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(made["downloads/annexes.zip"])) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert held == {
        "附件1 从化区产学研技术创新联盟申报登记表.docx": b"word 1",
        "附件1 从化区产学研技术创新联盟申报登记表.pdf": b"pdf 1",
        "附件2 产学研协同创新联盟会员入盟申请表.docx": b"word 2",
        "附件2 产学研协同创新联盟会员入盟申请表.pdf": b"pdf 2",
        "附件3 产学研技术创新联盟组建必要性说明.docx": b"word 3",
        "附件3 产学研技术创新联盟组建必要性说明.pdf": b"pdf 3",
    }


def test_chinese_names_are_marked_as_utf_8_and_files_bear_the_day_of_the_notice(
    made: dict[str, bytes],
) -> None:
    with zipfile.ZipFile(io.BytesIO(made["downloads/annexes.zip"])) as archive:
        entries = archive.infolist()
    assert len(entries) == 6
    assert all(entry.flag_bits & 0x800 for entry in entries)
    assert {entry.date_time for entry in entries} == {(2017, 9, 18, 0, 0, 0)}


def test_the_sums_cover_every_download_and_the_archive_and_nothing_else(made: dict[str, bytes]) -> None:
    lines = made["downloads/SHA256SUMS"].decode().splitlines()
    summed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    expected = DOWNLOADS | {"downloads/annexes.zip": made["downloads/annexes.zip"]}
    assert summed == {
        path.removeprefix("downloads/"): hashlib.sha256(content).hexdigest()
        for path, content in expected.items()
    }
    assert list(summed) == sorted(summed)


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is a program of Linux")
def test_sha256sum_can_check_a_downloaded_folder(made: dict[str, bytes], tmp_path: Path) -> None:
    for path, content in (DOWNLOADS | made).items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    checked = subprocess.run(command, cwd=tmp_path / "downloads", capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.count(": OK") == len(DOWNLOADS) + 1


def test_a_call_without_annexes_has_no_archive() -> None:
    facts = facts_of(MINIMAL)
    assert not facts.annexes
    assert list(render_archive({"downloads/notice.pdf": b"x"}, facts)) == ["downloads/SHA256SUMS"]
    assert render_archive({"index.html": b"a page"}, facts) == {}


def test_the_same_files_give_the_same_archive_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    first = zip_files({"a.txt": b"a" * 100}, date(2017, 9, 18))
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert zip_files({"a.txt": b"a" * 100}, date(2017, 9, 18)) == first


def test_a_call_from_before_zip_files_can_be_archived() -> None:
    with zipfile.ZipFile(io.BytesIO(zip_files({"a.txt": b"a"}, date(1949, 10, 1)))) as archive:
        assert archive.infolist()[0].date_time == (1980, 10, 1, 0, 0, 0)
