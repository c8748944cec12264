"""The eligibility page: its data, its printable list, and that nothing in either can break out."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from notice_site.facts.facts import BuildFacts, Facts, derive_facts
from notice_site.model.dates import Event
from notice_site.model.notice import AcceptedWarning, walk_rules
from notice_site.pages.checklist import checklist_data, render_checklist
from tests.call_facts import CALLS, FIRST, FULL, ZH, facts_of, with_changes

Golden = Callable[[str, bytes], None]
HOSTILE = "</script><script>alert(1)</script><!-- & \" ' {{ }} *a* `b` \\"


def page_of(facts: Facts) -> str:
    return render_checklist(facts, ZH)["eligibility/index.md"].decode()


def parsed(facts: Facts) -> Any:
    """The page as elements."""
    return html.fromstring(page_of(facts).split("---", 2)[2])


def list_of(facts: Facts) -> Any:
    """The printable list as elements."""
    return parsed(facts).find_class("ns-packing")[0]


def rules_by_id(facts: Facts) -> dict[str, Any]:
    def walk(rule: dict[str, Any]) -> list[dict[str, Any]]:
        inner = [rule[key] for key in ("rule", "if", "then") if key in rule] + rule.get("rules", [])
        return [rule, *(found for part in inner for found in walk(part))]

    return {rule["id"]: rule for top in checklist_data(facts, ZH)["rules"] for rule in walk(top)}


def changed_rule(facts: Facts, rule: str, **values: object) -> Facts:
    rules = tuple(
        known.model_copy(update=values) if known.id == rule else known for known in facts.notice.eligibility
    )
    return with_changes(facts, {"eligibility": rules})


@pytest.mark.parametrize("name", ["first", "full"])
def test_the_data_that_scripts_work_with_is_as_it_was(name: str, golden: Golden) -> None:
    data = checklist_data(facts_of(CALLS[name]), ZH)
    golden(f"checklist-{name}.json", json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n")


def test_what_the_page_does_not_carry_at_once_is_in_the_script_that_it_names() -> None:
    facts = facts_of(FULL)
    files = render_checklist(facts, ZH)
    at_once = json.loads(parsed(facts).xpath(".//script[@type='application/json']")[0].text)
    address = at_once.pop("deferred").partition("?")[0]
    script = files[f"eligibility/{address}"].decode()
    later = json.loads(script.removeprefix("window.noticeChecklist = ").removesuffix(";\n"))
    whole = checklist_data(facts, ZH)
    assert at_once.keys() | later.keys() == whole.keys()
    assert at_once.keys() & later.keys() == {"messages"}
    assert not at_once["messages"].keys() & later["messages"].keys()
    assert len(at_once["messages"] | later["messages"]) == len(whole["messages"])
    assert json.loads(json.dumps({key: whole[key] for key in later if key != "messages"})) == {
        key: value for key, value in later.items() if key != "messages"
    }


@pytest.mark.parametrize("path", CALLS.values(), ids=CALLS)
def test_the_page_carries_every_rule_of_the_call(path: Any) -> None:
    facts = facts_of(path)
    rules = [rule.id for _, rule in walk_rules(facts.in_force)]
    if not rules:
        assert render_checklist(facts, ZH) == {}
        return
    rows = [row.get("data-rule") for row in list_of(facts).xpath(".//*[@data-rule]")]
    assert sorted(rows) == sorted(rules) == sorted(rules_by_id(facts))


def test_without_scripts_every_condition_has_its_words_its_place_and_a_box() -> None:
    facts = facts_of(FIRST)
    rows = {row.get("data-rule"): row for row in list_of(facts).xpath(".//*[@data-rule]")}
    for rule in facts.in_force.eligibility:
        assert rule.quote in rows[rule.id].text_content()
        assert rows[rule.id].xpath("./div//input[@type='checkbox']")
        section = rows[rule.id].xpath("ancestor::section")[0]
        assert facts.place_href(rule.clause or "", "eligibility/index.html") in section.xpath(".//a/@href")


def test_without_scripts_every_paper_has_a_box_and_says_who_copies_and_seals() -> None:
    rows = {
        row.get("data-material"): row.text_content()
        for row in list_of(facts_of(FIRST)).xpath(".//*[@data-material]")
    }
    assert rows.keys() == {material.id for material in facts_of(FIRST).in_force.materials}
    form = " ".join(rows["membership-form"].split())
    assert form == "会员入盟申请表 附件2 准备：全体成员。一式2份。盖章：全体成员。签字：全体成员。"
    assert "通知未写明：份数、是否签字。" in rows["alliance-contract"]


def test_without_scripts_a_joining_role_finds_what_to_check_before_it_signs() -> None:
    facts = facts_of(FIRST)
    for role in facts.in_force.roles:
        sections = list_of(facts).xpath(f".//section[@data-tasks-of='{role.id}']")
        assert bool(sections) == bool(role.tasks)
        assert all(task in sections[0].text_content() for task in role.tasks)


def test_every_control_of_the_printable_list_has_a_name() -> None:
    inputs = [box for path in (FIRST, FULL) for box in list_of(facts_of(path)).iter("input")]
    assert inputs
    for box in inputs:
        labels = box.xpath("ancestor::label")
        assert box.get("aria-label") or (labels and labels[0].text_content().strip())


def test_the_packing_list_names_the_deadline_in_force_and_not_the_one_as_issued() -> None:
    facts = facts_of(FIRST)
    later = Event.model_validate({"on": "2017-10-09", "wording": "2017年10月9日"})
    in_force = with_changes(facts, {"key_dates.close": later}).in_force
    amended = derive_facts(replace(facts.call, in_force=in_force), facts.build, ZH)
    text = list_of(amended).text_content()
    assert "截止：2017年10月9日" in text
    assert "2017年9月25日" not in text


def test_conditions_are_grouped_by_the_clause_that_sets_them_in_the_notices_order() -> None:
    groups = checklist_data(facts_of(FIRST), ZH)["groups"]
    assert [(group["id"], group["source"]["label"]) for group in groups] == [
        ("fields", "二"),
        ("composition", "三、（一）"),
        ("contract", "三、（二）"),
        ("internal-rules", "三、(三)"),
        ("registration", "附件1"),
    ]
    assert groups[1]["heading"] == "组建行业技术创新联盟应具备以下基本条件"


def test_a_condition_without_a_place_stands_in_a_group_of_its_own() -> None:
    data = checklist_data(changed_rule(facts_of(FIRST), "founders", clause=None), ZH)
    assert data["groups"][-1] == {"id": "", "heading": "其他条件", "source": None, "rules": ["founders"]}


@pytest.mark.parametrize(
    ("change", "is_asked_again"),
    [
        ({"value": 8}, True),
        ({"op": "more_than"}, True),
        ({"quote": "联合10家企业以上"}, True),
        ({"ask": "有几家？"}, True),
        ({"unit": "户"}, True),
        ({"hint": "看营业执照"}, False),
        ({"to_meet": "再联合几家"}, False),
        ({"evidence": ()}, False),
        ({"severity": "should"}, False),
        ({"interpretation": None}, False),
    ],
)
def test_a_question_is_a_new_one_only_where_it_or_its_measure_changes(
    change: dict[str, Any], is_asked_again: bool
) -> None:
    before = rules_by_id(facts_of(FIRST))["other-enterprises"]["fingerprint"]
    after = rules_by_id(changed_rule(facts_of(FIRST), "other-enterprises", **change))["other-enterprises"][
        "fingerprint"
    ]
    assert (before != after) == is_asked_again


def test_a_question_with_another_option_is_a_new_one() -> None:
    facts = facts_of(FIRST)
    first, *others = facts.notice.taxonomies
    shorter = first.model_copy(update={"options": first.options[:-1]})
    changed = with_changes(facts, {"taxonomies": (shorter, *others)})
    assert rules_by_id(facts)["field"]["fingerprint"] != rules_by_id(changed)["field"]["fingerprint"]


def test_an_option_says_what_it_is_called_on_the_form_and_which_has_no_box_there() -> None:
    options = {option["id"]: option for option in rules_by_id(facts_of(FIRST))["field"]["options"]}
    assert options["information"]["elsewhere"]["labels"] == ["新一代信息技术"]
    assert options["information"]["elsewhere"]["source"]["href"] == "../forms/registration/index.html#field"
    assert options["agriculture"]["elsewhere"] is None
    assert "新型农业" in options["agriculture"]["note"]


def test_a_bound_is_unclear_only_where_the_notice_uses_such_words_and_does_not_define_them() -> None:
    facts = facts_of(FIRST)
    unclear = {rule for rule, data in rules_by_id(facts).items() if data["bound_unclear"]}
    assert unclear == {"other-enterprises", "universities"}
    defined = with_changes(facts, {"inclusive_bounds": True})
    assert not any(rule["bound_unclear"] for rule in rules_by_id(defined).values())


@pytest.mark.parametrize(
    ("where", "rule"),
    [
        ("eligibility.founders.value", "founders"),
        ("taxonomies.fields.options", "field"),
        ("body.clauses.conditions.clauses.contract.text.0", "contract-exists"),
        ("annexes.registration.form.rows.6.cells.1.fields.founders", "founders"),
    ],
)
def test_a_note_for_readers_stands_at_the_condition_it_concerns(where: str, rule: str) -> None:
    note = AcceptedWarning(check="K04", where=where, reason="照原文", reader_note="两处数目不同")
    rules = rules_by_id(with_changes(facts_of(FIRST), {"accepted_warnings": (note,)}))
    assert rules[rule]["notes"] == ["两处数目不同"]
    assert rules["lead-enterprise"]["notes"] == []


def test_a_note_for_readers_on_a_paper_stands_at_the_paper() -> None:
    note = AcceptedWarning(
        check="K11", where="materials.registration-form.seal", reason="照原文", reader_note="盖在空白处"
    )
    data = checklist_data(with_changes(facts_of(FIRST), {"accepted_warnings": (note,)}), ZH)
    notes = {material["id"]: material["notes"] for material in data["materials"] if material["notes"]}
    assert notes == {"registration-form": ["盖在空白处"]}


def test_a_draft_says_so_on_the_page() -> None:
    assert "ns-banner--draft" in page_of(facts_of(FIRST, BuildFacts(edition=2, draft=True)))
    assert "ns-banner--draft" not in page_of(facts_of(FIRST))


def test_text_of_the_call_can_neither_end_the_data_nor_become_markup() -> None:
    facts = changed_rule(facts_of(FIRST), "founders", quote=HOSTILE, ask=HOSTILE)
    page = page_of(facts)
    assert page.count("<script") == 1
    assert page.count("</script") == 1
    assert "<!--" not in page
    data = parsed(facts).xpath("//script")[0].text
    assert {rule["id"]: rule for rule in json.loads(data)["rules"]}["founders"]["quote"] == HOSTILE
    row = list_of(facts).xpath(".//*[@data-rule='founders']")[0]
    assert row.xpath(".//q")[0].text_content() == HOSTILE


def test_every_word_of_the_scripts_is_in_the_page_in_chinese() -> None:
    words = checklist_data(facts_of(FIRST), ZH)["messages"]
    assert len(words) > 50
    english = [msgid for msgid, text in words.items() if not re.search(r"[\u4e00-\u9fff]", text)]
    assert english == ["{role} ({count})"], "only what has no word of its own"
    for msgid, text in words.items():
        assert set(re.findall(r"\{\w+\}", msgid)) == set(re.findall(r"\{\w+\}", text)), msgid


def test_every_box_of_the_list_has_words() -> None:
    boxes = [label.text_content().strip() for label in list_of(facts_of(FULL)).find_class("ns-packing__box")]
    assert len(boxes) > 25
    assert not [words for words in boxes if words in ("", "None")]


def test_the_list_helps_with_its_questions() -> None:
    hints = [rule.hint for _, rule in walk_rules(facts_of(FIRST).in_force) if rule.hint]
    assert len(hints) > 2
    said = list_of(facts_of(FIRST)).text_content()
    assert not [hint for hint in hints if hint not in said]
