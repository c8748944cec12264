"""Settings for servers: all say the same. What started servers answer is in test_started_servers.py."""

from pathlib import Path

import pytest

from notice_site.output.server_files import CACHED, NGINX_KNOWS, server_files
from notice_site.theme.mkdocs_site import build_html
from tests.small_site import SETTINGS, small_pages


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_html(small_pages(), SETTINGS, tmp_path_factory.mktemp("site"))


def test_all_servers_are_told_the_same(site: Path) -> None:
    files = {name: content.decode() for name, content in server_files(site).items()}
    rows = [line.split("\t") for line in files["headers.tsv"].splitlines()[1:]]
    assert len(rows) > 8
    for path, header, value in rows:
        for name in ("nginx.conf", "Caddyfile"):
            known = name == "nginx.conf" and any(path == rf"\.{ending}$" for ending in NGINX_KNOWS)
            assert known or value.partition("; charset=")[0] in files[name], (name, header)
            assert path == ".*" or header != "Cache-Control" or path in files[name], (name, path)
    assert len(CACHED) == 4
    assert "upload-pages-artifact" in files["github-pages.yml"]
