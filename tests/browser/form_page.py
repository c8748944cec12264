"""Pages of forms in Chromium, for tests. In: a call's built site. Out: tabs on new devices."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, Request

from tests.browser.checklist_page import PHONE, Open

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def open_pages(browser: Browser, folders: dict[str, Path]) -> Iterator[Open]:
    """Opens `forms/<name>/` on a new device; no page may fail in silence or ask for anything elsewhere."""
    faults: list[str] = []
    contexts = []

    def open_one(name: str, call: str = "first", **options: object) -> Page:
        context = browser.new_context(**{"viewport": PHONE, **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        home = folders[call].as_uri()

        def note(request: Request) -> None:
            if not request.url.startswith((home, "blob:")):
                faults.append(request.url)

        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", note)
        page.goto(f"{home}/forms/{name}/index.html")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []
