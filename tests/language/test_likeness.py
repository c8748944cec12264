"""Names that are nearly the same: few and many names give the same answer, and many take no longer each."""

import random

import pytest

from notice_site.language.likeness import FEW, Names

CHARACTERS = [chr(code) for code in range(0x4E00, 0x4E00 + 500)]


def names(count: int) -> list[str]:
    pick = random.Random(7)
    return ["".join(pick.choices(CHARACTERS, k=6)) for _ in range(count)]


@pytest.mark.parametrize("count", [3, FEW, FEW + 1, 2000])
def test_the_nearest_name_is_found_among_few_and_many(count: int) -> None:
    known = names(count)
    asked = Names(known)
    for name in known[:: max(1, count // 20)]:
        assert asked.nearest(name, 0.7) == name
        assert asked.nearest(f"{name[:2]}误{name[3:]}", 0.7) == name
        assert asked.nearest(f"{name}表", 0.7) == name
    assert asked.nearest("全然不同的词语甲乙", 0.7) is None


def test_of_many_ways_to_facts_the_one_with_a_slip_is_found() -> None:
    ways = [f"body.clauses.c{at}.text" for at in range(300)] + ["key_dates.close", "contact_info.hours"]
    assert Names(ways).nearest("key_dates.closes", 0.6) == "key_dates.close"
    assert Names(ways).nearest("contact_inf.hours", 0.6) == "contact_info.hours"


def test_names_are_parts_of_words_and_words_parts_of_names() -> None:
    asked = Names(["营业执照", "专家组名单"])
    assert asked.stand_in("企业营业执照副本")
    assert not asked.stand_in("营业额")
    assert asked.hold("专家组")
    assert not asked.hold("专家库")
    assert "营业执照" in asked
    assert "营业" not in asked
