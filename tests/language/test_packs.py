"""Packs by their tags and tables by their codes; a call in another language or country is refused."""

from dataclasses import fields
from datetime import date, timedelta

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
        return bool(found_by("D07", language=language, annexes=[annex]))

    assert not told("en", ";;.")
    assert told("zh-CN", ";;.")
    assert not told("zh-CN", "；；。")
