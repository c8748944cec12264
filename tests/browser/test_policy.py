"""The policy in Chromium: every feature of every page works under it, and what it forbids does not run."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from notice_site.site.assemble import render_site
from notice_site.site.options import BuildOptions
from notice_site.theme.mkdocs_build import build_html
from tests.browser.searching import found
from tests.browser.serving import served
from tests.call_facts import FULL
from tests.hostile_call import hostile_call

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    call, _texts = hostile_call(FULL)
    prepared = render_site(call, BuildOptions(FULL))
    return build_html(prepared.pages, prepared.settings, tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def roots(folders: dict[str, Path], hostile: Path) -> Iterator[dict[tuple[str, str], str]]:
    """Where each call stands, on a server and on disk."""
    with ExitStack() as servers:
        found = {}
        for call, folder in (folders | {"hostile": hostile}).items():
            found["http", call] = servers.enter_context(served(folder))
            found["file", call] = f"{folder.as_uri()}/"
        yield found


@pytest.fixture(params=[("http", "full"), ("file", "full")], ids=str)
def root(request: pytest.FixtureRequest, roots: dict[tuple[str, str], str]) -> str:
    return roots[request.param]


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def context(browser: Browser, heard: list[str]) -> Iterator[BrowserContext]:
    """Everything that a page complains of, and every address that it asks for."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    opened.on("console", lambda message: heard.append(message.text))
    opened.on("weberror", lambda error: heard.append(str(error.error)))
    opened.on("request", lambda request: heard.append(f"GET {request.url}"))
    yield opened
    opened.close()


def complaints(heard: list[str], root: str) -> list[str]:
    asked = [line for line in heard if line.startswith("GET ")]
    assert len(asked) > 3
    own = ("GET " + root, "GET data:", "GET blob:")
    return [line for line in heard if line not in asked or not line.startswith(own)]


def addresses(site: Path) -> list[str]:
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert len(found) > 9
    return found


def test_every_page_runs_under_the_policy_and_asks_for_nothing_outside(
    context: BrowserContext, root: str, heard: list[str], folders: dict[str, Path]
) -> None:
    page = context.new_page()
    for address in addresses(folders["full"]):
        # What a server shows for a wrong address has links that begin at the server's root.
        if address != "404.html":
            page.goto(root + address)
    assert complaints(heard, root) == []


def test_search_colours_state_and_checklist_work_under_the_policy(
    context: BrowserContext, root: str, heard: list[str]
) -> None:
    page = context.new_page()
    page.goto(f"{root}index.html")
    expect(page.locator(".ns-key > .ns-status .ns-badge")).not_to_be_empty()
    page.get_by_role("button", name="深色").click()
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    assert found(page, "申报")
    page.goto(f"{root}eligibility/index.html")
    page.locator("main input:visible").first.check()
    expect(page.locator("main input:checked").first).to_be_visible()
    assert complaints(heard, root) == []


def test_a_form_is_filled_in_and_saved_under_the_policy(
    context: BrowserContext, root: str, heard: list[str]
) -> None:
    page = context.new_page()
    page.goto(f"{root}forms/application/index.html")
    page.locator("main input[type=text]:visible, main textarea:visible").first.fill("虚构工坊")
    page.get_by_role("button", name="下载填好的 Word").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="仍然下载").click()
    assert Path(download.value.path()).read_bytes()[:2] == b"PK"
    assert complaints(heard, root) == []


@pytest.mark.parametrize("root", [("http", "hostile"), ("file", "hostile")], indirect=True, ids=str)
def test_no_word_of_a_hostile_call_runs_on_any_page(
    context: BrowserContext, root: str, heard: list[str], hostile: Path
) -> None:
    page = context.new_page()
    for address in addresses(hostile):
        if address != "404.html":
            page.goto(root + address)
            assert page.evaluate("typeof hit") == "undefined", address
    page.goto(f"{root}index.html")
    assert found(page, "申报")
    assert page.evaluate("typeof hit") == "undefined"
    assert page.locator(".md-search-result img, .md-search-result script").count() == 0
    assert complaints(heard, root) == []


@pytest.mark.parametrize(
    "injected",
    [
        "<script>document.title = 'hit'</script>",
        "<img src=x onerror=\"document.title = 'hit'\">",
        "<script src='data:text/javascript,document.title=\"hit\"'></script>",
        "<style>body { display: none }</style>",
        "<iframe srcdoc='x'></iframe><object data='index.html'></object>",
        "<base href='https://elsewhere.example/'>",
    ],
)
def test_what_someone_writes_into_a_page_neither_runs_nor_loads(
    context: BrowserContext, folders: dict[str, Path], heard: list[str], injected: str
) -> None:
    text = (folders["first"] / "contact/index.html").read_text("utf-8")
    page = folders["first"] / "contact/injected.html"
    page.write_text(text.replace("<article", f"{injected}<article", 1), "utf-8")
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.wait_for_load_state()
    page.unlink()
    assert tab.title() != "hit"
    assert tab.locator("body").evaluate("body => getComputedStyle(body).display") != "none"
    assert any("Content Security Policy" in line for line in heard)
