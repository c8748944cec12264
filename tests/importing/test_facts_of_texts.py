"""Facts that are taken as the text says them, and what a text does not ask of an applicant."""

from pathlib import Path
from typing import Any

import pytest

from notice_site.checks import check_call
from notice_site.importing.understanding.call import Draft
from notice_site.reading.build import build_call
from notice_site.reading.source import parse_source
from tests.importing.imported import draft_of_text, errors_in, file_text

HEAD = "关于申报2026年度项目的通知\n各有关单位：\n申报截止时间为2026年12月31日。\n"
FOOT = "青山区民政局\n2026年6月20日\n"


def understood(text: str, folder: Path) -> Draft:
    draft = draft_of_text(HEAD + text + FOOT, folder)
    assert errors_in(draft) == []
    return draft


def rules(text: str, folder: Path) -> list[dict[str, Any]]:
    draft = understood(f"一、申报条件\n（一）成立2年以上。\n（二）{text}\n", folder)
    return [rule for rule in draft.data["eligibility"] if rule["quote"] != "成立2年以上"]


@pytest.mark.parametrize(
    "text",
    [
        "本次共支持20个项目。",
        "每个街道推荐不超过3个项目。",
        "全市评选不超过10家。",
        "名额为30人。",
        "项目由申报单位以本单位名义申请。",
    ],
)
def test_what_asks_nothing_of_an_applicant_is_no_condition(text: str, tmp_path: Path) -> None:
    assert rules(text, tmp_path) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("研发投入占比不低于5%。", 5), ("职工不低于10人。", 10), ("每个项目职工不少于3人。", 3)],
)
def test_a_bound_is_a_number(text: str, value: int, tmp_path: Path) -> None:
    (rule,) = rules(text, tmp_path)
    assert (rule["kind"], rule["op"], rule["value"]) == ("number", "at_least", value)


def test_one_of_several_conditions_is_one_condition_with_its_parts(tmp_path: Path) -> None:
    (rule,) = rules("符合以下条件之一：\n1.获得市级以上奖励；\n2.拥有发明专利。", tmp_path)
    assert (rule["kind"], rule["quote"]) == ("any", "符合以下条件之一")
    assert [part["quote"] for part in rule["rules"]] == ["获得市级以上奖励", "拥有发明专利"]


def test_awards_are_named_by_what_tells_them_apart(tmp_path: Path) -> None:
    text = "一、支持标准\n（一）重点项目，给予20万元资助。\n（二）一般项目，给予10万元资助。\n"
    awards = understood(text, tmp_path).data["funding"]["awards"]
    assert [award["title"] for award in awards] == ["重点项目", "一般项目"]


def test_what_happens_to_late_papers_is_no_part_of_a_paper(tmp_path: Path) -> None:
    lines = (
        "一、申报材料",
        "（一）申报书一式三份；",
        "（二）证明材料，逾期不予受理。",
        "（三）请将材料报送至区民政局。",
    )
    draft = understood("\n".join([*lines, ""]), tmp_path)
    assert [paper["title"] for paper in draft.data["materials"]] == ["申报书", "证明材料"]
    told = [part.text for part in draft.sources[0].passed_over if "no document" in part.what]
    assert told == ["一、（三） 请将材料报送至区民政局。"]


@pytest.mark.parametrize("number", ["020-8123456", "1381234567", "138001380000"])
def test_a_telephone_with_too_few_or_many_digits_stays_and_is_told(number: str, tmp_path: Path) -> None:
    draft = understood(f"一、联系方式\n联系人：李明\n联系电话：{number}\n", tmp_path)
    assert draft.data["contact_info"]["telephones"] == [number]
    problems = check_call(build_call(parse_source(file_text(draft), Path("imported.yml"))))
    assert [problem for problem in problems if problem.check == "C01"]


@pytest.mark.parametrize("mark", ["至", "—", "-", "～", "到", " 至 ", "起至"])
def test_a_range_stays_one_in_every_spelling(mark: str, tmp_path: Path) -> None:
    text = f"一、时间安排\n面试时间：2026年9月1日{mark}9月3日。\n"
    (day,) = understood(text, tmp_path).data["key_dates"]["others"]
    assert (day["starts"], day["ends"]) == ("2026-09-01", "2026-09-03")
