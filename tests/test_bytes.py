"""What a reader has to fetch, and what a server has to keep; these do not vary from machine to machine."""

import gzip
from pathlib import Path

import brotli
import pytest

from notice_site.site.build import build_site
from notice_site.site.options import BuildOptions
from notice_site.theme.html_check import read_page
from tests.call_facts import FIRST, FULL

FIRST_PAGE = 30_000
"""Bytes of HTML, CSS and JavaScript of the home page, as brotli compresses them; the goal is 50,000."""
SEARCH = 14_500
"""More bytes, once somebody searches; proposing near spellings is 2,600 of them."""
PAGE = 14_000
"""Bytes of any page, gzipped: with its headers it comes in the first round trip of data."""
SCRIPT = 9_400
"""Bytes of each script that the first paint waits for, gzipped: two and the styles come in one more."""
TREE = 1_500_000
"""Bytes of a site without its documents, as it lies on a server."""


@pytest.fixture(scope="module", params=[FIRST, FULL], ids=["first", "full"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("bytes") / "site"
    build_site(BuildOptions(request.param, out=out))
    return out


def compressed(path: Path) -> int:
    return len(brotli.compress(path.read_bytes(), quality=11))


def zipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def fetched(site: Path, page: str) -> list[Path]:
    """The scripts and styles that a browser fetches for a page by itself."""
    loaded = [link.target.partition("?")[0] for link in read_page(site, page).links if link.loaded]
    named = [address for address in loaded if address.endswith((".css", ".js"))]
    return [((site / page).parent / address).resolve() for address in named]


def test_the_first_page_is_light(site: Path) -> None:
    files = fetched(site, "index.html")
    assert {path.name for path in files} == {"all.css", "start.js"}
    assert sum(compressed(path) for path in (site / "index.html", *files)) < FIRST_PAGE


def test_every_page_comes_in_the_first_round_trip(site: Path) -> None:
    sizes = {path.relative_to(site).as_posix(): zipped(path) for path in site.rglob("*.html")}
    assert {"index.html", "eligibility/index.html", "forms/index.html"} <= sizes.keys()
    assert {page: size for page, size in sizes.items() if size > PAGE} == {}


def test_the_first_paint_waits_for_small_scripts_only(site: Path) -> None:
    pages = [path.relative_to(site).as_posix() for path in site.rglob("index.html")]
    scripts = {path for page in pages for path in fetched(site, page) if path.suffix == ".js"}
    names = {"start.js", "start-eligibility.js", "start-form.js"}
    assert (
        names
        <= {path.name for path in scripts}
        <= names | {"start-collect.js", "start-forms.js", "start-updates.js"}
    )
    assert {path.name: zipped(path) for path in scripts if zipped(path) > SCRIPT} == {}


def test_the_search_is_light_too(site: Path) -> None:
    files = ("search/index.js", "assets/scripts/search/results.js")
    assert sum(compressed(site / path) for path in files) < SEARCH


def test_the_tree_without_its_documents_is_small(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file() and "downloads" not in path.parts]
    assert len(files) > 20
    assert sum(path.stat().st_size for path in files) < TREE
