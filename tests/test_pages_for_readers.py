"""What a reader finds on the pages of a call: conditions, documents, silences, dates."""

import yaml

from notice_site.model.forms import Form
from notice_site.model.grid import column_heads, field_names
from tests.call_facts import FIRST, FULL, MINIMAL, NOTICES
from tests.page_reading import call, call_pages, page, text_of


def test_the_home_page_alone_says_until_when_where_whom_and_how_much() -> None:
    [key] = page(FIRST).find_class("ns-key")
    said = text_of(key)
    for words in (
        "2017年9月25日（星期一）10:00",
        "牵头企业 负责申报",
        "加入联盟的企业 至少10家",
        "加入联盟的高等院校 至少1家",
        "一次性10万元 组建资金支持",
        "共扶持1项",
        "从化区科工商信局科技发展科",
        "从化区街口街口岸路2栋5楼",
    ):
        assert words in said, words
    assert key.xpath("//time/@datetime")[0] == "2017-09-25T10:00:00+08:00"
    assert "tel:02087926183" in key.xpath(".//a/@href")


def test_every_condition_on_the_home_page_is_quoted_with_its_place() -> None:
    facts = call(FIRST)
    [first, *_] = page(FIRST).find_class("ns-rules")
    rows = first.findall("li")
    assert len(rows) == len(facts.notice.eligibility)
    for row, rule in zip(rows, facts.notice.eligibility, strict=True):
        assert rule.quote
        assert rule.quote in text_of(row)
        assert rule.clause
        assert facts.place_href(rule.clause, "index.html") in row.xpath(".//a/@href")


def test_a_field_that_the_form_calls_otherwise_says_so() -> None:
    [topics] = page(FIRST).find_class("ns-topics")
    rows = [text_of(row) for row in topics]
    assert "生物医药 表格中对应“生物与健康”" in rows
    assert "新材料" in rows
    assert any(row.startswith("新型农业") and "请向受理部门确认" in row for row in rows)
    assert "等" in rows[-1]


def test_every_silence_is_said_aloud_with_whom_to_ask() -> None:
    facts = call(FIRST)
    [card] = page(FIRST).find_class("ns-card--unsaid")
    assert len(facts.silences) > 5
    for silence in facts.silences:
        assert silence.question in text_of(card)
    assert "tel:02087926183" in card.xpath(".//a/@href")


def test_each_role_finds_what_it_prepares_and_what_it_seals() -> None:
    content = page(FIRST, "materials/index.html")
    titles = [text_of(heading) for heading in content.findall("h2")]
    assert titles == ["牵头企业", "加入联盟的企业", "加入联盟的高等院校", "加入联盟的其他单位"]
    assert len(content.find_class("ns-sheet")) == 10 + 1 + 1 + 1
    [form] = content.xpath("//*[@id='material-membership-form']")
    said = text_of(form)
    for words in ("份数 2份", "盖章 牵头企业", "附件2 产学研协同创新联盟会员入盟申请表", "依据 通知四、2"):
        assert words in said, words
    besides = [text_of(card) for card in content.find_class("ns-card") if "还要做的" in text_of(card)]
    assert besides == ["还要做的 盖章：联盟契约"] * 3


def test_what_may_be_left_out_is_counted_by_itself() -> None:
    home = page(FIRST)
    assert "材料：必交9项，1项可选。" in text_of(home.find_class("ns-steps")[0])
    folds = [text_of(fold.find("summary")) for fold in home.xpath("//details[contains(@class, 'ns-card')]")]
    assert folds[0] == "牵头企业 必交9项，1项可选"


def test_a_card_names_only_the_conditions_of_its_role() -> None:
    content = page(FIRST, "materials/index.html")
    [leads] = content.xpath("//*[@id='material-membership-form']")
    [joins] = content.xpath("//*[@id='enterprise--membership-form']")
    assert "1家以上省内高等院校" in text_of(leads)
    assert not joins.find_class("ns-proves")


def test_no_question_is_printed_as_a_condition() -> None:
    texts = [text_of(text) for text in page(FULL).find_class("ns-rule__text")]
    assert len(texts) > 15
    assert all(texts)
    assert not [text for text in texts if "？" in text]


def test_what_a_paper_does_not_state_is_named() -> None:
    [plan] = page(FIRST, "materials/index.html").xpath("//*[@id='material-work-plan']")
    assert "未写明 份数、盖章、签字" in text_of(plan)


def test_a_form_page_names_every_field_and_marks_those_that_are_required() -> None:
    facts = call(FIRST)
    content = page(FIRST, "forms/registration/index.html")
    known = facts.annexes[0]
    assert len(known.field_names) > 10
    for field in known.field_names:
        assert len(content.xpath(f"//*[@id='{field}']")) == 1, field
    [name] = content.xpath("//*[@id='alliance-name']")
    assert "建议填写" in text_of(name)
    groups = [text_of(group.find("div")) for group in content.find_class("ns-entry--group")]
    assert groups == ["联系方式", "总负责人", "联络人", "需提供的有关材料"]


