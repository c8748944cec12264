"""K09, C01 to C05, P01, X05, T02 to T04: whom to ask, how and until when to hand in."""

from datetime import date
from typing import Any

import pytest

from notice_site.language.country import CHINA
from tests.checked_calls import found_by


def telephone(number: str) -> dict[str, Any]:
    return {"contact_info": {"telephones": [number]}}


@pytest.mark.parametrize(
    "number",
    [
        "020-00000000", "（010）00000000", "0571-0000000", "0755 00000000", "13800000000",
        "+86 20 00000000", "+8613800000000",
        "400-000-0000", "800-0000000", "12345", "95598", "020-00000000转123", "020-00000000-8001",
        "020-00000000、020-00000001",
    ],
)  # fmt: skip
def test_a_number_that_can_be_called_is_let_be(number: str) -> None:
    assert found_by("C01", **telephone(number)) == []


@pytest.mark.parametrize(
    "number",
    ["020-0000000", "010-000000000", "0571-000000", "1380000000", "00000000", "87654321", "000-00000000"],
)
def test_a_number_that_does_not_fit_its_area_is_told(number: str) -> None:
    assert len(found_by("C01", **telephone(number))) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("邮箱：office@qq.com", True),
        ("邮箱：office@vip.163.com", True),
        ("邮箱：OFFICE@GMAIL.COM", True),
        ("邮箱：office@example.gov.cn", False),
        ("邮箱：qq.com@example.org", False),
    ],
)
def test_a_mailbox_that_anybody_can_open_is_told(words: str, told: bool) -> None:
    assert bool(found_by("C02", body={"lead_in": [words]})) is told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("网址：http://example.org/", True),
        ("网址：https://192.0.2.7:8080/a", True),
        ("网址：https://example.org/a?b=192.0.2.7", False),
        ("按GB/T 9704执行", False),
    ],
)
def test_a_link_that_readers_cannot_trust_is_told(words: str, told: bool) -> None:
    assert bool(found_by("C03", body={"lead_in": [words]})) is told


@pytest.mark.parametrize(
    ("persons", "numbers", "told"),
    [
        ([{"name": "甲"}, {"name": "乙"}], 1, True),
        ([{"name": "甲", "duty": "材料"}, {"name": "乙", "duty": "政策"}], 1, False),
        ([{"name": "甲"}, {"name": "乙"}], 2, False),
        ([{"name": "甲"}], 1, False),
        ([{"name": "甲"}, {"name": "乙"}], 0, False),
    ],
)
def test_persons_behind_one_number_say_their_duties(persons: list[Any], numbers: int, told: bool) -> None:
    contact = {"persons": persons, "telephones": ["020-00000000"] * numbers}
    assert bool(found_by("C04", contact_info=contact)) is told


def test_names_of_persons_are_confirmed() -> None:
    assert found_by("C05", contact_info={"department": "科技科"}) == []
    assert len(found_by("C05", contact_info={"persons": [{"name": "甲"}]})) == 1


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("虚构市样本路1号3楼", "虚构市样本街1号3楼", True),
        ("虚构市样本路1号3楼", "虚构市样本路1号3楼", False),
        ("虚构市样本路1号3楼", "虚构市样本路1号3楼科技科，邮编000000", False),
        ("虚构市样本路1号3楼", "虚构市样本路1号5楼", False),
        ("虚构市样本路1号", "另一个区幸福大道1号", False),
    ],
)
def test_an_address_is_written_in_one_way(one: str, other: str, told: bool) -> None:
    call = {"submission": {"methods": ["post"], "address": one}, "contact_info": {"postal_address": other}}
    assert bool(found_by("K09", **call)) is told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("电话020-00000000或者(020)00000000", True),
        ("电话020-00000000，手机13800000000", False),
        ("电话020-00000000，传真020-00000001", False),
    ],
)
def test_a_number_is_written_in_one_way(words: str, told: bool) -> None:
    assert bool(found_by("K09", body={"lead_in": [words]})) is told


WHOLE = {
    "name": "某局", "url": "https://example.org/", "id_code": "bm00000000", "column_name": "通知",
    "column_description": "通知", "column_keywords": "通知", "organiser": "某局",
    "icp_number": "虚ICP备00000000号",
    "public_security_number": "00000000000000", "error_report_url": "https://example.org/report",
}  # fmt: skip


