"""nginx and Caddy, started with the settings and compressed files of a build, answer real requests."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from notice_site.site.kit import write_kit
from notice_site.theme.mkdocs_build import build_html
from tests.small_site import SETTINGS, small_pages
from tools.local_servers import asked, serving

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
STYLES = "/assets/styles/all.css"
UNPACK = {"gzip": gzip.decompress, "br": brotli.decompress}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = small_pages() | {"calendar.ics": CALENDAR, "downloads/annex-1.docx": b"PK"}
    built = build_html(pages, SETTINGS, tmp_path_factory.mktemp("site"))
    kit = tmp_path_factory.mktemp("kit")
    write_kit(built, kit)
    return kit / "www"


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def server(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, int]]:
    with serving(request.param, site, tmp_path_factory.mktemp(request.param)) as port:
        yield request.param, port


@pytest.fixture
def port(server: tuple[str, int]) -> int:
    return server[1]


@pytest.mark.parametrize("path", ["/", "/notice/index.html", "/nowhere", "/notice.json"])
def test_every_header_comes_with_every_answer(port: int, path: str) -> None:
    status, headers, _ = asked(port, path)
    assert status == (404 if path == "/nowhere" else 200)
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert "file:" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


def test_our_page_is_shown_at_an_address_that_does_not_exist_and_is_not_kept(port: int) -> None:
    status, headers, body = asked(port, "/no/such/page.html")
    assert status == 404
    assert "没有这个页面" in body.decode()
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["cache-control"] == "no-cache"


def test_browsers_keep_what_never_changes_and_ask_for_the_rest(port: int, site: Path) -> None:
    cached = {
        path: asked(port, path)[1]["cache-control"]
        for path in (
            "/",
            "/notice/",
            "/notice/index.html",
            "/updates.xml",
            "/calendar.ics",
            "/assets/scripts/start.js",
            STYLES,
            "/downloads/annex-1.docx",
        )
    }
    assert list(cached.values())[:5] == ["no-cache"] * 5
    assert all("immutable" in value for value in list(cached.values())[5:7])
    assert cached["/downloads/annex-1.docx"] == "public, max-age=3600"


def test_types_are_named(port: int) -> None:
    assert asked(port, "/calendar.ics")[1]["content-type"] == "text/calendar; charset=utf-8"
    assert "wordprocessingml" in asked(port, "/downloads/annex-1.docx")[1]["content-type"]
    assert asked(port, "/index.html")[1]["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", ["/", STYLES, "/no/such/page.html"])
def test_the_compressed_file_beside_a_text_is_sent_as_it_is(
    server: tuple[str, int], site: Path, path: str
) -> None:
    name, port = server
    _, plain, body = asked(port, path)
    assert "content-encoding" not in plain
    _, headers, sent = asked(port, path, Accept_Encoding="br, gzip")
    # Debian's nginx has Brotli in a package of its own.
    assert headers["content-encoding"] == ("br" if name == "caddy" else "gzip")
    assert headers["vary"] == "Accept-Encoding"
    assert UNPACK[headers["content-encoding"]](sent) == body
    file = {"/": "index.html", STYLES: STYLES[1:]}.get(path, "404.html")
    ending = "br" if name == "caddy" else "gz"
    assert sent == (site / f"{file}.{ending}").read_bytes()


def test_a_folder_without_its_slash_leads_to_its_page_wherever_the_server_stands(port: int) -> None:
    status, headers, _ = asked(port, "/notice")
    assert status in (301, 308)
    assert headers["location"] == "/notice/"


def test_what_did_not_change_is_not_sent_again(port: int) -> None:
    tag = asked(port, "/index.html")[1]["etag"]
    status, headers, body = asked(port, "/index.html", If_None_Match=tag)
    assert (status, body) == (304, b"")
    assert headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd"])
def test_nothing_outside_the_site_is_sent(port: int, path: str) -> None:
    status, _, body = asked(port, path)
    assert status in (400, 404)
    assert b"root:" not in body
