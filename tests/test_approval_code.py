"""What was signed is what is published: the sheet's code, who entered it, and `verify`."""

import re
import shutil
from pathlib import Path

import pytest

from notice_site.editions.approval_code import program, typed_code
from notice_site.reading.editions import Entry, read_editions
from tests.command_line import ended
from tests.published_call import ANSWER, CallFolder

CODE = re.compile(r'<strong class="code">([0-9a-f-]{24})</strong>')


def sheet(folder: CallFolder, *options: str) -> str:
    path = folder.data.parent / "sheet.html"
    ended("check", "--data", str(folder.data), "--report", str(path), *options)
    return path.read_text("utf-8")


def code(folder: CallFolder, *options: str) -> str:
    found: list[str] = CODE.findall(sheet(folder, *options))
    return found[0]


def verify(folder: CallFolder, *options: str) -> int:
    return ended("verify", "--data", str(folder.data), "--out", str(folder.out), *options)


# the code -------------------------------------------------------------------------------------------------


def test_what_was_signed_is_published_and_who_entered_the_code_is_recorded(
    call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    signed = code(call_folder)
    typed = signed.replace("-", " ").upper()
    assert call_folder.publish("2030-03-01", "--code", typed, "--entered-by", "王芳") == 0
    [edition] = read_editions(call_folder.editions)
    assert edition.entry == Entry(signed, "王芳", program())
    assert f"核对码 {signed}，由王芳录入" in capsys.readouterr().out
    assert f"第1版：核对码 {signed}，由王芳录入。" in sheet(call_folder)
    # Whose name it is stays in the office's folder.
    assert not [path for path in call_folder.out.rglob("*.html") if "王芳" in path.read_text("utf-8")]


def test_a_record_of_an_entry_is_sealed_like_all_else(call_folder: CallFolder) -> None:
    assert call_folder.publish("2030-03-01", "--code", code(call_folder), "--entered-by", "王芳") == 0
    first = call_folder.editions / "1.yml"
    first.write_text(first.read_text("utf-8").replace("王芳", "李四"), "utf-8")
    assert verify(call_folder) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: folder.edit("020-00000000", "020-00000001"),
        lambda folder: folder.add("# 一句注释\n"),
        lambda folder: (
            (folder.data.parent / "docs").mkdir()
            or (folder.data.parent / "docs/own.md").write_text("# 自有页面\n", "utf-8")
        ),
        lambda folder: (
            (folder.data.parent / "overrides").mkdir()
            or (folder.data.parent / "overrides/own.css").write_text("p {color: red}\n", "utf-8")
        ),
    ],
)
def test_any_other_state_is_refused_and_nothing_is_written(
    change: object, call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    signed = code(call_folder)
    assert callable(change)
    change(call_folder)
    before = call_folder.state()
    assert call_folder.publish("2030-03-01", "--code", signed, "--entered-by", "王芳") == 1
    assert "这不是签字时的内容" in capsys.readouterr().err
    assert call_folder.state() == before
    assert code(call_folder) != signed


def test_the_code_is_over_address_engine_note_and_earlier_editions(published_copy: CallFolder) -> None:
    published_copy.add(ANSWER)
    plain = code(published_copy)
    other = {
        code(published_copy, "--site-url", "https://example.org/"),
        code(published_copy, "--pdf-engine", "pdfkit"),
        code(published_copy, "--minor", "补一条答复"),
    }
    assert len(other | {plain}) == 4
    signed = ("--code", plain, "--entered-by", "王芳")
    assert published_copy.publish("2030-03-12", *signed, "--site-url", "https://example.org/") == 1
    assert published_copy.publish("2030-03-12", *signed) == 0


def test_the_day_of_publication_is_no_part_of_it(call_folder: CallFolder) -> None:
    signed = code(call_folder, "--today", "2030-03-01")
    assert call_folder.publish("2030-03-09", "--code", signed, "--entered-by", "王芳") == 0


def test_a_state_that_would_be_refused_has_no_code(published_copy: CallFolder) -> None:
    assert "自第1版以来没有改动" in sheet(published_copy)
    published_copy.edit("020-00000000", "020-00000001")
    said = sheet(published_copy)
    assert not CODE.findall(said)
    assert "现在这样不能发布" in said


def test_a_code_wants_a_name_and_a_name_a_code(
    call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call_folder.publish("2030-03-01", "--code", "1bec") == 2
    assert "缺少 --entered-by" in capsys.readouterr().err
    assert call_folder.publish("2030-03-01", "--entered-by", "王芳") == 2
    assert "缺少 --code" in capsys.readouterr().err


def test_a_code_is_read_as_people_type_it() -> None:
    for typed in ("1bec-9f3a", "1BEC 9F3A", "１ｂｅｃ－９ｆ３ａ", " 1bec9f3a"):
        assert typed_code(typed) == "1bec-9f3a"


# verify ---------------------------------------------------------------------------------------------------


def test_what_agrees_with_itself_alone_has_no_proved_origin(
    published_copy: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(published_copy) == 0
    assert "来源未证实" in capsys.readouterr().out


def test_the_signed_code_or_kept_sums_prove_the_origin(
    call_folder: CallFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signed = code(call_folder)
    assert call_folder.publish("2030-03-01") == 0
    kept = tmp_path / "kept.txt"
    assert verify(call_folder, "--code", signed, "--save-sums", str(kept)) == 0
    assert "与已签字的核对单上的核对码一致" in capsys.readouterr().out
    assert verify(call_folder, "--sums", str(kept)) == 0
    assert f"与{kept} 里的校验值一致" in capsys.readouterr().out
    downloads = Path(shutil.copy(call_folder.out / "downloads/SHA256SUMS", tmp_path / "downloads.txt"))
    assert verify(call_folder, "--sums", str(downloads)) == 0
    assert verify(call_folder, "--sums", str(call_folder.out / "downloads/SHA256SUMS")) == 1
    assert "证明不了什么" in capsys.readouterr().err


def test_a_site_and_its_sums_exchanged_together_are_found(
    published_copy: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    page = published_copy.out / "index.html"
    page.write_text(page.read_text("utf-8").replace("2030年4月30日", "2030年4月29日"), "utf-8")
    (published_copy.out / "strange.js").write_text("1", "utf-8")
    (published_copy.out / "calendar.ics").unlink()
    assert verify(published_copy) == 1
    said = capsys.readouterr().out
    assert "1个文件不同：index.html" in said
    assert "多出1个来历不明的文件：strange.js" in said
    assert "缺少1个文件：calendar.ics" in said


def test_editions_forged_with_a_right_seal_fail_the_signed_code(
    call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    signed = code(call_folder)
    call_folder.edit("020-00000000", "020-00000001")
    assert call_folder.publish("2030-03-01") == 0
    assert verify(call_folder) == 0
    assert verify(call_folder, "--code", signed) == 1
    assert f"不是 {signed}" in capsys.readouterr().out


def test_a_draft_site_and_a_missing_one_are_told(
    published_copy: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    published_copy.add(ANSWER)
    assert ended("build", "--data", str(published_copy.data), "--out", str(published_copy.out)) == 0
    assert verify(published_copy) == 1
    assert "网站显示的是第2版，不是已发布的第1版" in capsys.readouterr().out
    shutil.rmtree(published_copy.out)
    assert verify(published_copy) == 1
    assert "没有可以核对的已发布网站" in capsys.readouterr().err
