"""Settings for servers: all say the same. What started servers answer is in test_started_servers.py."""

from pathlib import Path

import pytest
import yaml

from notice_site.site.server_files import CACHED, NGINX_KNOWS, server_files
from notice_site.theme.mkdocs_build import build_html
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
    assert len(CACHED) == 1
    assert "upload-pages-artifact" in files["github-pages.yml"]


def test_the_workflow_of_github_pages_builds_with_the_address_that_pages_gives(site: Path) -> None:
    workflow = yaml.safe_load(server_files(site)["github-pages.yml"])
    (job,) = workflow["jobs"].values()
    assert [step.get("uses", "").partition("@")[0] for step in job["steps"]] == [
        "actions/checkout",
        "actions/setup-python",
        "actions/configure-pages",
        "",
        "actions/upload-pages-artifact",
        "actions/deploy-pages",
    ]
    (run,) = [step["run"] for step in job["steps"] if "run" in step]
    assert run == 'make site ARGS="--site-url ${{ steps.pages.outputs.base_url }}/"'
    assert job["steps"][2]["id"] == "pages"
    assert workflow["permissions"]["pages"] == "write"
