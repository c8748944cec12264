"""The state that a page shows by the call's own clock, wherever the reader is."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.page_visits import opened

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "hour",
    [
        ("2017-09-20T09:00:00+08:00", "正在受理", "还有5天"),
        ("2017-09-22T09:59:59+08:00", "正在受理", "还有3天"),
        ("2017-09-22T10:00:00+08:00", "即将截止", "还有3天"),
        ("2017-09-24T23:59:00+08:00", "即将截止", "明天截止"),
        ("2017-09-25T07:30:00+08:00", "即将截止", "今天截止，还有2小时30分"),
        ("2017-09-25T10:00:00+08:00", "已截止", ""),
        ("2026-01-01T00:00:00+08:00", "已截止", ""),
    ],
)
@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_the_state_is_that_of_the_calls_own_clock_wherever_the_reader_is(
    browser: Browser, first_site: Path, zone: str, hour: tuple[str, str, str]
) -> None:
    now, state, left = hour
    context = browser.new_context(timezone_id=zone)
    page = opened(context, first_site, "index.html", now)
    status = page.locator(".ns-key .ns-status")
    expect(status.locator(".ns-badge")).to_have_text(state)
    expect(status.locator(".ns-status__left")).to_have_text(left)
    context.close()


def test_a_page_that_stays_open_closes_to_the_second_and_says_so_once(
    context: BrowserContext, first_site: Path
) -> None:
    page = context.new_page()
    page.clock.install(time="2017-09-25T09:58:50+08:00")
    page.goto((first_site / "index.html").as_uri())
    page.clock.pause_at("2017-09-25T09:59:00+08:00")
    badge, live = page.locator(".ns-key .ns-badge"), page.locator(".ns-key .ns-status [role=status]")
    expect(badge).to_have_text("即将截止")
    expect(live).to_have_text("")
    page.clock.run_for(59_000)
    expect(badge).to_have_text("即将截止")
    page.clock.run_for(1_000)
    expect(badge).to_have_text("已截止")
    expect(live).to_have_text("已截止")


def test_every_period_of_a_call_has_its_own_state(context: BrowserContext, folders: dict[str, Path]) -> None:
    page = opened(context, folders["full"], "index.html", "2030-05-28T10:00:00+08:00")
    expect(page.locator(".ns-key .ns-period .ns-badge")).to_have_text(["已截止", "正在受理"])
    expect(page.locator(".ns-key > .ns-status .ns-badge")).to_have_text("正在受理")


def test_one_broken_clock_leaves_the_rest_of_the_page_alive(
    context: BrowserContext, first_site: Path
) -> None:
    page = context.new_page()
    # Before the deferred scripts run.
    page.add_init_script(
        "document.addEventListener('readystatechange', () => {"
        " document.querySelector('[data-clock]').dataset.clock = '{'; })"
    )
    page.goto((first_site / "contact/index.html").as_uri())
    expect(page.locator(".ns-badge")).to_have_count(0)
    expect(page.locator(".ns-status time")).to_have_text("2017年9月25日（星期一）10:00")
    expect(page.locator(".ns-copy").first).to_be_visible()
