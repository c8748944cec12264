"""What search engines read: schema.org data and robots.txt."""

from typing import Any

from notice_site.facts.facts import BuildFacts
from notice_site.open_data.structured_data import breadcrumb_data, render_robots, service_data
from tests.call_facts import EXTENDED, FIRST, FULL, MINIMAL, facts_of, with_changes


def test_a_page_tells_search_engines_of_an_official_call_only() -> None:
    facts = facts_of(EXTENDED, BuildFacts(site_url="https://x.cn/"))
    service = service_data(facts)
    assert service is not None
    assert service["@type"] == "GovernmentService"
    assert service["provider"][0]["name"] == facts.notice.issuers[0].name
    assert service["url"] == "https://x.cn/"
    assert service_data(facts_of(FIRST)) is None


def test_search_engines_are_told_of_no_empty_value() -> None:
    facts = with_changes(facts_of(FULL), {"site.official": True})

    def values(data: Any) -> list[Any]:
        inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else []
        return [data, *(found for item in inner for found in values(item))]

    found = values(service_data(facts))
    assert len(found) > 30
    assert all(found)


def test_the_offer_of_a_track_ends_with_the_deadline_of_that_track() -> None:
    service = service_data(with_changes(facts_of(FULL), {"site.official": True}))
    assert service is not None
    ends = {offer["availabilityEnds"] for offer in service["offers"]}
    assert ends == {"2030-04-30T17:30:00+08:00", "2030-06-15T00:00:00+08:00"}


def test_the_way_to_a_page_is_numbered_from_the_home_page() -> None:
    trail = [("首页", "index.html"), ("附件表格", "forms/index.html")]
    found = breadcrumb_data(trail, facts_of(MINIMAL, BuildFacts(site_url="https://x.cn/")))
    assert [item["position"] for item in found["itemListElement"]] == [1, 2]
    assert found["itemListElement"][1]["item"] == "https://x.cn/forms/index.html"
    assert "item" not in breadcrumb_data(trail, facts_of(MINIMAL))["itemListElement"][1]


def test_robots_may_read_everything_and_find_the_site_map_where_the_address_is_known() -> None:
    known = render_robots(facts_of(MINIMAL, BuildFacts(site_url="https://x.cn/a\nDisallow: /")))["robots.txt"]
    assert render_robots(facts_of(MINIMAL)) == {"robots.txt": b"User-agent: *\nAllow: /\n"}
    assert known.splitlines()[:2] == [b"User-agent: *", b"Allow: /"]
    assert known.splitlines()[2:] == [b"Sitemap: https://x.cn/a%0ADisallow:%20/sitemap.xml"]
