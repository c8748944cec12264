"""nginx and Caddy, started with the settings and compressed files of a build, answer real requests."""

import gzip
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from notice_site.site.kit import write_kit
from notice_site.theme.mkdocs_build import build_html
from tests.small_site import SETTINGS, small_pages
from tools.local_servers import asked, serving
from tools.npm_programs import program

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
FEED = b"<feed xmlns='http://www.w3.org/2005/Atom'><title>" + b"x" * 2000 + b"</title></feed>"
SECRETS = (".git/config", ".htpasswd", "notice/.draft.html")
SPELT_OTHERWISE = ("%2egit/config", "notice/%2Edraft.html")
WELL_MARKED = {"contentSecurityPolicyTest", "crossOriginResourcePolicyTest", "xFrameOptionsTest"}
STYLES = "/assets/styles/all.css"
UNPACK = {"gzip": gzip.decompress, "br": brotli.decompress}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = small_pages() | {"calendar.ics": CALENDAR, "downloads/annex-1.docx": b"PK", "updates.xml": FEED}
    built = build_html(pages, SETTINGS, tmp_path_factory.mktemp("site"))
    kit = tmp_path_factory.mktemp("kit")
    write_kit(built, kit)
    for secret in SECRETS:
        (kit / "www" / secret).parent.mkdir(exist_ok=True)
        (kit / "www" / secret).write_text("secret", "utf-8")
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
    assert cached["/downloads/annex-1.docx"] == "no-cache"


def test_an_amended_document_is_sent_at_once_at_the_same_address(port: int, site: Path) -> None:
    path = "/downloads/annex-1.docx"
    tag = asked(port, path)[1]["etag"]
    assert asked(port, path, If_None_Match=tag)[0] == 304
    before = (site / path[1:]).read_bytes()
    (site / path[1:]).write_bytes(b"PK amended")
    status, headers, body = asked(port, path, If_None_Match=tag)
    assert (status, body, headers["etag"] != tag) == (200, b"PK amended", True)
    (site / path[1:]).write_bytes(before)


@pytest.mark.parametrize("path", [f"/{path}" for path in (*SECRETS, *SPELT_OTHERWISE)])
def test_nothing_that_begins_with_a_dot_is_sent(port: int, path: str) -> None:
    status, _, body = asked(port, path)
    assert status == 404
    assert b"secret" not in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_a_site_can_only_be_read(port: int, method: str) -> None:
    for path in ("/", "/nowhere", "/updates.xml"):
        status, headers, _ = asked(port, path, method)
        assert (status, headers["allow"]) == (405, "GET, HEAD")
    assert asked(port, "/", "HEAD")[0] == 200


@pytest.mark.parametrize("path", ["/%00", "/index.html%00.docx", "/notice/%00/"])
def test_a_zero_in_a_path_is_a_bad_request(port: int, path: str) -> None:
    assert asked(port, path)[0] == 400


@pytest.mark.parametrize("path", ["/", "/updates.xml", STYLES])
def test_each_encoding_has_its_own_mark_and_caches_are_told(port: int, path: str) -> None:
    answers = [asked(port, path, Accept_Encoding=encoding)[1] for encoding in ("identity", "gzip", "br")]
    assert {headers["vary"] for headers in answers} == {"Accept-Encoding"}
    marks = {headers.get("content-encoding", ""): headers["etag"] for headers in answers}
    assert len(marks) == len(set(marks.values())) >= 2
    for headers, encoding in zip(answers, ("identity", "gzip", "br"), strict=True):
        again = asked(port, path, Accept_Encoding=encoding, If_None_Match=headers["etag"])
        assert (again[0], again[2]) == (304, b"")


@pytest.mark.parametrize("hsts", [False, True])
def test_the_observatory_of_mozilla_finds_nothing_to_take_off(
    server: tuple[str, int], site: Path, hsts: bool, tmp_path: Path
) -> None:
    name, port = server
    if hsts:
        with serving(name, site, tmp_path, hsts=True) as strict:
            _, headers, body = asked(strict, "/")
    else:
        _, headers, body = asked(port, "/")
    assert "set-cookie" not in headers
    given = {
        "headers": headers,
        "body": body.decode(),
        "cors": asked(port, "/", "OPTIONS", Origin="https://x.cn")[1],
    }
    done = subprocess.run(
        program("observatory"), input=json.dumps(given), capture_output=True, text=True, check=True
    )
    judged = {rule["rule"]: rule for rule in json.loads(done.stdout)}
    assert len(judged) == 9
    told = {rule for rule, result in judged.items() if result["score"] < 0 or not result["pass"]}
    assert told == (set() if hsts else {"strictTransportSecurityTest"})
    assert {rule for rule, result in judged.items() if result["score"] > 0} >= WELL_MARKED


def test_types_are_named(port: int) -> None:
    assert asked(port, "/calendar.ics")[1]["content-type"] == "text/calendar; charset=utf-8"
    assert asked(port, "/updates.xml")[1]["content-type"] == "application/atom+xml; charset=utf-8"
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
