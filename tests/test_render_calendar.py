"""The calendar, read back with the library icalendar."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notice_site.escapes import plain_text
from notice_site.facts.facts import BuildFacts, Facts
from notice_site.model.dates import Event
from notice_site.open_data.calendar_lines import calendar_file, calendar_text
from notice_site.open_data.render_calendar import render_calendar
from tests.call_facts import CALLS, EXTENDED, FIRST, FULL, MINIMAL, ZH, facts_of, with_changes

Golden = Callable[[str, bytes], None]
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)
AWKWARD = st.text(
    st.sampled_from("中a;,:\\\"'\n\r\t\x00\x07\x1b\x7f\x85\u2028\u202e\ufeff\ufffe😀=SUM(]>BEGIN:"),
    max_size=200,
)


def written(facts: Facts) -> bytes:
    return render_calendar(facts, ZH)["calendar.ics"]


def entries(facts: Facts) -> dict[str, Any]:
    """The events by the part of their UID before the call's id."""
    calendar = icalendar.Calendar.from_ical(written(facts))
    return {str(event["UID"]).partition("@")[0]: event for event in calendar.events}


def alarms(event: Any) -> list[timedelta]:
    return [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]


@pytest.mark.parametrize("name", ["first", "full"])
def test_the_calendar_is_as_it_was(name: str, golden: Golden) -> None:
    golden(f"{name}.ics", written(facts_of(CALLS[name])))


@pytest.mark.parametrize("path", CALLS.values(), ids=CALLS)
def test_a_calendar_program_reads_every_call_without_complaint(path: Any) -> None:
    calendar = icalendar.Calendar.from_ical(written(facts_of(path)))
    assert calendar.events
    for part in calendar.walk():
        assert part.errors == []
    for event in calendar.events:
        assert event.DTSTAMP
        assert event.summary


@pytest.mark.parametrize("path", CALLS.values(), ids=CALLS)
def test_lines_end_with_crlf_and_have_75_octets_at_most(path: Any) -> None:
    *lines, last = written(facts_of(path)).split(b"\r\n")
    assert last == b""
    assert lines[0] == b"BEGIN:VCALENDAR"
    for line in lines:
        assert len(line) <= 75
        assert line.decode()
        assert b"\n" not in line


def test_the_deadline_is_the_moment_of_the_data_in_utc() -> None:
    facts = facts_of(FIRST)
    close = facts.in_force.key_dates.close
    assert close
    event = entries(facts)["close"]
    assert event["DTSTART"].dt == close.at
    assert event["DTSTART"].to_ical() == b"20170925T020000Z"
    assert "DTEND" not in event
    assert close.wording in event["DESCRIPTION"]


def test_the_deadline_rings_a_week_three_days_a_day_and_two_hours_before() -> None:
    before = [timedelta(days=-7), timedelta(days=-3), timedelta(days=-1), timedelta(hours=-2)]
    assert alarms(entries(facts_of(FIRST))["close"]) == before


def test_the_entry_says_where_to_hand_in_whom_to_call_and_what_the_notice_leaves_open() -> None:
    facts = facts_of(FIRST)
    event, notice = entries(facts)["close"], facts.notice
    assert notice.submission.address in event["LOCATION"]
    for text in (notice.submission.place, *notice.contact_info.telephones, *notice.contact_info.emails):
        assert text in event["DESCRIPTION"]
    open_questions = [silence.question for silence in facts.silences if silence.topic == "submission"]
    assert open_questions
    assert all(question in event["DESCRIPTION"] for question in open_questions)


def test_a_closing_day_without_a_clock_is_a_whole_day_that_rings_at_nine() -> None:
    close = Event.model_validate({"on": "2030-04-30", "wording": "4月30日"})
    event = entries(with_changes(facts_of(MINIMAL), {"key_dates.close": close}))["close"]
    assert event["DTSTART"].dt == date(2030, 4, 30)
    assert event["DTEND"].dt == date(2030, 5, 1)
    nine = [timedelta(days=-days, hours=9) for days in (7, 3, 1, 0)]
    assert alarms(event) == nine


def test_a_deadline_at_midnight_is_the_day_that_ends_then() -> None:
    """期限“6月14日24时”在手机上不能显示成15日。"""
    close = Event.model_validate({"at": "2030-06-15T00:00+08:00", "wording": "6月14日24时"})
    event = entries(with_changes(facts_of(MINIMAL), {"key_dates.close": close}))["close"]
    assert event["DTSTART"].dt == date(2030, 6, 14)
    assert event["DTEND"].dt == date(2030, 6, 15)


def test_a_range_lasts_from_its_first_to_its_last_day() -> None:
    event = entries(facts_of(FULL))["others.interviews"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2030, 6, 17), date(2030, 6, 22))


def test_a_range_that_is_a_deadline_counts_by_its_last_day() -> None:
    close = Event.model_validate({"starts": "2030-04-01", "ends": "2030-04-30", "wording": "4月1日至30日"})
    event = entries(with_changes(facts_of(MINIMAL), {"key_dates.close": close}))["close"]
    assert event["DTSTART"].dt == date(2030, 4, 30)


def test_every_window_opens_and_closes_for_its_tracks() -> None:
    events, windows = entries(facts_of(FULL)), facts_of(FULL).in_force.key_dates.windows
    assert len(windows) > 1
    for window in windows:
        opens, closes = events[f"windows.{window.id}.open"], events[f"windows.{window.id}.close"]
        assert window.title in opens["SUMMARY"]
        assert window.close.wording in closes["DESCRIPTION"]
        assert alarms(closes)
        assert not alarms(opens)


