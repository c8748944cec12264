"""Each kind of amendment from the data to the pages in Chromium; the sheets to print."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from notice_site.command.cli import main
from notice_site.editions.publishing import next_edition, write_edition
from notice_site.reading.editions import read_editions
from notice_site.reading.source import read_source
from tests.browser.axe_at_rest import axe_findings
from tests.call_facts import FIRST

pytestmark = pytest.mark.browser

PAGES = (
    "index.html",
    "notice/index.html",
    "eligibility/index.html",
    "materials/index.html",
    "forms/index.html",
    "forms/registration/index.html",
    "contact/index.html",
    "updates/index.html",
)
STEPS = {
    "extension": (
        *("2017-09-20", "--to", "2017年9月29日下午5时", "--number", "某科〔2017〕31号"),
        *("--affects", "no"),
    ),
    "correction": ("2017-09-21", "--fact", "submission.address", "--to", "某路2号6楼", "--affects", "yes"),
    "supplement": ("2017-09-22", "--fact", "办公时间", "--to", "工作日9:00至17:00", "--affects", "unsaid"),
    "proposed_outcome": ("2017-10-20", "--results", "results.csv", "--objections", "2017-10-23 2017-10-27"),
    "outcome": ("2017-11-03", "--results", "results.csv"),
    "withdrawal": ("2017-11-06", "--reason", "经费安排调整"),
}
"""One after the other, as an office would publish them; none of it is in the first call."""


Folders = dict[str, Path]
TOLD = {
    "extension": (
        "2017年9月20日（星期三） 延期",
        "截止时间由2017年9月25日上午10：00时改为2017年9月29日下午5时。",
        "已经递交的材料继续有效。",
    ),
    "correction": (
        "更正",
        "递交地址由从化区街口街口岸路2栋5楼改为某路2号6楼。",
        "已经递交的材料受影响。",
    ),
    "supplement": ("补充", "办公时间原未写明，现为工作日9:00至17:00。"),
    "proposed_outcome": (
        "公示",
        "2017年10月23日（星期一）至2017年10月27日（星期五）",
        "020-87926183",
    ),
    "outcome": ("结果", "结果的公告"),
    "withdrawal": ("撤回", "原因：经费安排调整"),
}
"""What the banner says after each step."""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """The site after each step: the edition of the step published."""
    folder = tmp_path_factory.mktemp("amended")
    data = folder / "notice_data.yml"
    shutil.copy(FIRST, data)
    (folder / "results.csv").write_text("序号,名称\n1,甲联盟（虚构）\n", "utf-8")
    freeze(data, date(2017, 9, 18))
    sites = {}
    for kind, (day, *options) in STEPS.items():
        given = [str(folder / option) if option.endswith(".csv") else option for option in options]
        amend = ["amend", "--data", str(data), "--yes", "--kind", kind, "--date", day, *given]
        assert main(amend) == 0
        freeze(data, date.fromisoformat(day))
        sites[kind] = folder / kind
        assert main(["build", "--data", str(data), "--out", str(sites[kind])]) == 0
    return sites


def freeze(data: Path, day: date) -> None:
    folder = data.parent / "editions"
    editions = read_editions(folder) if folder.is_dir() else ()
    edition = next_edition(read_source(data), editions, day)
    write_edition(folder, edition)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, timezone_id="Asia/Shanghai")
    found = context.new_page()
    faults: list[str] = []
    found.on("pageerror", lambda error: faults.append(str(error)))
    yield found
    context.close()
    assert faults == []


def opened(page: Page, site: Path, path: str = "index.html") -> Page:
    page.goto((site / path).as_uri())
    return page


@pytest.mark.parametrize("kind", STEPS)
def test_every_page_has_a_banner_that_says_what_changed(kind: str, folders: Folders, page: Page) -> None:
    for path in PAGES:
        opened(page, folders[kind], path)
        banners = page.locator(".ns-banner")
        assert banners.count() == 1, path
        said = banners.inner_text()
        for words in TOLD[kind]:
            assert words in said, (path, words)
        page.get_by_role("note").get_by_role("link").first.click()
        assert f"updates/index.html#{kind.replace('_', '-')}" in page.url, path


def test_after_an_extension_the_facts_in_force_follow_everywhere_and_the_issued_text_stays(
    folders: Folders, page: Page
) -> None:
    site = folders["extension"]
    assert "2017年9月29日（星期五）17:00" in opened(page, site).locator(".ns-key").inner_text()
    notice = opened(page, site, "notice/index.html")
    clause = notice.locator("#deadline")
    assert "2017年9月25日上午10：00时" in clause.locator("[data-issued]").first.inner_text()
    assert (
        "改变了本条" in clause.inner_text() or "更正" in clause.inner_text() or "延长" in clause.inner_text()
    )
    clause.locator(".ns-margin--amended a").click()
    assert "#extension" in page.url
    calendar = (site / "calendar.ics").read_text("utf-8")
    assert "DTSTART:20170929T090000Z" in calendar
    assert "SEQUENCE:1" in calendar


def test_updates_show_each_amendment_as_a_document_with_old_and_new(folders: Folders, page: Page) -> None:
    opened(page, folders["withdrawal"], "updates/index.html")
    articles = page.locator("article.ns-amendment")
    kinds = [text.split(" ")[0] for text in articles.all_inner_texts()]
    assert kinds == [
        "撤回",
        "结果",
        "公示",
        "补充",
        "更正",
        "延期",
    ]
    extension = page.locator("#extension")
    assert "某科〔2017〕31号" in extension.inner_text()
    old, new = extension.locator(".ns-change dd").all_inner_texts()
    assert (old, new) == ("2017年9月25日上午10：00时", "2017年9月29日下午5时")
    extension.locator(".ns-change__places a").click()
    assert page.url.endswith("notice/index.html#deadline")


def test_a_proposed_outcome_has_its_list_and_where_objections_go(folders: Folders, page: Page) -> None:
    opened(page, folders["proposed_outcome"], "updates/index.html")
    article = page.locator("#proposed-outcome")
    table = article.get_by_role("table", name="拟定结果名单")
    assert table.locator("td").all_inner_texts() == ["1", "甲联盟（虚构）"]
    assert "异议受理" in article.inner_text()
    assert article.locator("a[href='tel:02087926183']").count() == 1


def test_editions_are_marked_as_superseded_and_say_what_changed(folders: Folders, page: Page) -> None:
    site = folders["withdrawal"]
    opened(page, site, "updates/2/index.html")
    assert page.locator(".ns-banner--superseded").is_visible()
    said = page.locator(".ns-card").first.inner_text()
    assert "2017年9月29日下午5时" in said
    assert "关于延长" in said
    opened(page, site, "updates/7/index.html")
    assert page.locator(".ns-banner--superseded").count() == 0


def test_a_withdrawn_call_can_still_be_read_and_its_calendar_is_cancelled(
    folders: Folders, page: Page
) -> None:
    site = folders["withdrawal"]
    assert "已撤回" in opened(page, site).locator(".ns-status").first.inner_text()
    assert len(opened(page, site, "notice/index.html").locator("[data-issued]").all()) > 20
    assert "STATUS:CANCELLED" in (site / "calendar.ics").read_text("utf-8")


@pytest.mark.parametrize("kind", STEPS)
def test_nothing_is_wider_than_a_phone(kind: str, folders: Folders, page: Page) -> None:
    for path in ("index.html", "updates/index.html", f"updates/{list(STEPS).index(kind) + 2}/index.html"):
        opened(page, folders[kind], path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


@pytest.mark.parametrize(
    "path", ["index.html", "updates/index.html", "updates/2/index.html", "updates/5/index.html"]
)
def test_axe_finds_nothing_on_amended_pages(path: str, folders: Folders, page: Page) -> None:
    opened(page, folders["withdrawal"], path)
    assert axe_findings(page) == []


@pytest.mark.parametrize("kind", ["", "extension", "withdrawal"])
def test_the_first_call_s_sheet_for_signatures_is_one_page_of_a4(
    kind: str, tmp_path: Path, page: Page
) -> None:
    path, data = tmp_path / "sheet.html", Path(shutil.copy(FIRST, tmp_path))
    shutil.copytree(FIRST.parent / "editions", tmp_path / "editions")
    answers = [
        "--yes",
        "--sure",
        "yes",
        "--kind",
        kind,
        "--to",
        "2026-12-29 17:00",
        "--reason",
        "经费安排调整",
    ]
    assert not kind or main(["amend", "--data", str(data), "--date", "2026-12-01", *answers]) == 0
    assert main(["check", "--data", str(data), "--report", str(path), "--today", "2026-12-01"]) == 0
    page.goto(path.as_uri())
    page.pdf(path=str(tmp_path / "sheet.pdf"), prefer_css_page_size=True)
    assert len(PdfReader(tmp_path / "sheet.pdf").pages) == 1
