"""From a source to a call: as issued, in force, and well formed."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from notice_site.language.catalogue import catalogue_for
from notice_site.model.dates import Event
from notice_site.model.people import Issuer
from notice_site.model.record import walk_values
from notice_site.problem import ProblemsFound
from notice_site.project import DATA
from notice_site.reading.amending import apply_changes, canonical_fact
from notice_site.reading.build import Call, build_call
from notice_site.reading.key_names import models
from notice_site.reading.source import parse_source, read_source

NOTICES = Path(__file__).parent / "notices"
SMALL: dict[str, Any] = yaml.load((NOTICES / "minimal.yml").read_text("utf-8"), Loader=yaml.BaseLoader)


def call_of(**more: Any) -> Call:
    """The minimal call with some keys changed."""
    text = yaml.safe_dump({**SMALL, **more}, allow_unicode=True, sort_keys=False, default_style=None)
    return build_call(parse_source(text.replace("'true'", "true"), Path("notice_data.yml")))


def told(**more: Any) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        call_of(**more)
    return [catalogue_for("en").read(problem.message) for problem in found.value.problems]


def full() -> Call:
    return build_call(read_source(NOTICES / "full.yml"))


def amendment(*changes: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": "change",
        "date": "2030-03-05",
        "kind": "correction",
        "title": "更正",
        "body": ["更正。"],
        "signed": {"on": "2030-03-05", "wording": "2030年3月5日"},
        "changes": list(changes),
        **more,
    }


@pytest.mark.parametrize("name", ["minimal", "full", "extended"])
def test_an_invented_call_is_built(name: str) -> None:
    call = build_call(read_source(NOTICES / f"{name}.yml"))
    assert "虚构" in call.notice.title


def test_the_example_calls_use_every_key() -> None:
    used = {
        (owner, key)
        for path in (*NOTICES.glob("*.yml"), DATA)
        for _, record in walk_values(build_call(read_source(path)).notice)
        if hasattr(record, "model_fields_set")
        for key in record.model_fields_set
        for owner in type(record).__mro__
    }
    known = {(model, key) for model in models() for key in model.__annotations__}
    left = {f"{model.__name__}.{key}" for model, key in known - used}
    assert left <= {
        "Notice.country",  # the language of each says it
        "Notice.import_",  # none was imported
        *(f"ImportRecord.{key}" for key in ("files", "sha256", "unconfirmed")),
        *(f"Unconfirmed.{key}" for key in ("where", "kind", "source_place", "source_text", "confirmed")),
        *(f"Confirmation.{key}" for key in ("by", "on", "sum")),
        # Tried in tests of their own.
        *("Annex.file", "Annex.link", "Issuer.unsigned", "Instalment.amount", "Instalment.title"),
        *(f"Payment.{key}" for key in ("currency", "roles", "tracks")),
        *(f"Sum.{key}" for key in ("below", "least", "schedule")),
        *(f"CountQuestion.{key}" for key in ("kind", "role", "unit")),
        "YesNoQuestion.kind",
    }


def test_a_quoted_fact_stands_in_words_and_is_remembered() -> None:
    call = full()
    (path,) = [path for path, facts in call.quoted.items() if "key_dates.others.intent" in facts]
    asked = str(call.notice.body.clauses[3].clauses[0].text[0])
    assert asked.startswith("手工坊应当在2030年4月10日前提交《申报意向书》")
    assert path == ("body", "clauses", 3, "clauses", 0, "text", 0)


def test_what_was_issued_stays_and_what_is_in_force_changes() -> None:
    call = full()
    issued, now = call.notice.key_dates.windows[1].close, call.in_force.key_dates.windows[1].close
    assert issued.wording == "二〇三〇年五月三十一日"
    assert now.wording == "2030年6月14日24时"
    assert [award.amount for award in call.notice.funding.awards] == [300000, 200000, 50000, 1000]
    assert [award.amount for award in call.in_force.funding.awards] == [300000, 150000, 50000, 1000]


def test_an_amendment_may_add_an_item_to_a_list() -> None:
    call = full()
    assert call.in_force.materials[-1].id == "safety-pledge"
    assert call.notice.materials[-1].id == "catalogue"


def test_an_amendment_may_add_the_first_item_of_a_list_and_a_key_left_out() -> None:
    pledge = {"id": "pledge", "title": "承诺书", "prepared_by": []}
    call = call_of(
        amendments=[
            amendment({"fact": "materials.pledge", "to": pledge}, {"fact": "recipients", "to": "各单位："})
        ]
    )
    assert [material.id for material in call.in_force.materials] == ["pledge"]
    assert (call.notice.recipients, call.in_force.recipients) == (None, "各单位：")


def test_an_amendment_quotes_the_facts_in_force_after_it() -> None:
    first, second, *_ = full().notice.amendments
    assert "延长至2030年6月14日24时" in first.body[0]
    assert "更正为15万元" in second.body[0]


def test_later_amendments_see_earlier_ones() -> None:
    def moved(name: str, day: str) -> dict[str, Any]:
        change = {"fact": "key_dates.close", "to": {"on": f"2030-05-{day}", "wording": f"5月{day}日"}}
        return amendment(change, id=name, body=["{key_dates.close}"])

    call = call_of(amendments=[moved("first", "11"), moved("second", "12")])
    assert [one.body for one in call.notice.amendments] == [("5月11日",), ("5月12日",)]
    assert isinstance(call.in_force.key_dates.close, Event)
    assert call.in_force.key_dates.close.wording == "5月12日"


def test_a_value_in_force_has_the_line_of_its_amendment() -> None:
    source = read_source(NOTICES / "extended.yml")
    call = build_call(source)
    line = call.line_of(call.amended.written(("key_dates", "close", "wording")))
    assert "2030年5月10日下午5点" in source.text.splitlines()[line - 1]
    assert call.line_of(("key_dates", "close", "wording")) == 9
    assert call.amended.written(("key_dates", "signed")) == ("key_dates", "signed")


def test_a_call_without_changes_is_in_force_as_issued() -> None:
    call = build_call(read_source(NOTICES / "minimal.yml"))
    assert call.in_force is call.notice


def test_a_changed_fact_has_one_name_however_it_is_written() -> None:
    data = full().source.data
    assert canonical_fact(data, "issuers.1.name") == "issuers.finance.name"
    assert canonical_fact(data, "nothing.here") == "nothing.here"


def test_changes_leave_the_issued_data_alone() -> None:
    data = read_source(NOTICES / "extended.yml").data
    apply_changes(data)
    assert data["key_dates"]["close"]["wording"] == "2030年4月30日17时"


def test_a_wrong_value_of_an_amendment_is_told_once_and_at_its_line() -> None:
    with pytest.raises(ProblemsFound) as found:
        call_of(amendments=[amendment({"fact": "key_dates.close", "to": "5月10日"})])
    (problem,) = found.value.problems
    assert problem.path == ("amendments", 0, "changes", 0, "to")


def test_a_fault_as_issued_is_not_told_again_as_in_force() -> None:
    change = {"fact": "recipients", "to": "各单位："}
    assert told(submission={}, amendments=[amendment(change)]) == [
        "The key “methods” is missing in submission."
    ]


def test_a_clause_that_loses_its_fact_to_an_amendment_is_told() -> None:
    change = {"fact": "issuers", "to": [{"id": "other", "name": "别局"}]}
    assert told(recipients="{issuers.office}：", amendments=[amendment(change)]) == [
        "{issuers.office} quotes a fact that does not exist."
    ]


def test_all_faults_come_at_once_in_file_order() -> None:
    with pytest.raises(ProblemsFound) as found:
        build_call(read_source(NOTICES / "wrong" / "types.yml"))
    lines = [problem.line or 0 for problem in found.value.problems]
    assert len(lines) > 40
    assert lines == sorted(lines)


def test_a_number_is_not_taken_for_a_text_nor_a_text_for_a_number() -> None:
    assert told(title=2030) == ["This is a number in digits, where a text is wanted."]
    assert told(funding={"total": "5"}) == ["“5” does not fit “total”."]


def test_records_never_change() -> None:
    with pytest.raises(Exception, match="frozen"):
        Issuer(id="a", name="b").name = "c"  # type: ignore[misc]  # what must fail


@pytest.mark.parametrize(
    "url", ["www.example.gov.cn/call/", "通知", "https:///call/", "ftp://x.cn/", "//x.cn/"]
)
def test_an_address_of_the_site_without_scheme_or_host_is_refused(url: str) -> None:
    assert told(site={"url": url}) == [f"“{url}” is not the whole address of a web site."]


def test_an_address_of_the_site_has_a_host_that_there_can_be() -> None:
    assert told(site={"url": "https://[x/"}) == ["“[x” cannot be the name of a host."]


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("https://x.cn", "https://x.cn/"),
        ("http://x.cn:80/a b/", "http://x.cn:80/a%20b/"),
        ("HTTPS://例子.cn/通知//./2030", "https://xn--fsqu00a.cn/%E9%80%9A%E7%9F%A5/2030/"),
    ],
)
def test_an_address_of_the_site_may_have_any_path(url: str, read: str) -> None:
    assert call_of(site={"url": url}).notice.site.url == read
