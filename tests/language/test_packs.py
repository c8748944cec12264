"""Packs by their tags and tables by their codes; a call in another language or country is refused."""

from dataclasses import fields
from datetime import date, timedelta

import chinese_calendar
import pytest

from notice_site.language.catalogue import catalogue_for
from notice_site.language.country import BRITAIN, CHINA, ELSEWHERE, country_for
from notice_site.language.en import AMERICAN, BRITISH, ENGLISH
from notice_site.language.language import PACKS, UnknownLanguage, language_for
from notice_site.language.pack import Language, SpokenDate
from notice_site.language.zh_cn import CHINESE
from notice_site.problem import ProblemsFound
from tests.checked_calls import found_by, small_call


@pytest.mark.parametrize(
    ("tag", "pack"), [("zh-CN", CHINESE), ("zh_cn", CHINESE), ("en", ENGLISH), ("EN-gb", BRITISH)]
)
def test_a_pack_goes_by_its_tags(tag: str, pack: Language) -> None:
    assert language_for(tag) is pack


@pytest.mark.parametrize("tag", ["fr", "zh-TW", ""])
def test_a_tag_without_a_pack_has_none(tag: str) -> None:
    with pytest.raises(UnknownLanguage):
        language_for(tag)


@pytest.mark.parametrize("pack", [*dict.fromkeys(PACKS.values())], ids=lambda pack: pack.tag)
def test_every_pack_reads_what_it_writes(pack: Language) -> None:
    day = date(2026, 5, 13)
    assert pack.dates_in(pack.day(day)) == [SpokenDate(2026, 5, 13)]
    assert pack.dates_in(pack.day_with_weekday(day)) == [SpokenDate(2026, 5, 13, weekday=2)]
    assert pack.dates_in(pack.moment(day, 1020)) == [SpokenDate(2026, 5, 13, 1020)]
    assert pack.dates_in(pack.example_moment) == [SpokenDate(2030, 4, 30, 1020)]
    last = day + timedelta(days=2)
    assert len(pack.dates_in(pack.period(pack.day(day), pack.day(last)))) == 2
    assert all(getattr(pack, field.name) is not None for field in fields(pack))


def test_a_country_is_the_one_named_else_the_language_s() -> None:
    assert country_for(None, CHINESE) is CHINA
    assert country_for("GB", CHINESE) is BRITAIN
    assert country_for(None, ENGLISH) is ELSEWHERE
    assert country_for(None, AMERICAN).code == "US"


def test_weekends_are_free_where_no_table_says_otherwise() -> None:
    saturday = date(2017, 9, 30)  # a working day in China
    assert CHINA.is_working_day(saturday)
    assert not BRITAIN.is_working_day(saturday)
    assert BRITAIN.next_working_day(saturday) == date(2017, 10, 2)


def test_the_working_days_of_china_are_those_of_another_table() -> None:
    days = (date(2004, 1, 1) + timedelta(days=count) for count in range(23 * 365 + 6))
    other = {day for day in days if chinese_calendar.is_workday(day) != CHINA.is_working_day(day)}
    # Announced as a working day for the free days of New Year 2006; the other table begins with 2006 there.
    assert other == {date(2005, 12, 31)}


def test_china_s_days_of_a_year_without_a_table_are_those_of_the_law() -> None:
    assert CHINA.is_announced(2026)
    assert not CHINA.is_announced(2030)
    assert not CHINA.is_working_day(date(2030, 10, 1))
    assert CHINA.is_working_day(date(2027, 5, 4))  # may become a free day in exchange for a Saturday


@pytest.mark.parametrize(
    ("code", "free", "works"),
    [
        ("GB", date(2026, 5, 25), date(2026, 8, 31)),  # not free in all its nations
        ("US", date(2026, 11, 26), date(2026, 11, 27)),
    ],
)
def test_public_holidays_of_a_country_are_free(code: str, free: date, works: date) -> None:
    assert not country_for(code, ENGLISH).is_working_day(free)
    assert country_for(code, ENGLISH).is_working_day(works)


@pytest.mark.parametrize(
    ("code", "number", "dialled", "is_right"),
    [
        ("GB", "020 7946 0018", "+442079460018", True),
        ("GB", "0300 123 4567 (option 2)", "+443001234567", True),
        ("GB", "+44 (0)20 7946 0018", "+442079460018", True),
        ("GB", "101", "101", True),
        ("GB", "020 7946 001", "0207946001", False),
        ("GB", "ask at the desk", "", False),
        ("US", "(202) 555-0143", "+12025550143", True),
        ("US", "202-555-0143 ext. 12", "+12025550143", True),
        ("US", "1-800-FED-INFO", "+18003334636", True),
        ("US", "555-0143", "5550143", False),
        ("CN", "020-87654321转8", "02087654321", True),
        ("CN", "+86 20 8765 4321", "+862087654321", True),
    ],
)
def test_a_telephone_is_read_by_the_plan_of_its_country(
    code: str, number: str, dialled: str, is_right: bool
) -> None:
    country = country_for(code, ENGLISH)
    assert (country.telephone_fault(number) is None) == is_right
    assert country.dialled(number) == dialled


@pytest.mark.parametrize(
    ("part", "remedy"),
    [
        ({"language": "fr"}, "Write one of: zh-CN, zh, zh-Hans, zh-SG, en, en-GB, en-US."),
        ({"country": "UK"}, "Write one of: CN, GB, US; or leave it out."),
    ],
)
def test_a_call_without_a_pack_or_table_is_told_those_there_are(part: dict[str, str], remedy: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        small_call(**part)
    [problem] = found.value.problems
    assert problem.path == tuple(part)
    assert catalogue_for("en").read(problem.remedy) == remedy


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ({"at": "2026-05-13T17:00+01:00", "wording": "5pm on Wednesday 13 May 2026"}, False),
        ({"at": "2026-05-13T17:00+01:00", "wording": "5pm on Tuesday 12 May 2026"}, True),
        ({"at": "2026-05-13T17:00+01:00", "wording": "noon on Wednesday 13 May 2026"}, True),
        ({"on": "2026-05-13", "wording": "Friday 13 May 2026"}, True),
    ],
)
def test_words_of_an_english_date_say_its_value(event: dict[str, str], told: bool) -> None:
    dates = {
        "timezone": "Europe/London",
        "close": event,
        "signed": {"on": "2026-03-02", "wording": "2 March 2026"},
    }
    assert bool(found_by("K08", language="en-GB", key_dates=dates)) is told


def test_each_language_ends_the_items_of_a_list_its_own_way() -> None:
    def told(language: str, ends: str) -> bool:
        items = [f"item {mark}{end}" for mark, end in zip("abc", ends, strict=True)]
        annex = {"id": "list", "title": "List", "kind": "list", "items": items}
        return bool(
            found_by("D07", language=language, key_dates={"timezone": "Asia/Shanghai"}, annexes=[annex])
        )

    assert not told("en", ";;.")
    assert told("zh-CN", ";;.")
    assert not told("zh-CN", "；；。")


def test_what_goes_without_saying_follows_language_and_country() -> None:
    chinese = small_call().notice
    assert (chinese.key_dates.timezone, chinese.document_type) == ("Asia/Shanghai", "通知")
    british = small_call(language="en-GB", country="GB").notice
    assert (british.key_dates.timezone, british.document_type) == ("Europe/London", "Notice")


def test_a_country_of_several_zones_asks_for_one() -> None:
    with pytest.raises(ProblemsFound) as found:
        small_call(language="en-US", country="US")
    assert [problem.path for problem in found.value.problems] == [("key_dates",)]
