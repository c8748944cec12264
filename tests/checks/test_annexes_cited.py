"""Annexes are cited by number, in lists of numbers and ranges; a list of attachments is no citation."""

import pytest

from tests.checked_calls import found_by

ANNEXES = [
    {"id": "form", "title": "申报表", "kind": "list", "items": ["甲。"]},
    {"id": "pledge", "title": "承诺书", "kind": "list", "items": ["乙。"]},
]
BOTH_CITED = [
    ("zh-CN", ["见附件1和附件2。"]),
    ("zh-CN", ["填写附件1、2。"]),
    ("zh-CN", ["填写附件1-2。"]),
    ("zh-CN", ["填写附件一至附件二。"]),
    ("zh-CN", ["附件：1. 申报表", "按要求填写附件1和承诺书。"]),
    ("zh-CN", ["依据《示例办法》附件3和某府〔2029〕3号文件，填写附件1、附件2。"]),
    ("zh-CN", ["依据《示例办法》（虚府〔2029〕3号）附件5，填写附件1、附件2。"]),
    ("en-GB", ["Fill in Annexes 1 and 2."]),
    ("en-GB", ["Fill in Annex 1. See Attachment 2."]),
]


@pytest.mark.parametrize(("language", "lines"), BOTH_CITED)
def test_annexes_that_are_cited_are_let_be(language: str, lines: list[str]) -> None:
    call = {"language": language, "body": {"lead_in": lines}, "annexes": ANNEXES}
    assert found_by("K02", **call) == found_by("K14", **call) == []


def test_a_list_of_attachments_is_no_citation() -> None:
    call = {"body": {"lead_in": ["附件：1. 申报表 2. 承诺书", "填写附件1。"]}, "annexes": ANNEXES}
    assert found_by("K14", **call) == ["annexes[1]: The text lists annex 2, “承诺书”, and cites it nowhere."]
    assert found_by("K02", **call) == []


@pytest.mark.parametrize(
    ("language", "line"),
    [("zh-CN", "填写附件1、附件2和附件3。"), ("zh-CN", "填写附件1至3。"), ("en-GB", "Annexes 1 to 3")],
)
def test_an_annex_that_does_not_exist_is_told_once(language: str, line: str) -> None:
    found = found_by("K02", language=language, body={"lead_in": [line]}, annexes=ANNEXES)
    assert len(found) == 1
    assert "there are 2 annexes" in found[0]
