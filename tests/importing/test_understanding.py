"""What words mean, one kind at a time: numbers, dates, contacts, boxes, places to fill in, sums."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_site.importing.blocks import Paragraph, Place
from notice_site.importing.understanding import materials
from notice_site.importing.understanding.clauses import DraftClause, clauses_from
from notice_site.importing.understanding.draft import Names
from notice_site.importing.understanding.form_fields import fill_in_places, kind_of_label, option_list
from notice_site.importing.understanding.labels import labelled_values_in
from notice_site.language.clause_numbers import number_at
from notice_site.language.language import is_only_a_date, spoken_spans


@pytest.mark.parametrize(
    ("text", "style", "value", "rest"),
    [
        ("一、范围", "chinese", 1, "范围"),
        ("十二、 其他", "chinese", 12, "其他"),
        ("（三）甲", "chinese_brackets", 3, "甲"),
        ("(三) 甲", "chinese_brackets", 3, "甲"),
        ("2.甲", "arabic", 2, "甲"),
        ("2．甲", "arabic", 2, "甲"),
        ("2、甲", "arabic", 2, "甲"),
        ("（4）甲", "arabic_brackets", 4, "甲"),
        ("4）甲", "arabic_brackets", 4, "甲"),
        ("⑵甲", "arabic_brackets", 2, "甲"),
        ("③甲", "circled", 3, "甲"),
        ("（乙）甲", "stems", 2, "甲"),
        ("第五条 甲", "article", 5, "甲"),
        ("第二章 甲", "chapter", 2, "甲"),
        ("1.2 甲", "decimal", 2, "甲"),
        ("(b) more", "letters", 2, "more"),
        ("Section 3: more", "article", 3, "more"),
    ],
)
def test_a_number_is_told_from_its_text(text: str, style: str, value: int, rest: str) -> None:
    number, found = number_at(text)
    assert number
    assert (number.style, number.value, found) == (style, value, rest)


@pytest.mark.parametrize(
    "text", ["2017年", "3D打印", "1.5万元", "一致同意", "（以下简称联盟）", "10家企业", "十分重要", ""]
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert number_at(text) == (None, text)


@pytest.mark.parametrize(
    ("text", "wording", "minutes"),
    [
        ("截止 2017年 9月25日 上午10：00时。", "2017年 9月25日 上午10：00时", 600),
        ("于2026-09-30 17:00前", "2026-09-30 17:00", 1020),
        ("二〇二六年九月三十日下午五时", "二〇二六年九月三十日下午五时", 1020),
        ("by 30 September 2026, 5 pm at", "30 September 2026, 5 pm", 1020),
        ("until September 30, 2026 and", "September 30, 2026", None),
    ],
)
def test_a_date_keeps_its_words_to_the_letter(text: str, wording: str, minutes: int | None) -> None:
    [span] = spoken_spans(text)
    assert (span.wording, span.spoken.minutes) == (wording, minutes)
    assert text[span.start : span.end] == wording


def test_a_later_date_takes_its_year_and_month_from_the_one_before() -> None:
    days = [span.day for span in spoken_spans("2026年3月1日至30日，复审4月5日")]
    assert days == [date(2026, 3, 1), date(2026, 3, 30), date(2026, 4, 5)]


@pytest.mark.parametrize(
    ("line", "alone"), [("2026年3月1日", True), ("2026年3月1日前", False), ("3月1日", False)]
)
def test_the_date_under_a_notice_stands_alone_on_its_line(line: str, alone: bool) -> None:
    assert bool(is_only_a_date(line)) is alone


@given(st.text(alphabet="0123456789年月日时:：至到-.上下午 Tthe", max_size=30))
def test_no_text_makes_the_reading_of_dates_fail(text: str) -> None:
    assert all(text[span.start : span.end].strip() for span in spoken_spans(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("联 系 人：甲某、乙某", [("persons", "甲某"), ("persons", "乙某")]),
        ("（联系人：张三，电话：020-12345678；邮箱：a.b@example.cn）",
         [("persons", "张三"), ("telephones", "020-12345678"), ("emails", "a.b@example.cn")]),
        ("联系人：张三 13800138000", [("persons", "张三"), ("telephones", "13800138000")]),
        ("咨询电话（020）12345678转801", [("telephones", "（020）12345678转801")]),
        ("咨询电话：（020）12345678", [("telephones", "（020）12345678")]),
        ("业务咨询：020-12345678", [("telephones", "020-12345678")]),
        ("热线：400-123-4567", [("telephones", "400-123-4567")]),
        ("李工　13800138000（微信同号）", [("telephones", "13800138000")]),
        ("传真：020-12345678；监督电话：020-87654321；账号：44020212345678901", []),
        ("受理地点：一号楼305室　联系电话：87654321", [("place", "一号楼305室"), ("telephones", "87654321")]),
        ("通讯地址：某路1号，邮编510000", [("postal_address", "某路1号")]),
        ("网址：https://example.org/a?b=1。", [("website", "https://example.org/a?b=1")]),
        ("统一社会信用代码：91440101MA59", []),
        ("Contact: Ms Li, Tel: +86 20 1234 5678", [("persons", "Ms Li"), ("telephones", "+86 20 1234 5678")]),
    ],
)  # fmt: skip
def test_a_label_tells_what_follows_it(text: str, told: list[tuple[str, str]]) -> None:
    found = labelled_values_in(text)
    assert [(known.kind, known.value) for known in found] == told
    assert all(text[known.start : known.end] == known.value for known in found)


def test_boxes_give_options_with_their_numbers_and_marks() -> None:
    found = option_list("单位类型：□1.政府部门；  □2.企业；\n□3.其他；")
    assert (found.before, found.labels) == ("单位类型：", ("政府部门", "企业", "其他"))
    assert (found.numbered, found.end, found.exclusive) == (True, "；", False)
    assert option_list("□是 □否").exclusive
    assert option_list("□甲；□乙").labels == ("甲；", "乙")


@pytest.mark.parametrize(
    ("line", "blanks"),
    [
        ("负责人：（签字）      （单位盖章）  ",
         [("signature", "负责人：", "", "（签字）"), ("seal", "（单位盖章）", "", "")]),
        ("填表时间：   年  月  日", [("date", "填表时间：", "年  月  日", "")]),
        ("经办人：____ 电话：____", [("text", "经办人：", "", ""), ("phone", "电话：", "", "")]),
        ("年  月  日", [("date", "", "年  月  日", "")]),
    ],
)  # fmt: skip
def test_a_line_to_fill_in_gives_its_places(line: str, blanks: list[tuple[str, ...]]) -> None:
    found = [(blank.kind, blank.label, blank.prompt, blank.suffix) for blank in fill_in_places(line)]
    assert found == blanks


@given(st.text(alphabet="负责人签字（）()：: 年月日_盖章", max_size=30))
def test_no_character_of_a_line_to_fill_in_is_lost(line: str) -> None:
    kept = "".join(blank.label + blank.prompt + blank.suffix for blank in fill_in_places(line))
    blanks = str.maketrans("", "", " _\n")
    assert sorted(kept.translate(blanks)) == sorted(line.translate(blanks))


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("联系电话", "phone"), ("手机号码", "phone"), ("电子邮箱", "email"), ("日  期", "date"),
        ("邮政编码", "postcode"),
        ("网    址", "url"), ("单位盖章", "seal"), ("负责人签字", "signature"),
        ("主管部门意见", "office_use"),
        ("注册资本（万元）", "number"), ("项目简介", "long_text"), ("单位名称", "text"),
        ("Telephone", "phone"),
    ],
)  # fmt: skip
def test_a_label_tells_what_is_written_beside_it(label: str, kind: str) -> None:
    assert kind_of_label(label) == kind


def test_ids_are_told_by_words_and_stay_unique() -> None:
    names = Names()
    assert [names.give(label, "field") for label in ("联系电话", "传真", "某某", "某某")] == [
        "phone",
        "fax",
        "field-1",
        "field-2",
    ]
    assert names.give("联系电话", "field", around="联系人") == "contact-person-phone"
    assert names.give("联系电话", "field", around="联系人") == "phone-2"


def outline(*lines: str) -> list[object]:
    paragraphs = [Paragraph(line, Place("a.txt", at)) for at, line in enumerate(lines, 1)]
    return [shape(clause) for clause in clauses_from(paragraphs).clauses]


def shape(clause: DraftClause) -> object:
    """A clause's heading, texts and inner clauses."""
    heading = clause.heading.words if clause.heading else None
    return heading, [part.words for part in clause.text], [shape(inner) for inner in clause.clauses]


