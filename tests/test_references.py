"""Facts quoted in texts are put into words, once and for all."""

from typing import Any

import pytest

from notice_site.language.catalogue import catalogue_for
from notice_site.reading.fact_paths import fact_name, fact_names, find_fact, overlap, value_at, walk_texts
from notice_site.reading.references import Resolved, resolve_references

FACTS: dict[str, Any] = {
    "title": "通知",
    "key_dates": {"close": {"wording": "5月1日", "on": "2030-05-01"}},
    "issuers": [{"id": "office", "name": "示例局"}, {"id": "desk", "name": "示例科"}],
    "annexes": [{"id": "form", "title": "申报表"}],
    "taxonomies": [
        {"id": "kinds", "title": "类型", "options": [{"id": "a", "label": "甲"}, {"id": "b", "label": "乙"}]}
    ],
    "contact_info": {"persons": [{"name": "甲某"}, {"name": "乙某"}], "telephones": ["1", "2"]},
    "eligibility": [
        {"id": "size", "value": 10},
        {"id": "share", "value": 2.5},
        {"id": "whole", "value": 3.0},
    ],
    "funding": {"cost_sharing": [{"wording": "1：1"}]},
    "empty": [],
    "flag": True,
}


def printed(text: str, **more: Any) -> str:
    return str(resolved(text, **more).data["text"])


def resolved(text: str, **more: Any) -> Resolved:
    return resolve_references({**FACTS, **more, "text": text})


def told(text: str, **more: Any) -> list[str]:
    catalogue = catalogue_for("en")
    return [
        f"{catalogue.read(fault.message)} {catalogue.read(fault.remedy)}"
        for fault in resolved(text, **more).faults
    ]


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("title", "通知"),
        ("key_dates.close", "5月1日"),
        ("key_dates.close.on", "2030-05-01"),
        ("issuers.office", "示例局"),
        ("issuers.1.name", "示例科"),
        ("issuers", "示例局、示例科"),
        ("annexes.form", "申报表"),
        ("annexes.form.title", "申报表"),
        ("taxonomies.kinds", "甲、乙"),
        ("taxonomies.kinds.options", "甲、乙"),
        ("taxonomies.kinds.options.b", "乙"),
        ("taxonomies.kinds.title", "类型"),
        ("contact_info.persons", "甲某、乙某"),
        ("contact_info.telephones", "1、2"),
        ("eligibility.size.value", "10"),
        ("eligibility.share.value", "2.5"),
        ("eligibility.whole.value", "3"),
        ("funding.cost_sharing.0", "1：1"),
    ],
)
def test_a_reference_prints_the_words_of_its_fact(reference: str, words: str) -> None:
    assert printed(f"（{{{reference}}}）") == f"（{words}）"


def test_doubled_braces_are_braces_and_footnote_marks_stay() -> None:
    assert printed("{{title}} {^note} }}{{") == "{title} {^note} }{"


def test_a_quoted_text_may_quote_in_its_turn() -> None:
    found = resolved("于{a}前", a="{b}", b="{key_dates.close}")
    assert found.data["text"] == "于5月1日前"
    assert found.data["a"] == found.data["b"] == "5月1日"
    assert found.quoted == {
        ("a",): ("b", "key_dates.close"),
        ("b",): ("key_dates.close",),
        ("text",): ("a", "b", "key_dates.close"),
    }


def test_items_are_quoted_by_their_id_however_the_reference_names_them() -> None:
    assert resolved("{issuers.0.name}").quoted == {("text",): ("issuers.office.name",)}


def test_texts_in_lists_and_mappings_are_put_into_words_too() -> None:
    data = {**FACTS, "body": {"clauses": [{"text": ["{title}", "b"]}]}}
    assert resolve_references(data).data["body"] == {"clauses": [{"text": ["通知", "b"]}]}


def test_the_data_given_stays_as_it_was() -> None:
    data = {"a": ["{b}"], "b": "c"}
    resolve_references(data)
    assert data == {"a": ["{b}"], "b": "c"}


def test_amendments_wait_for_the_facts_in_force() -> None:
    data = {**FACTS, "amendments": [{"body": ["{key_dates.close}"]}]}
    assert resolve_references(data).data["amendments"] == [{"body": ["{key_dates.close}"]}]


PARTS = "Quote a part of it that is a text, a number, or has a wording, title, name or label."
UNKNOWN = "{} quotes a fact that does not exist."
OR_ADD = "Write that fact into the data; where {{{}}} was meant, quote that."
WORDLESS = "{} has no words to print."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{key_date.close}", f"{UNKNOWN} {OR_ADD.format('key_dates.close')}"),
        ("{issuers.offic}", f"{UNKNOWN} {OR_ADD.format('issuers.office')}"),
        ("{contact_info.telephones.7}", f"{UNKNOWN} {OR_ADD.format('contact_info.telephones')}"),
        ("{}", f"{UNKNOWN} Write the key path of a fact, {{key_dates.close}}, or {{{{ for a brace."),
        ("{flag}", f"{WORDLESS} {PARTS}"),
        ("{empty}", f"{WORDLESS} {PARTS}"),
    ],
)
def test_a_reference_that_leads_nowhere_is_told_with_the_nearest_fact(text: str, said: str) -> None:
    assert told(text) == [said.replace("{}", text, 1)]


@pytest.mark.parametrize(("text", "brace"), [("a } b", "}"), ("a {title", "{")])
def test_a_lone_brace_is_told(text: str, brace: str) -> None:
    (said,) = told(text)
    assert said.startswith(f"The brace “{brace}” has no partner. Write it twice to print a brace")


def test_a_text_that_quotes_itself_is_told() -> None:
    assert told("{text}") == [
        "The text quotes itself: text → text. Write the words out at one of these places."
    ]


def test_a_circle_of_references_is_told_once_with_its_way() -> None:
    assert told("x", a="{b}", b="{c}", c="{a}") == [
        "The text quotes itself: a → b → c → a. Write the words out at one of these places."
    ]


def test_a_long_chain_of_references_is_no_circle() -> None:
    chain = {f"a{n}": f"{{a{n + 1}}}" for n in range(100)}
    assert printed("{a0}", **chain, a100="end") == "end"


def test_every_fact_is_found_under_its_own_name() -> None:
    for name in fact_names(FACTS):
        path = find_fact(FACTS, name)
        assert path is not None
        assert fact_name(FACTS, path) == name


def test_every_text_is_walked_with_its_path() -> None:
    found = list(walk_texts(FACTS))
    assert (("contact_info", "telephones", 1), "2") in found
    assert all(value_at(FACTS, path) == text for path, text in found)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("key_dates.close", "key_dates.close", True),
        ("key_dates.close", "key_dates.close.at", True),
        ("key_dates", "key_dates.close", True),
        ("key_dates.close", "key_dates.closed", False),
        ("funding.awards.first.amount", "funding.awards.first.wording", False),
    ],
)
def test_facts_overlap_where_one_is_part_of_the_other(one: str, other: str, expected: bool) -> None:
    assert overlap(one, other) is overlap(other, one) is expected