def test_a_date_without_a_day_stands_in_the_words_of_the_others() -> None:
    facts = facts_of(FULL)
    events = entries(facts)
    undated = [other for other in facts.in_force.key_dates.others if not other.first_day]
    assert len(undated) == 3
    for other in undated:
        assert f"others.{other.id}" not in events
        assert f"{other.title}：{other.wording}" in events["open"]["DESCRIPTION"]


def test_a_meeting_is_not_said_to_be_where_papers_are_taken() -> None:
    event = entries(facts_of(FULL))["others.briefing"]
    assert "LOCATION" not in event
    assert facts_of(FULL).in_force.submission.address not in event["DESCRIPTION"]


def test_a_call_without_a_dated_day_has_no_calendar() -> None:
    rolling = with_changes(facts_of(MINIMAL), {"key_dates.close": Event(rolling=True, wording="长期受理")})
    assert render_calendar(rolling, ZH) == {}


def test_an_extension_moves_the_entry_and_keeps_its_uid() -> None:
    facts = facts_of(EXTENDED)
    issued = with_changes(facts, {"key_dates": facts.notice.key_dates, "amendments": ()})
    before, after = entries(issued)["close"], entries(facts)["close"]
    assert before["UID"] == after["UID"]
    assert before["DTSTART"].dt < after["DTSTART"].dt
    assert before["DTSTAMP"].dt < after["DTSTAMP"].dt
    assert facts.notice.amendments[0].title in after["DESCRIPTION"]


def test_a_calendar_that_subscribes_looks_for_an_extension_twice_a_day() -> None:
    calendar = icalendar.Calendar.from_ical(written(facts_of(FIRST)))
    assert calendar.refresh_interval == timedelta(hours=12)


def test_the_sequence_rises_with_each_edition() -> None:
    facts = facts_of(FIRST)
    numbers = [
        entries(replace(facts, build=BuildFacts(edition=edition)))["close"]["SEQUENCE"]
        for edition in (1, 2, 3)
    ]
    assert numbers == [0, 1, 2]


def test_a_withdrawn_call_is_cancelled_and_rings_no_more() -> None:
    facts = facts_of(EXTENDED)
    withdrawal = facts.notice.amendments[0].model_copy(update={"kind": "withdrawal"})
    event = entries(with_changes(facts, {"amendments": (withdrawal,)}))["close"]
    assert event["STATUS"] == "CANCELLED"
    assert alarms(event) == []
    assert "已撤回" in event["SUMMARY"]
    assert entries(facts)["close"]["STATUS"] == "CONFIRMED"


def test_an_unofficial_copy_and_a_draft_say_so_in_the_one_line_that_phones_show() -> None:
    facts = facts_of(FIRST)
    draft = replace(facts, build=BuildFacts(draft=True))
    assert entries(facts)["close"]["SUMMARY"].startswith("【演示，非官方发布】截止")
    assert entries(draft)["close"]["SUMMARY"].startswith("【演示，非官方发布】【草稿】截止")
    official = with_changes(facts, {"site.official": True})
    assert entries(official)["close"]["SUMMARY"].startswith("截止")


def test_the_address_of_the_site_stands_in_it_where_it_is_known() -> None:
    facts = facts_of(FIRST)
    known = replace(facts, build=BuildFacts(site_url="https://例子.cn/a b/\nX:y"))
    assert "URL" not in entries(facts)["close"]
    assert entries(known)["close"]["URL"] == "https://%E4%BE%8B%E5%AD%90.cn/a%20b/%0AX:y"


def test_another_time_zone_gives_another_midnight() -> None:
    close = Event.model_validate({"on": "2030-04-30", "wording": "30 April"})
    facts = with_changes(
        facts_of(MINIMAL), {"key_dates.timezone": "America/New_York", "key_dates.close": close}
    )
    stamp = entries(facts)["close"]["DTSTAMP"].dt
    assert (stamp.hour, stamp.minute) in ((4, 0), (5, 0))


def test_the_same_call_gives_the_same_bytes() -> None:
    assert written(facts_of(FULL)) == written(facts_of(FULL))


def test_marks_that_part_values_are_escaped() -> None:
    assert calendar_text("a,b;c\\d\ne:f") == r"a\,b\;c\\d\ne:f"


@settings(deadline=None)
@given(ANY_TEXT | AWKWARD)
def test_any_text_comes_back_as_it_went_in(text: str) -> None:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:x",
        "BEGIN:VEVENT",
        "UID:x",
        "DTSTAMP:20300101T000000Z",
    ]
    lines += [f"SUMMARY:{calendar_text(text)}", "END:VEVENT", "END:VCALENDAR"]
    event = icalendar.Calendar.from_ical(calendar_file(lines)).events[0]
    assert str(event["SUMMARY"]) == plain_text(text)


@settings(deadline=None, max_examples=40)
@given(AWKWARD)
def test_hostile_text_stays_text_wherever_it_stands(text: str) -> None:
    hostile = f"x{text}"
    ways = ("title", "submission.place", "submission.address", "contact_info.postal_address")
    facts = with_changes(facts_of(MINIMAL), dict.fromkeys(ways, hostile))
    (event,) = icalendar.Calendar.from_ical(written(facts)).events
    assert str(event["SUMMARY"]).endswith(plain_text(hostile))
    assert plain_text(hostile) in str(event["DESCRIPTION"])
