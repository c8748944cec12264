"""The eligibility page: answers come to the result of the rules, each condition says what it rests on."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist_page import (
    BY_HAND,
    JOURNEYS,
    READY,
    Journey,
    Open,
    choose,
    give,
    go,
    link_to,
    sentence,
)

pytestmark = pytest.mark.browser


def test_there_are_journeys_for_both_calls() -> None:
    assert {journey["call"] for journey in JOURNEYS.values()} == {"first", "full"}
    assert READY in JOURNEYS


@pytest.mark.parametrize("title", BY_HAND)
def test_answers_given_by_hand_come_to_the_result_of_the_rules(title: str, open_page: Open) -> None:
    page = open_page(JOURNEYS[title]["call"])
    go(page, JOURNEYS[title])
    assert_result(page, JOURNEYS[title]["expect"])


@pytest.mark.parametrize("journey", JOURNEYS.values(), ids=JOURNEYS)
def test_answers_from_a_link_come_to_the_result_of_the_rules(journey: Journey, open_page: Open) -> None:
    assert_result(open_page(journey["call"], link_to(journey)), journey["expect"])


def assert_result(page: Page, expected: dict[str, Any]) -> None:
    expect(sentence(page)).to_have_text(expected["sentence"])
    for rule, state in expected["states"].items():
        if page.locator(f"#{rule}").is_visible():
            expect(page.locator(f"#{rule}")).to_have_attribute("data-state", state)
    for material, (documents, sheets, seals) in expected.get("documents", {}).items():
        text = page.locator(f".ns-material[data-material={material}] .ns-material__amount").inner_text()
        assert sheets is None or documents == 1 or f"共{sheets}份" in text
        assert not seals or f"盖{seals}个章" in text
    for material in expected.get("no_documents", []):
        assert page.locator(f".ns-material[data-material={material}]").count() == 0


def test_first_of_all_the_page_asks_who_the_reader_is(open_page: Open) -> None:
    page = open_page()
    expect(page.locator(".ns-checklist input:visible")).to_have_count(4)
    expect(sentence(page)).to_have_text("先选您是哪一方，再逐项回答。")
    choose(page, {"role": "university"})
    expect(page.locator(".ns-condition:visible")).to_have_count(0)
    expect(page.locator(".ns-report")).to_contain_text("确认学校是省内高等院校")
    choose(page, {"role": "lead"})
    expect(page.locator("#founders")).to_be_visible()


def test_a_role_with_one_track_is_not_asked_for_it_and_sees_no_other_conditions(open_page: Open) -> None:
    page = open_page("full")
    expect(page.locator(".ns-condition:visible")).to_have_count(0)
    choose(page, {"role": "inheritor"})
    expect(page.get_by_role("group", name="申报哪一类？")).to_be_hidden()
    expect(page.locator("#years")).to_be_visible()
    expect(page.locator("#turnover")).to_be_hidden()
    choose(page, {"role": "workshop"})
    expect(page.locator("#years")).to_be_hidden()
    expect(page.locator("#turnover")).to_be_visible()


@pytest.mark.parametrize(
    ("role", "steps"),
    [
        (
            "lead",
            [
                "收齐各成员要盖章、签字的材料：会员入盟申请表、联盟契约。",
                (
                    "递交全部材料，截止2017年9月25日（星期一）10:00，受理点："
                    "从化区科工商信局科技发展科 从化区街口街口岸路2栋5楼。"
                ),
                "通知没有写明递交方式，请先问清。",
            ],
        ),
        (
            "university",
            [
                "先核对“签章之前”列出的事项。",
                "按要求盖章、签字后交给牵头企业：会员入盟申请表。",
                "在牵头企业送来的材料上盖章或签字：联盟契约。",
                "向牵头企业问清哪天之前交；申报截止：2017年9月25日（星期一）10:00。",
            ],
        ),
    ],
)
def test_the_result_ends_with_what_this_role_does_next(open_page: Open, role: str, steps: list[str]) -> None:
    page = open_page("first")
    choose(page, {"role": role})
    expect(page.locator(".ns-next li")).to_have_text(steps)
    page.emulate_media(media="print")
    expect(page.locator("[data-slot=next] li")).to_have_text(steps)


def test_where_the_notice_is_silent_the_questions_are_ready_to_be_asked(open_page: Open) -> None:
    page = open_page("first")
    choose(page, {"role": "lead"})
    questions = page.get_by_label("以下通知没有写明")
    text = questions.input_value()
    assert text.startswith(
        "关于《关于征集组建“从化区产学研技术创新联盟”的通知》，有几点没有写明，想请问：\n1. "
    )
    assert "截止时间以收到为准还是以寄出为准" in text
    page.get_by_role("button", name="复制问题").click()
    expect(page.get_by_text("问题已复制。").or_(page.get_by_text("请从框里复制。"))).to_be_visible()


def test_what_a_condition_asks_for_shows_once_the_condition_holds(open_page: Open) -> None:
    page = open_page("full")
    choose(page, {"role": "workshop", "track": "workshop"})
    expect(page.locator("#joint-conditions")).to_be_hidden()
    give(page, {"is-joint": "yes"})
    expect(page.locator("#joint-conditions")).to_be_visible()
    give(page, {"is-joint": "no"})
    expect(page.locator("#joint-conditions")).to_be_hidden()


def test_what_must_not_be_so_is_no_result_by_itself(open_page: Open) -> None:
    page = open_page("full")
    choose(page, {"role": "inheritor", "track": "inheritor"})
    give(page, {"blacklisted": "yes"})
    expect(page.locator("#blacklisted > .ns-state")).to_be_hidden()
    expect(page.locator("#not-blacklisted > .ns-state")).to_have_text("尚未满足")
    point = page.locator(".ns-report .ns-point[data-state=not_met]")
    expect(point).to_have_count(1)
    expect(point).to_contain_text("未被列入严重失信主体名单")


def test_a_condition_shows_the_notices_words_its_clause_and_its_proof(open_page: Open) -> None:
    page = open_page()
    choose(page, {"role": "lead"})
    card = page.locator("#other-enterprises")
    expect(card.locator("q")).to_have_text("联合产业链其他相关10家企业以上")
    expect(card.get_by_role("link", name="三、（一）")).to_have_attribute(
        "href", "../notice/index.html#composition"
    )
    expect(card.get_by_role("link", name="会员入盟申请表")).to_have_attribute(
        "href", "../forms/membership/index.html"
    )
    expect(page.locator("#founders .ns-place")).to_have_attribute(
        "href", "../forms/registration/index.html#founders"
    )


def test_a_condition_not_met_says_what_would_meet_it_and_whom_to_ask(open_page: Open) -> None:
    page = open_page()
    choose(page, {"role": "lead"})
    give(page, {"contract-covers": ["working", "rights"]})
    point = page.locator(".ns-report .ns-point[data-state=not_met]").last
    expect(point).to_contain_text("还缺：运行机制、知识产权管理。")
    expect(point).to_contain_text("在契约中补充缺少的内容。")
    expect(page.get_by_role("link", name="020-87926183").first).to_have_attribute("href", "tel:02087926183")
    point.get_by_role("link", name="回到这一题").click()
    expect(page.locator("#contract-covers")).to_be_in_viewport()


def test_a_condition_that_hangs_on_its_reading_says_what_each_reading_gives(open_page: Open) -> None:
    page = open_page()
    choose(page, {"role": "lead"})
    give(page, {"other-enterprises": 9})
    card = page.locator("#other-enterprises")
    expect(card).to_contain_text("按本清单的理解：尚未满足。")
    expect(card).to_contain_text("如果理解为“牵头企业算在10家之内”：已满足。")
    expect(card).to_contain_text("除牵头企业外，联合至少10家产业链上的企业。")
    give(page, {"other-enterprises": 10})
    expect(card).not_to_contain_text("如果理解为")
    expect(card).to_contain_text("通知没有说明是否包含本数，这里按包含计算。")


def test_an_option_without_a_box_on_the_form_says_so(open_page: Open) -> None:
    page = open_page()
    choose(page, {"role": "lead"})
    give(page, {"field": "agriculture"})
    expect(page.locator("#field")).to_contain_text("登记表没有“新型农业”一栏")
    give(page, {"field": "information"})
    expect(page.locator("#field")).to_contain_text("在表格中对应“新一代信息技术”")


@pytest.mark.parametrize(
    ("typed", "state"), [("１２", "met"), (" 1 0 ", "met"), ("十家", "not_answered"), ("9.5", "not_answered")]
)
def test_numbers_are_read_as_people_type_them(typed: str, state: str, open_page: Open) -> None:
    page = open_page()
    choose(page, {"role": "lead"})
    field = page.get_by_role("textbox", name="登记表要填的联盟发起单位一共有几家？")
    field.fill(typed)
    field.blur()
    expect(page.locator("#founders")).to_have_attribute("data-state", state)
    fault = page.locator("#answer-founders-fault")
    expect(fault).to_have_text("只写数字，例如10。" if state == "not_answered" else "")
    expect(field).to_have_accessible_description(
        re.compile("只写数字" if state == "not_answered" else "登记表另外要求")
    )


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2017-09-25T09:59:59+08:00", ""),
        ("2017-09-25T10:00:00+08:00", "申报已经截止，不再受理。已满足8项条件。有3项条件由受理部门认定。"),
    ],
)
def test_from_the_deadline_on_the_sentence_no_longer_says_that_one_can_apply(
    now: str, said: str, open_page: Open
) -> None:
    journey = JOURNEYS[READY]
    page = open_page("first", link_to(journey), now=now)
    expect(sentence(page)).to_have_text(said or journey["expect"]["sentence"])


def test_a_track_has_the_sentence_of_its_own_window(open_page: Open) -> None:
    title = "full: a workshop alone: what binds joint applications does not apply"
    page = open_page("full", link_to(JOURNEYS[title]), now="2030-04-01T12:00:00+08:00")
    expect(sentence(page)).to_have_text("尚未开始受理申报。已满足9项条件。有1项条件由受理部门认定。")


def test_a_page_that_stays_open_over_the_deadline_says_so_by_itself(open_page: Open) -> None:
    journey = JOURNEYS[READY]
    page = open_page("first", link_to(journey), now="2017-09-25T09:59:58+08:00")
    expect(sentence(page)).to_have_text(journey["expect"]["sentence"])
    page.evaluate("Date.now = () => Date.parse('2017-09-25T10:00:00+08:00')")
    expect(sentence(page)).to_contain_text("申报已经截止")


def test_the_leads_link_tells_a_member_who_leads_and_by_when_and_nothing_is_sent(open_page: Open) -> None:
    page = open_page("first")
    choose(page, {"role": "lead"})
    page.get_by_text("给成员发一个链接").click()
    page.get_by_label("牵头方名称").fill("甲公司")
    day = page.get_by_label("表格交回日期")
    expect(day).to_have_value("2017-09-22")
    day.fill("2017-09-21")
    page.locator(".ns-invite").get_by_role("button", name="复制链接").click()
    address = page.get_by_label("发给成员的链接：").input_value()
    assert "?" not in address
    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator(".ns-news")).to_contain_text("由甲公司牵头申报。表格请在2017年9月21日前交回。")
    choose(page, {"role": "university"})
    expect(page.locator(".ns-next li").last).to_contain_text("甲公司要求2017年9月21日前交回")
    expect(page.get_by_text("给成员发一个链接")).to_be_hidden()
    page.get_by_role("button", name="清除回答").click()
    page.reload()
    choose(page, {"role": "university"})
    expect(page.locator(".ns-next li").last).to_contain_text("向牵头企业问清哪天之前交")
