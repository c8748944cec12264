"""A command that fails says what to run next, and what readers see meanwhile."""

import re

import pytest

from notice_site.language.country import CHINA
from notice_site.pages.contacts import telephone
from tests.command_line import ended
from tests.published_call import CallFolder


@pytest.mark.parametrize("command", ["build", "publish"])
def test_a_site_that_could_not_be_built_anew_is_not_stale_without_a_word(
    command: str, published_copy: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    published_copy.edit("title:", "titel:")
    arguments = ("--data", str(published_copy.data), "--out", str(published_copy.out))
    assert ended(command, *arguments) == 1
    told = capsys.readouterr().err
    assert "site 没有更新，读者看到的仍然是第1版，截止时间：2030年4月30日" in told
    assert f"改好后再运行：python build_site.py {command} --data {published_copy.data}" in told


def test_without_an_old_site_nothing_is_said_of_one(
    call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    call_folder.edit("title:", "titel:")
    assert ended("build", "--data", str(call_folder.data), "--out", str(call_folder.out)) == 1
    assert "没有更新" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "key"),
    [("文号", "document_number"), ("发文字号", "document_number"), ("联系方式", "contact_info")],
)
def test_a_key_in_chinese_gets_the_key_that_it_means(
    words: str, key: str, call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    call_folder.edit("title:", f"{words}: 一\ntitle:")
    assert ended("check", "--data", str(call_folder.data)) == 1
    assert f"应写“{key}”" in capsys.readouterr().out


def test_no_remedy_points_to_the_schema(call_folder: CallFolder, capsys: pytest.CaptureFixture[str]) -> None:
    call_folder.edit("title:", "zzzz: 一\ntitle:")
    assert ended("check", "--data", str(call_folder.data)) == 1
    told = capsys.readouterr().out
    assert "schema" not in told
    # Keys that may stand there are named, and the rest counted.
    assert re.search(r"[a-z_]+、[a-z_]+.*另有 ?\d+ ?个", told)


@pytest.mark.parametrize("number", ["020-12345678", "020－12345678", "０２０—12345678", "020－12345678转801"])
def test_a_number_is_dialled_however_its_hyphen_is_typed(number: str) -> None:
    assert telephone(number, CHINA).href == "tel:02012345678"