@pytest.mark.parametrize(
    ("site", "told"),
    [
        (WHOLE, 0),
        ({**WHOLE, "organiser": None}, 1),
        ({**WHOLE, "url": "http://example.org/"}, 1),
        ({**WHOLE, "id_code": "123"}, 1),
        ({**WHOLE, "icp_number": "12345678"}, 1),
        ({**WHOLE, "public_security_number": "123"}, 1),
    ],
)
def test_metadata_are_there_and_well_formed(site: dict[str, Any], told: int) -> None:
    assert len(found_by("P01", site=site)) == told


@pytest.mark.parametrize(
    ("methods", "copies", "told"),
    [
        ("not_stated", 1, ["submission.methods"]),
        ("not_stated", "not_stated", ["materials", "submission.methods"]),
        (["post"], "not_stated", ["materials"]),
        (["online"], "not_stated", []),
        (["in_person"], 2, []),
    ],
)
def test_papers_have_a_way_and_a_number_of_copies(methods: Any, copies: Any, told: list[str]) -> None:
    paper = {"id": "paper", "title": "申报书", "prepared_by": [], "copies": copies}
    found = found_by("X05", submission={"methods": methods}, materials=[paper])
    assert sorted(line.partition(":")[0] for line in found) == told


def close(day: str, **more: Any) -> dict[str, Any]:
    return {"key_dates": {"close": {"on": day, "wording": "当日", "counts_when": "received", **more}}}


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-02-28", False),  # a Saturday on which offices work, swapped for Spring Festival
        ("2026-03-07", True),
        ("2026-10-05", True),
        ("2026-10-09", False),
        ("2030-10-26", True),
    ],
)
def test_a_deadline_falls_on_a_working_day(day: str, told: bool) -> None:
    assert bool(found_by("T02", **close(day))) is told


def test_a_year_without_a_table_is_said_to_have_none() -> None:
    assert found_by("T02", **close("2030-04-30")) == [
        "key_dates.close: The holidays of 2030 are not announced yet: 2030-04-30 may become one."
    ]
    (said,) = found_by("T02", **close("2030-10-26"))
    assert said.endswith("those of 2030 may still be swapped.")


def test_midnight_belongs_to_the_day_before() -> None:
    event = {"at": "2026-03-07T00:00+08:00", "wording": "2026年3月6日24时"}
    assert found_by("T02", key_dates={"close": event}) == []


def test_the_calendar_knows_swapped_days() -> None:
    assert CHINA.is_announced(2017)
    assert not CHINA.is_announced(2030)
    assert CHINA.is_working_day(date(2017, 9, 30))
    assert not CHINA.is_working_day(date(2017, 10, 2))
    assert CHINA.next_working_day(date(2017, 9, 30)) == date(2017, 10, 9)
    assert CHINA.working_days_between(date(2017, 9, 18), date(2017, 9, 25)) == 5
    assert CHINA.working_days_between(date(2017, 9, 25), date(2017, 9, 25)) == 0


@pytest.mark.parametrize(
    ("published", "shortest", "told"),
    [("2026-03-02", 10, False), ("2026-03-03", 10, True), ("2026-03-03", 9, False), ("2026-03-03", 0, False)],
)
def test_applicants_have_enough_working_days(published: str, shortest: int, told: bool) -> None:
    dates = {**close("2026-03-16")["key_dates"], "shortest_period_working_days": shortest}
    dates["published"] = {"on": published, "wording": "当日"}
    assert bool(found_by("T03", key_dates=dates)) is told


@pytest.mark.parametrize(
    ("counts", "methods", "told"),
    [
        ("received", ["post"], False),
        ("posted", "not_stated", False),
        ("not_stated", ["post"], True),
        (None, "not_stated", True),
        (None, ["online"], False),
        ("not_stated", ["in_person"], False),
    ],
)
def test_a_deadline_says_what_counts(counts: Any, methods: Any, told: bool) -> None:
    event = {"on": "2026-04-30", "wording": "当日", **({"counts_when": counts} if counts else {})}
    found = found_by("T04", key_dates={"close": event}, submission={"methods": methods})
    assert bool(found) is told


def test_a_clock_is_in_the_zone_of_the_call() -> None:
    event = {"at": "2026-04-30T17:00+09:00", "wording": "2026年4月30日17时", "counts_when": "received"}
    assert found_by("T04", key_dates={"close": event}) == [
        "key_dates.close.at: The clock of 2026-04-30T17:00:00+09:00 is not that of Asia/Shanghai."
    ]