def test_public_information_has_only_what_the_data_has() -> None:
    first, full = (page(path, "notice/index.html") for path in (FIRST, FULL))
    names = [
        [text_of(name) for name in content.xpath("//dl[contains(@class, 'table')]//dt")]
        for content in (first, full)
    ]
    assert names[0] == ["分类", "发布机构", "成文日期", "名称"]
    assert names[1] == [
        "索引号", "分类", "发布机构", "成文日期", "名称", "文号", "发布日期", "主题词", "公开方式", "有效性",
    ]  # fmt: skip


def test_a_call_with_several_periods_shows_each_with_its_dates() -> None:
    [key] = page(FULL).find_class("ns-key")
    periods = [text_of(period) for period in key.find_class("ns-period")]
    assert len(periods) == 2
    assert "传承人批次 开始 2030年3月15日" in periods[0]
    assert "截止 2030年6月14日（星期五）24时前" in periods[1]
    assert "以寄出时间为准" in periods[1]


def test_the_smallest_call_has_its_pages() -> None:
    assert call_pages(MINIMAL).keys() >= {
        "index.html",
        "notice/index.html",
        "contact/index.html",
        "updates/index.html",
    }


HEADS = """
columns: [2, 1, 1, 1, 1]
rows:
  - cells: [{label: 一、经费, colspan: 5}]
  - cells: [{label: 科目, rowspan: 2}, {label: 省级资金, colspan: 2}, {label: 自筹资金, colspan: 2}]
  - cells: [{label: 金额}, {label: 占比}, {label: 金额}, {label: 占比}]
  - cells: [{label: 设备费}, {fields: [{id: a, kind: number}]}, {fields: [{id: b, kind: number}]},
            {fields: [{id: c, kind: number}]}, {fields: [{id: d, kind: number}]}]
  - cells: [{label: 备注}, {colspan: 4, fields: [{id: remark, kind: text}]}]
  - cells: [{label: 姓名}, {label: 职称, colspan: 2}, {label: 单位, colspan: 2}]
  - cells: [{fields: [{id: n1, kind: text}]}, {colspan: 2, fields: [{id: t1, kind: text}]},
            {colspan: 2, fields: [{id: u1, kind: text}]}]
  - cells: [{label: 电话}, {fields: [{id: p, kind: phone}]}, {label: 传真},
            {colspan: 2, fields: [{id: f, kind: phone}]}]
"""


def test_fields_under_heads_are_named_by_their_row_and_by_every_head_of_their_column() -> None:
    form = Form.model_validate(yaml.safe_load(HEADS))
    assert column_heads(form) == {
        "a": ("省级资金", "金额"),
        "b": ("省级资金", "占比"),
        "c": ("自筹资金", "金额"),
        "d": ("自筹资金", "占比"),
        "n1": ("姓名",),
        "t1": ("职称",),
        "u1": ("单位",),
    }
    names = field_names(form)
    assert names["b"] == "设备费 省级资金 占比"
    assert names["c"] == "设备费 自筹资金 金额"
    assert [names[field] for field in ("remark", "n1", "t1", "p", "f")] == [
        "备注",
        "姓名",
        "职称",
        "电话",
        "传真",
    ]


def test_every_link_that_fetches_a_file_is_named_by_it() -> None:
    for address in ("index.html", "forms/index.html"):
        links = page(FULL, address).xpath("//a[@download]")
        names = [text_of(link) for link in links]
        assert len(names) > 4
        assert len(set(names)) == len(names), address


def test_what_applicants_pay_themselves_is_said_in_money() -> None:
    said = text_of(page(FULL, "index.html").xpath("//*[contains(@class, 'ns-awards')]")[0])
    assert "手工坊类、手工坊自筹资金：1：2（每100元扶持资金自筹50元）" in said


def test_what_is_counted_in_other_words_than_the_supported_is_not_called_supported() -> None:
    said = text_of(page(NOTICES / "talent-housing.yml").xpath("//*[contains(@class, 'ns-awards')]")[0])
    assert "共200套" in said
    assert "扶持200套" not in said
    assert "领军人才：40套" in said
    places = text_of(page(NOTICES / "points-ranking.yml").xpath("//*[contains(@class, 'ns-awards')]")[0])
    assert "小学一年级：400个学位" in places


def test_of_several_issuers_none_is_made_the_office_that_the_notice_names_alone() -> None:
    contact = text_of(page(NOTICES / "talent-housing.yml", "contact/index.html"))
    assert "受理部门 住房保障科" in contact
    assert "受理部门 从化区科工商信局科技发展科" in text_of(page(FIRST, "contact/index.html"))


def test_an_organisation_seals_and_somebody_signs_for_it_and_a_person_does_so_alone() -> None:
    content = page(FULL, "materials/index.html")
    said = text_of(content)
    assert "盖章 本单位 签字 本单位人员" in said
    assert "签字 本单位 " not in said
    assert "签字 本人" in said
    assert "您是：" in said
