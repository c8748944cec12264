"""The search field as a reader uses it. In: an open page and words. Out: the addresses that are listed."""

from playwright.sync_api import Page, expect

LIST = ".md-search-result__list"


def entered(page: Page) -> None:
    """The field entered, and the search fetched."""
    page.locator("input[name=query]").focus()
    expect(page.locator(".md-search-result")).not_to_have_attribute("aria-busy", "true")


def found(page: Page, query: str) -> list[str]:
    """Parts of pages as `notice/index.html#support`, best first; one page's parts stand together."""
    entered(page)
    page.locator("input[name=query]").fill(query)
    links = page.locator(f"{LIST} a").evaluate_all(
        "links => links.map(({pathname, hash}) => pathname + hash)"
    )
    base = page.locator("[data-module=search]").evaluate(
        "({dataset}) => new URL(`${dataset.base}/`, location).pathname"
    )
    assert all(str(link).startswith(base) for link in links)
    return [str(link).removeprefix(base) for link in links]


def pages_found(page: Page, query: str) -> list[str]:
    """Pages only, each once, best first."""
    return list(dict.fromkeys(link.partition("#")[0] for link in found(page, query)))


def proposed(page: Page, query: str) -> list[str]:
    """The near spellings that are proposed for a query, best first."""
    entered(page)
    page.locator("input[name=query]").fill(query)
    return page.locator(".nt-near button").all_inner_texts()
