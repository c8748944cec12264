"""What a reader has to fetch, and what a server has to keep; these do not vary from machine to machine."""

from pathlib import Path

import brotli
import pytest

from notice_site.options import BuildOptions
from notice_site.site import build_site
from notice_site.theme.html_page import read_page
from tests.call_facts import FIRST, FULL

FIRST_PAGE = 30_000
"""Bytes of HTML, CSS and JavaScript of the home page, as brotli compresses them; the goal is 50,000."""
SEARCH = 15_000
"""More bytes, once somebody searches."""
TREE = 1_500_000
"""Bytes of a site without its documents, as it lies on a server."""


@pytest.fixture(scope="module", params=[FIRST, FULL], ids=["first", "full"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("bytes") / "site"
    build_site(BuildOptions(request.param, out=out))
    return out


def compressed(path: Path) -> int:
    return len(brotli.compress(path.read_bytes(), quality=11))


def fetched(site: Path, page: str) -> list[Path]:
    """A page, and the scripts and styles that a browser fetches for it by itself."""
    loaded = [link.target.partition("?")[0] for link in read_page(site, page).links if link.loaded]
    named = [address for address in loaded if address.endswith((".css", ".js"))]
    assert len(named) == 2
    return [site / page, *((site / page).parent / address for address in named)]


def test_the_first_page_is_light(site: Path) -> None:
    assert sum(compressed(path) for path in fetched(site, "index.html")) < FIRST_PAGE


def test_the_search_is_light_too(site: Path) -> None:
    assert compressed(site / "search/index.js") + compressed(site / "assets/scripts/start-search.js") < SEARCH


def test_the_tree_without_its_documents_is_small(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file() and "downloads" not in path.parts]
    assert len(files) > 20
    assert sum(path.stat().st_size for path in files) < TREE
