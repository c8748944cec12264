"""Settings for servers: nginx is started with them and asked; the others say the same."""

import http.client
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from notice_site.output.server_files import CACHED, server_files
from notice_site.theme.mkdocs_site import build_html
from tests.small_site import SETTINGS, small_pages

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = small_pages() | {"calendar.ics": CALENDAR, "downloads/annex-1.docx": b"PK"}
    return build_html(pages, SETTINGS, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def port(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        pytest.skip("nginx is missing: sudo apt-get install nginx-light")
    folder = tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    settings = server_files(site)["nginx.conf"].decode()
    settings = settings.replace("listen 80;", f"listen 127.0.0.1:{number};")
    settings = settings.replace("root /var/www/notice/site;", f"root {site};")
    settings = settings.replace("include mime.types;", "include /etc/nginx/mime.types;")
    kept = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi"))
    kept += f"uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;"
    (folder / "nginx.conf").write_text(
        f"user root;\npid {folder}/pid;\nerror_log {folder}/error.log;\ndaemon off;\nevents {{}}\n"
        f"http {{ access_log off; {kept}\n{settings}\n}}\n",
        "utf-8",
    )
    site.chmod(0o755)
    server = subprocess.Popen([program, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")])
    try:
        _wait_for(number, server)
        yield number
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(number: int, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(100):
        assert server.poll() is None, "nginx did not start"
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", number)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")


def asked(port: int, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return found


@pytest.mark.parametrize("path", ["/", "/notice/index.html", "/nowhere", "/notice.json"])
def test_nginx_sends_every_header_with_every_answer(port: int, path: str) -> None:
    status, headers, _ = asked(port, path)
    assert status == (404 if path == "/nowhere" else 200)
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert "file:" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_nginx_shows_our_page_at_an_address_that_does_not_exist(port: int) -> None:
    status, headers, body = asked(port, "/no/such/page.html")
    assert status == 404
    assert "没有这个页面" in body.decode()
    assert headers["content-type"] == "text/html; charset=utf-8"


def test_nginx_lets_browsers_keep_what_never_changes_and_ask_for_the_rest(port: int, site: Path) -> None:
    bundle = next((site / "assets/javascripts").glob("bundle.*.js")).name
    cached = {
        path: asked(port, path)[1]["cache-control"]
        for path in (
            "/",
            "/updates.xml",
            "/calendar.ics",
            f"/assets/javascripts/{bundle}",
            "/assets/styles/all.css",
            "/downloads/annex-1.docx",
        )
    }
    assert list(cached.values())[:3] == ["no-cache"] * 3
    assert all("immutable" in value for value in list(cached.values())[3:5])
    assert cached["/downloads/annex-1.docx"] == "public, max-age=3600"


def test_nginx_names_types_and_compresses(port: int) -> None:
    assert asked(port, "/calendar.ics")[1]["content-type"] == "text/calendar; charset=utf-8"
    assert "wordprocessingml" in asked(port, "/downloads/annex-1.docx")[1]["content-type"]
    status, headers, body = asked(port, "/assets/styles/all.css", **{"Accept-Encoding": "gzip"})
    assert (status, headers["content-encoding"], body[:2]) == (200, "gzip", b"\x1f\x8b")


def test_all_servers_are_told_the_same(site: Path) -> None:
    files = {name: content.decode() for name, content in server_files(site).items()}
    rows = [line.split("\t") for line in files["headers.tsv"].splitlines()[1:]]
    assert len(rows) > 8
    for path, header, value in rows:
        for name in ("nginx.conf", "Caddyfile"):
            assert value in files[name], (name, header)
            assert path == ".*" or header != "Cache-Control" or path in files[name], (name, path)
    assert len(CACHED) == 4
    assert "upload-pages-artifact" in files["github-pages.yml"]
