"""What people do on a page, in Firefox and from disk: fill in a form, collect forms, answer a question."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.checklist_page import DESK, PHONE
from tests.browser.firefox import Firefox, started, within
from tests.browser.firefox_tab import TAB, Tab
from tests.browser.form_page import controls_text
from tests.word_reading import filled

pytestmark = pytest.mark.firefox

OpenTab = Callable[..., Tab]
HARD = "从化<甲>&“乙”𠮷"
ELSEWHERE = "https://elsewhere.example/seen"
TYPED = {"alliance-name": HARD, "filled-on": "2026-09-05", "founders": "某公司"}


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with started(tmp_path_factory.mktemp("firefox")) as firefox:
        yield firefox


@pytest.fixture
def open_tab(firefox: Firefox, first_site: Path) -> Iterator[OpenTab]:
    """Opens a page of the first call on a new device; no page may ask the network or fail in silence."""
    tabs: list[Tab] = []

    def open_one(page: str, size: ViewportSize = PHONE) -> Tab:
        tab = Tab(firefox, size)
        tabs.append(tab)
        tab.open(first_site / page / "index.html")
        return tab

    yield open_one
    for tab in tabs:
        tab.close()
    assert firefox.asked_and_failed() == ([], [])


def wait_for_value(tab: Tab, field: str, words: str) -> None:
    within(lambda: tab.value(tab.css(f"#fill-{field}")) == words, f"{field} does not hold what was typed")


def fill_in(tab: Tab) -> None:
    """Some of the registration form, by keyboard."""
    for field, words in TYPED.items():
        tab.focus(tab.css(f"#fill-{field}"))
        # Firefox asks for a date in the order of its own language, which here is American.
        tab.keys("09052026" if field == "filled-on" else words)
        wait_for_value(tab, field, words)
    tab.keys(TAB)


def typed(tab: Tab) -> dict[str, str]:
    return {field: tab.value(tab.css(f"#fill-{field}")) for field in TYPED}


def save(tab: Tab) -> Path:
    """The Word file of a form that is not filled in wholly."""
    tab.click(tab.named("button", "下载填好的 Word"))
    tab.click(tab.named("button", "仍然下载"))
    return tab.saved()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_form_filled_in_by_keyboard_is_saved_as_the_issued_word_file(
    size: ViewportSize, open_tab: OpenTab
) -> None:
    tab = open_tab("forms/registration", size)
    fill_in(tab)
    assert tab.run("() => document.documentElement.scrollWidth") <= size["width"]
    saved = save(tab)
    assert saved.name.startswith("附件1 从化区产学研技术创新联盟申报登记表")
    controls = controls_text(saved.read_bytes())
    assert controls["alliance-name"] == HARD
    assert controls["filled-on"] == "2026年9月5日"
    assert controls["founders.1"] == "某公司"


def test_what_is_typed_is_kept_until_it_is_wiped(open_tab: OpenTab) -> None:
    tab = open_tab("forms/registration")
    fill_in(tab)
    within(lambda: tab.run("() => localStorage.length"), "nothing is kept")
    tab.reload()
    assert typed(tab) == TYPED
    tab.click(tab.named("button", "清除填写的内容"))
    assert "已从这台设备清除" in tab.text(".ns-fill__news")
    tab.reload()
    assert typed(tab) == dict.fromkeys(TYPED, "")


def test_a_saved_form_is_opened_on_another_device(open_tab: OpenTab) -> None:
    first = open_tab("forms/registration")
    fill_in(first)
    saved = save(first)
    second = open_tab("forms/registration", DESK)
    assert typed(second) == dict.fromkeys(TYPED, "")
    second.choose_files(second.css("#fill--file"), saved)
    assert f"已读出“{saved.name}”" in second.text(".ns-fill__news")
    assert typed(second) == TYPED


def test_forms_dropped_onto_the_lead_s_desk_become_members(open_tab: OpenTab, first_site: Path) -> None:
    blank = (first_site / "downloads/annex-2.docx").read_bytes()
    form = filled(blank, {"organisation-name": "甲公司", "organisation-type.enterprise": "☑"})
    tab = open_tab("forms/collect")
    tab.drop(tab.css(".ns-collect__drop"), {"甲.docx": form, "旧.doc": b"\xd0\xcf\x11\xe0"})
    assert "另存为 .docx" in tab.text(".ns-collect__bad")
    assert tab.value(tab.named("textbox", "第1家")) == "甲公司"
    assert "没有填：联系地址" in tab.text(".ns-collect__member")
    tab.click(tab.named("button", "下载汇总表（Excel）"))
    assert tab.saved().suffix == ".xlsx"


def test_the_checklist_answers_a_question(open_tab: OpenTab) -> None:
    tab = open_tab("eligibility")
    tab.click(tab.css("#checklist-role-lead"))
    tab.focus(tab.css("#answer-founders"))
    tab.keys("12" + TAB)
    tab.css("#founders[data-state=met]")
    assert tab.text(".ns-verdict [role=status]")


def test_a_request_and_a_failure_would_be_seen(firefox: Firefox, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(f'<img src="{ELSEWHERE}"><script>throw new Error("seen")</script>', "utf-8")
    tab = Tab(firefox, DESK)
    tab.open(page)
    tab.close()
    assert firefox.asked_and_failed() == ([ELSEWHERE], ["Error: seen"])
