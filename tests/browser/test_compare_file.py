"""A downloaded form compared with the sums of the site, where the browser gives no `crypto.subtle` too."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, Route, expect

from tests.browser.axe_at_rest import axe_findings

pytestmark = pytest.mark.browser

UNENCRYPTED = "http://notice.test/"


@pytest.fixture
def page(context: BrowserContext, first_site: Path) -> Iterator[Page]:
    """The page of forms, as it comes over plain http from a host of the internet."""

    def answer(route: Route) -> None:
        path = first_site / urlsplit(route.request.url).path.lstrip("/")
        route.fulfill(path=path) if path.is_file() else route.fulfill(status=404)

    page = context.new_page()
    page.route(f"{UNENCRYPTED}**", answer)
    page.goto(f"{UNENCRYPTED}forms/index.html")
    yield page
    page.close()


def payload(name: str, content: bytes) -> FilePayload:
    return FilePayload(name=name, mimeType="application/octet-stream", buffer=content)


def test_a_form_from_elsewhere_is_told_from_an_altered_one_over_plain_http(
    page: Page, first_site: Path
) -> None:
    assert page.evaluate("crypto.subtle === undefined")
    form = (first_site / "downloads/annex-1.docx").read_bytes()
    altered = form.replace(b"PK", b"PL", 1)
    page.get_by_label("下载的文件").set_input_files(
        [payload("群里的.docx", form), payload("改过.docx", altered)]
    )
    said = page.locator(".ns-compare [role=status]")
    expect(said).to_contain_text(
        "群里的.docx: 与本网站的“附件1 从化区产学研技术创新联盟申报登记表.docx”完全相同。"
    )
    expect(said).to_contain_text("改过.docx: 与本网站的文件都不相同")
    expect(said).to_contain_text("途中能改文件的人也能改本页")
    assert axe_findings(page) == []


def test_every_download_has_its_sum_on_the_page(page: Page, first_site: Path) -> None:
    files = sorted(path for path in (first_site / "downloads").iterdir() if path.name != "SHA256SUMS")
    assert len(files) > 5
    page.get_by_label("下载的文件").set_input_files(files)
    said = page.locator(".ns-compare [role=status] p", has_text="完全相同")
    expect(said).to_have_count(len(files))
