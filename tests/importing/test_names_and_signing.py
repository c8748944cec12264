"""Names that an import gives, clocks before dates, and places to sign: what readers would stumble over."""

from pathlib import Path

import pytest

from notice_site.importing.understanding.draft import TERMS
from notice_site.importing.understanding.form_fields import fill_in_places
from notice_site.language.language import spoken_spans
from tests.importing.imported import draft_of_text


def test_every_term_and_every_name_stands_once_in_the_list() -> None:
    """A second one would never be used: the first of the longest terms is taken."""
    entries = [line.strip() for line in TERMS.read_text("utf-8").split("\n") if ": [" in line]
    names = [entry.partition(":")[0] for entry in entries]
    terms = [term.strip() for entry in entries for term in entry.partition("[")[2].rstrip("]").split(",")]
    assert len(names) > 80
    assert sorted(names) == sorted(set(names))
    assert sorted(terms) == sorted(set(terms))


@pytest.mark.parametrize(("heading", "name"), [("单位初审。", "review"), ("法人特派员。", "clause-1")])
def test_a_heading_is_not_named_for_a_column_of_a_form(heading: str, name: str, tmp_path: Path) -> None:
    text = f"关于甲的通知\n各单位：\n（一）{heading}各镇街办理。\n（二）其他。按规定办理。\n"
    assert draft_of_text(text, tmp_path).data["body"]["clauses"][0]["id"] == name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("by 5.00 pm on Friday 26 June 2026.", ("5.00 pm on Friday 26 June 2026", 17 * 60)),
        ("12 noon on 1 May 2026", ("12 noon on 1 May 2026", 12 * 60)),
        ("30 April 2026 at 5 pm", ("30 April 2026 at 5 pm", 17 * 60)),
        ("room 5, 30 April 2026", ("30 April 2026", None)),
    ],
)
def test_an_english_clock_stands_before_or_behind_its_date(text: str, said: tuple[str, int | None]) -> None:
    assert [(span.wording, span.spoken.minutes) for span in spoken_spans(text)] == [said]


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("负责人（签字）：", [("signature", "负责人（签字）：")]),
        ("填报单位（盖章）：　　联系人：", [("seal", "填报单位（盖章）："), ("text", "联系人：")]),
        ("签字：     （盖章）  年 月 日", [("signature", "签字："), ("seal", "（盖章）"), ("date", "")]),
        ("　年　月至　年　月", [("date", ""), ("date", "至")]),
        ("负责人（签字）：    单位（公章）", [("signature", "负责人（签字）："), ("seal", "单位（公章）")]),
        ("签名：　　　年　月　日", [("signature", "签名："), ("date", "")]),
    ],
)  # fmt: skip
def test_each_place_to_sign_is_one_field(line: str, kinds: list[tuple[str, str]]) -> None:
    assert [(blank.kind, blank.label) for blank in fill_in_places(line)] == kinds


# who signs ------------------------------------------------------------------------------------------------

NOT_ISSUERS = (
    "office@example.gov.cn",
    "Office@Example.gov.cn",
    "传真：020-87654321",
    "传真 020-87654321",
    "邮政编码：510900",
    "邮编510900",
    "QQ群：123456789",
    "QQ群 123456789",
    "微信公众号：青山民政",
    "微信公众号 青山民政",
    "网址：https://www.example.gov.cn/",
    "www.example.gov.cn",
    "申报系统：社区创新申报平台",
    "社区创新申报系统",
    "特此通知",
    "特此公告",
    "（此件公开发布）",
    "此件公开发布",
    "（联系人：章平）",
    "章平",
    "青山区青山路一号民政大楼三楼",
    "社会组织管理科",
    "地址 青山区政务服务中心",
    "受理单位 青山区政务服务中心",
    "申报说明会",
    "欢迎踊跃申报",
)


def signed_notice(*foot: str, head: str = "关于申报2026年度社区创新项目的通知") -> str:
    text = "一、申报时间\n申报截止时间为2026年12月31日。\n二、联系方式\n联系人：章平，电话：020-12345678\n"
    return "\n".join((head, "各有关单位：", text.strip(), *foot, "2026年11月20日")) + "\n"


def issuers_and_text(text: str, folder: Path) -> tuple[list[str | None], str]:
    data = draft_of_text(text, folder).data
    return [issuer["name"] for issuer in data["issuers"]], str(data["body"])


@pytest.mark.parametrize("line", NOT_ISSUERS)
def test_a_line_above_the_signature_that_names_no_body_stays_in_the_text(line: str, tmp_path: Path) -> None:
    names, text = issuers_and_text(signed_notice(line, "青山区民政局"), tmp_path)
    assert names == ["青山区民政局"]
    references = {"@": "{contact_info.emails}", "网址：": "网址：{submission.website}"}
    kept = next((reference for mark, reference in references.items() if mark in line), line)
    assert kept in text


@pytest.mark.parametrize("line", [line for line in NOT_ISSUERS if line != "社会组织管理科"])
def test_where_no_body_signs_the_issuer_is_asked_for(line: str, tmp_path: Path) -> None:
    assert issuers_and_text(signed_notice(line), tmp_path)[0] == [None]


@pytest.mark.parametrize(
    "names",
    [
        ("青山区民政局",),
        ("青 山 区 民 政 局",),
        ("青山区民政局（盖章）",),
        ("青山区民政局", "青山区财政局"),
        ("中共青山区委组织部", "青山区人力资源和社会保障局", "青山区教育局"),
        ("青山大学教务处",),
        ("青山区社区创新大赛组委会",),
        ("青山区人民政府办公室",),
        ("青山街道办事处", "青山科技有限公司"),
        ("Riverton Arts Council",),
        ("Office of Community Innovation",),
    ],
)
def test_bodies_above_the_date_are_the_issuers(names: tuple[str, ...], tmp_path: Path) -> None:
    found, _ = issuers_and_text(signed_notice(*names), tmp_path)
    assert found == [name.replace(" ", "") if not name.isascii() else name for name in names]


@pytest.mark.parametrize(
    "head",
    [
        "青山论坛关于申报2026年度社区创新项目的通知",
        "青山论坛文件\n关于申报2026年度社区创新项目的通知",
    ],
)
def test_a_name_that_the_head_supports_signs_whatever_its_last_word(head: str, tmp_path: Path) -> None:
    assert issuers_and_text(signed_notice("青山论坛", head=head), tmp_path)[0] == ["青山论坛"]


def test_a_department_signs_beside_another_body_where_the_number_is_its_own(tmp_path: Path) -> None:
    head = "青社〔2026〕8号\n关于申报2026年度社区创新项目的通知"
    names, _ = issuers_and_text(signed_notice("青山区社会组织管理处", "青山区民政局", head=head), tmp_path)
    assert names == ["青山区社会组织管理处", "青山区民政局"]
