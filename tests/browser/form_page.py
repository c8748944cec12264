"""Pages of forms in Chromium, for tests. In: a call's built site. Out: tabs on new devices."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, FilePayload, Page, Request, expect

from tests.browser.checklist_page import PHONE, Open
from tests.word_reading import controls_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HARD = "从化<甲>&“乙”\"' 𠮷 &amp;"
TWO_LINES = f"{HARD}\n第二行"


def open_pages(browser: Browser, folders: dict[str, Path]) -> Iterator[Open]:
    """Opens `forms/<name>/` on a new device; no page may fail in silence or ask for anything elsewhere."""
    faults: list[str] = []
    contexts = []

    def open_one(
        name: str, call: str = "first", *, prepare: Callable[[Page], None] = lambda _: None, **options: object
    ) -> Page:
        settings: dict[str, Any] = {"viewport": PHONE, **options}
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        home = folders[call].as_uri()

        def note(request: Request) -> None:
            if not request.url.startswith((home, "blob:")):
                faults.append(request.url)

        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", note)
        prepare(page)
        page.goto(f"{home}/forms/{name}/index.html")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert faults == [], faults


def fill_registration(page: Page, founders: int = 12) -> None:
    """Something in every place of the first call's registration form."""
    page.get_by_label("填表时间").fill("2026-09-05")
    page.get_by_label("联盟名称").fill(HARD)
    page.get_by_label("高端装备制造产业").check()
    page.get_by_label("其他", exact=True).check()
    for who in ("head", "liaison"):
        page.locator(f"#fill-{who}-name").fill("张𠮷")
        page.locator(f"#fill-{who}-organisation").fill("甲 & 乙公司")
        page.locator(f"#fill-{who}-phone").fill("020-87926183")
        page.locator(f"#fill-{who}-email").fill("a@example.cn")
    for number in range(1, founders + 1):
        if number > 10:
            page.get_by_role("button", name="添加一行").click()
        page.get_by_label(f"第{number}行").first.fill(f"单位{number}")
    page.get_by_label("其他需要补充的情况").fill(TWO_LINES)


def saved(page: Page) -> tuple[str, bytes]:
    """The Word file that the page offers, with its name."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载填好的 Word").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def choose(page: Page, name: str, content: bytes) -> None:
    page.locator("#fill--file").set_input_files(FilePayload(name=name, mimeType=WORD, buffer=content))


def leave(page: Page) -> None:
    """What a page does when it is left: it keeps at once what it else keeps after a pause in typing."""
    page.evaluate("window.dispatchEvent(new Event('pagehide'))")


def typed(page: Page) -> dict[str, Any]:
    """What the device keeps of the form."""
    leave(page)
    kept: dict[str, str] = page.evaluate(
        "Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('ns-form/')))"
    )
    assert len(kept) <= 1
    return {key: json.loads(text)["values"] for key, text in kept.items()}


def values_of(page: Page) -> dict[str, Any]:
    values: dict[str, Any]
    [values] = typed(page).values()
    return values


def news(page: Page) -> str:
    expect(page.locator(".ns-fill__news")).to_be_visible()
    return page.locator(".ns-fill__news").inner_text()


def controls_text(content: bytes) -> dict[str, str]:
    return {control.tag: control.text for control in controls_of(content)}
