"""What the office has answered is where it explains something, and is no longer called unsaid."""

from notice_site.facts.facts import Facts
from notice_site.model.people import Clarification, ContactInfo, Desk
from notice_site.model.support import AwardCount, Funding, Quota
from notice_site.pages.checklist import checklist_data
from notice_site.problem import path_name
from tests.call_facts import FIRST, ZH, facts_of, with_changes
from tests.checked_calls import problems
from tests.page_reading import pages_of, text_of

ANSWER = Clarification.model_validate(
    {
        "question": "能邮寄吗？",
        "answer": "可以，以寄出时间为准。",
        "date": "2017-09-20",
        "settles": "submission.methods",
    }
)
WORDS = "能邮寄吗？可以，以寄出时间为准。（2017年9月20日（星期三）答复）"


def first_with(**values: object) -> Facts:
    answer = ANSWER.model_copy(update=values)
    return with_changes(facts_of(FIRST), {"clarifications": (answer,)})


def test_a_silence_that_was_answered_is_no_longer_one() -> None:
    silent = [silence.question for silence in facts_of(FIRST).silences]
    answered = [silence.question for silence in first_with().silences]
    assert (
        set(silent) - set(answered) == {"递交方式：当面、邮寄还是电子邮件"}
        or len(silent) == len(answered) + 1
    )
    home = pages_of(first_with())["index.html"]
    [card] = home.find_class("ns-card--unsaid")
    assert f"受理部门已经答复的： {WORDS}" in text_of(card)
    steps = text_of(home.find_class("ns-steps")[0])
    assert f"递交方式 通知未写明 {WORDS}" in steps


def test_of_a_paper_only_the_mark_that_was_answered_is_settled() -> None:
    facts = first_with(settles="materials.business-licence.copies")
    [line] = [known for known in checklist_data(facts, ZH)["materials"] if known["id"] == "business-licence"]
    assert WORDS in line["notes"]
    [copies] = [silence.question for silence in facts.silences if silence.question.startswith("各几份")] or [
        ""
    ]
    assert "营业执照" not in copies


def test_an_answer_stands_at_its_clause_and_at_the_conditions_from_there() -> None:
    rule = next(rule for rule in facts_of(FIRST).in_force.eligibility if rule.clause)
    facts = first_with(clause=rule.clause, settles=None)
    pages = pages_of(facts)
    assert WORDS in text_of(pages["notice/index.html"])
    data = {known["id"]: known for known in checklist_data(facts, ZH)["rules"]}
    assert WORDS in data[rule.id]["notes"]


def test_an_answer_on_one_condition_stands_at_it_alone() -> None:
    rules = facts_of(FIRST).in_force.eligibility
    facts = first_with(rule=rules[0].id, clause=rules[0].clause, settles=None)
    told = [known["id"] for known in checklist_data(facts, ZH)["rules"] if WORDS in known["notes"]]
    assert told == [rules[0].id]


def test_an_answer_settles_only_what_was_open() -> None:
    answer = {"question": "几份？", "answer": "一份。", "date": "2026-01-06"}

    def found(settles: str) -> list[str]:
        answers = [{**answer, "settles": settles}]
        return [path_name(one.path) for one in problems(clarifications=answers) if one.check == "R01"]

    assert found("submission.methods") == []
    assert found("submission.place") == ["clarifications[0].settles"]


def test_no_office_is_made_of_the_issuer_where_others_are_named() -> None:
    desk = Desk(id="hall", title="一类受理点", telephones=("020-00000021",))
    facts = with_changes(facts_of(FIRST), {"contact_info": ContactInfo(desks=(desk,))})
    [card] = pages_of(facts)["contact/index.html"].xpath("//h2[1]/following-sibling::div[1]/div")
    assert text_of(card).startswith("一类受理点")


def test_places_are_shown_in_the_notices_words_where_no_award_is_named() -> None:
    funding = Funding(
        award_count=AwardCount(value=400, wording="400个学位"),
        quotas=(Quota(title="小学一年级", value=400),),
    )
    home = pages_of(with_changes(facts_of(FIRST), {"funding": funding}))["index.html"]
    assert "名额 400个学位 小学一年级：400" in text_of(home.find_class("ns-key")[0])
    assert "400个学位" in text_of(home.xpath("//h2[@id='support']/following-sibling::ul[1]")[0])
    assert "共扶持" not in text_of(home)