def test_levels_follow_the_styles_of_numbers_as_they_come() -> None:
    assert outline("1、甲", "（1）乙。", "（2）丙。", "2、丁", "（1）戊。") == [
        ("甲", [], [(None, ["乙。"], []), (None, ["丙。"], [])]),
        ("丁", [], [(None, ["戊。"], [])]),
    ]


def test_a_style_further_out_closes_what_is_further_in() -> None:
    assert outline("（一）甲", "1.乙。", "二、丙", "（一）丁。") == [
        ("甲", [], [(None, ["乙。"], [])]),
        ("丙", [], [(None, ["丁。"], [])]),
    ]


def test_a_short_first_sentence_heads_its_paragraph_and_a_duty_does_not() -> None:
    assert outline("一、总则", "（一）资金管理。资金专款专用。", "（二）单位应当合法。并且守信。") == [
        ("总则", [], [("资金管理。", ["资金专款专用。"], []), (None, ["单位应当合法。并且守信。"], [])])
    ]


def test_a_label_with_its_words_is_a_line_of_its_own() -> None:
    assert outline("一、受理", "说明一句。", "联系电话：87654321", "地址：某路") == [
        ("受理", ["说明一句。"], [(None, ["联系电话：87654321"], []), (None, ["地址：某路"], [])])
    ]


@pytest.mark.parametrize(
    ("piece", "title"),
    [
        ("身份证、职业资格证书复印件各1份", "身份证、职业资格证书复印件"),
        ("申请表一式三份，加盖公章", "申请表"),
        ("营业执照复印件（加盖公章）", "营业执照复印件"),
        ("各类获奖证书", "各类获奖证书"),
    ],
)
def test_a_paper_is_called_without_its_copies_and_its_seal(piece: str, title: str) -> None:
    assert materials._title(piece) == title
