"""The state that a page shows by the call's own clock, wherever the reader is."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.page_visits import opened
from tests.browser.serving import served

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "hour",
    [
        ("2017-09-20T09:00:00+08:00", "尚未截止", "还有5天"),
        ("2017-09-22T09:59:59+08:00", "尚未截止", "还有3天"),
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


ACTING = (
    "index.html",
    "eligibility/index.html",
    "materials/index.html",
    "notice/index.html",
    "forms/index.html",
    "forms/application/index.html",
    "contact/index.html",
)
CLOSED = "申报已截止，本页仅供查阅。 看公示"


@pytest.mark.parametrize("address", ACTING)
def test_every_page_where_one_acts_says_what_the_clock_makes_of_it(
    context: BrowserContext, folders: dict[str, Path], address: str
) -> None:
    moments = {
        "2030-03-14T23:59:59+08:00": ("尚未开始", "尚未开始", "尚未开始受理，可以先准备。"),
        "2030-04-20T09:00:00+08:00": ("正在受理", "正在受理", ""),
        "2030-06-14T22:00:00+08:00": ("已截止", "即将截止", ""),
        "2030-06-14T23:59:59+08:00": ("已截止", "即将截止", ""),
        "2030-06-15T00:00:00+08:00": ("已截止", "已截止", CLOSED),
        "2031-01-01T00:00:00+08:00": ("已截止", "已截止", CLOSED),
    }
    for now, (inheritors, workshops, late) in moments.items():
        page = opened(context, folders["full"], address, now)
        expect(page.locator(".ns-period .ns-badge")).to_have_text([inheritors, workshops])
        shown = page.locator(".ns-late p:visible")
        assert shown.all_inner_texts() == ([late] if late else []), now
        page.close()


def test_objections_are_said_to_be_taken_only_while_they_are(
    context: BrowserContext, folders: dict[str, Path]
) -> None:
    period = "2030年7月15日（星期一）至2030年7月19日（星期五）"
    for now, words in {
        "2030-07-19T23:59:59+08:00": f"异议受理时间：{period}",
        "2030-07-20T00:00:00+08:00": f"异议受理期{period}，已结束。",
    }.items():
        page = opened(context, folders["full"], "index.html", now)
        shown = page.locator(".ns-banner [data-when]:visible")
        assert "".join(shown.all_inner_texts()) == words
        page.close()


def test_after_closing_the_first_thing_to_do_is_no_longer_to_apply(
    context: BrowserContext, folders: dict[str, Path]
) -> None:
    page = opened(context, folders["full"], "index.html", "2030-06-14T23:00:00+08:00")
    first = page.locator(".ns-key__buttons .ns-button--main:visible")
    expect(first).to_have_text("自查能否申报")
    expect(page.get_by_role("link", name="把日期加入日历")).to_be_visible()
    page.close()
    page = opened(context, folders["full"], "index.html", "2030-06-15T00:00:00+08:00")
    expect(page.locator(".ns-key__buttons .ns-button--main:visible")).to_have_text("看公示")
    expect(page.get_by_role("link", name="把日期加入日历")).to_be_hidden()
    expect(page.get_by_text("申报已截止，以下是当时的步骤。")).to_be_visible()


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2030-03-01T09:00:00+08:00", (0, [], ["政策说明会"])),
        ("2030-05-20T09:00:00+08:00", (2, [], ["现场展示和答辩"])),
        ("2030-06-18T09:00:00+08:00", (2, ["现场展示和答辩"], [])),
        ("2031-01-01T09:00:00+08:00", (3, [], [])),
    ],
)
def test_of_the_other_dates_those_that_are_over_and_the_next_one_are_told(
    context: BrowserContext, folders: dict[str, Path], now: str, expected: tuple[int, list[str], list[str]]
) -> None:
    page = opened(context, folders["full"], "index.html", now)
    dates = page.locator(".ns-dates > li")

    def told(word: str) -> list[str]:
        chip = page.locator(".ns-chip:visible", has_text=word)
        return dates.filter(has=chip).locator("strong").all_inner_texts()

    assert (len(told("已过")), told("进行中"), told("接下来")) == expected
    page.close()


def test_a_copy_on_a_disk_says_that_it_is_one(context: BrowserContext, first_site: Path) -> None:
    page = opened(context, first_site, "materials/index.html", "2017-09-20T09:00:00+08:00")
    expect(page.locator("[data-module='device-clock']")).to_contain_text("这是存在本机的副本，文件日期")


@pytest.mark.parametrize(("minutes", "is_told"), [(-600, True), (-9, False), (9, False), (600, True)])
def test_a_device_whose_clock_is_wrong_is_told_by_the_servers(
    context: BrowserContext, first_site: Path, minutes: int, is_told: bool
) -> None:
    page = context.new_page()
    page.clock.install(time=datetime.now(UTC) + timedelta(minutes=minutes))
    with served(first_site) as address:
        with page.expect_response(lambda response: response.request.method == "HEAD") as told:
            page.goto(f"{address}materials/index.html")
        assert told.value.url == f"{address}materials/index.html"
        expect(page.get_by_text("本机时间与网站服务器不一致")).to_have_count(int(is_told))
