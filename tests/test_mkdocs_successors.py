"""What follows MkDocs: ProperDocs and Zensical build the first call, and what either loses is here.

Material gets no corrections after 5 May 2027. DECISIONS.md says when and how to move; these tests say at each
change of ours or theirs what moving would cost.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree, html
from mkdocs.config import load_config

from notice_site.project import DATA, MKDOCS, OVERRIDES, TOOL_ALONE
from notice_site.site import mkdocs_hook
from notice_site.site.build import prepare_site
from notice_site.site.options import BuildOptions
from notice_site.theme.mkdocs_build import build_html
from notice_site.theme.preview import PageSource, pages_from
from notice_site.theme.site_settings import PreparedSite
from tests.project_copy import copied_project, run

THEME = ("assets/javascripts/", "assets/stylesheets/")
"""Scripts and styles of the theme that no page of ours loads."""
LOST = {
    "policy": "no Content-Security-Policy: finish_pages has to run on the built site",
    "styles": "the style sheet lacks the theme's rules, which finish_pages adds as far as they are used",
    "search": "the header names no index: it has to be made of the built pages",
    "left out of the search": "data-search-exclude is taken out of articles: the index needs another mark",
    "icon": "the icon in the page becomes a broken address: it has to be a file",
    "title": "the home page's title repeats the site's name: `page.is_homepage` is not set",
}
"""What a page of Zensical lacks, with what moving has to do about it."""
REWRITTEN = (
    # The page for missing addresses is a page, and has no front matter.
    ("if not page ", "if not (page and page.meta) "),
    ("if page and page.meta.", "if page and page.meta and page.meta."),
    # There is no such filter, and JSON counts as escaped.
    ("| tojson | forceescape", "| tojson | string | e"),
)
"""What Zensical's MiniJinja wants otherwise in our main.html."""
TRANSLATED = ("partials/search.html", "partials/toc.html")
IMPORT = '{% import "partials/language.html" as lang with context %}'
"""Templates of ours that use the theme's words, and how: an included one does not know its includer's."""


@pytest.fixture(scope="module")
def prepared() -> PreparedSite:
    return prepare_site(BuildOptions(DATA))


@pytest.fixture(scope="module")
def ours(prepared: PreparedSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first call as MkDocs builds it: for reading only."""
    return build_html(prepared.pages, prepared.settings, tmp_path_factory.mktemp("mkdocs"))


@pytest.fixture(scope="module")
def sources(prepared: PreparedSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The generated tree with a `mkdocs.yml` that says all that our hook sets, and names no hook."""
    folder = tmp_path_factory.mktemp("zensical")
    config = load_config(str(MKDOCS))
    with pages_from(PageSource(lambda: prepared, folder / "docs", TOOL_ALONE)):
        mkdocs_hook.on_config(config)
    said = yaml.safe_load(MKDOCS.read_text("utf-8"))
    del said["hooks"]
    made = ("site_name", "site_description", "nav", "extra", "extra_css")
    said |= {key: plain(config[key]) for key in made}
    said["extra_javascript"] = [{"path": str(script), "defer": True} for script in config.extra_javascript]
    said["theme"] |= {
        "variant": "classic",
        "custom_dir": "overrides",
        "language": config.theme["language"],
        "favicon": config.theme["favicon"],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(said, allow_unicode=True, sort_keys=False), "utf-8")
    shutil.copytree(OVERRIDES, folder / "overrides")
    main = (folder / "overrides" / "main.html").read_text("utf-8")
    for old, new in REWRITTEN:
        assert old in main, old
        main = main.replace(old, new)
    (folder / "overrides" / "main.html").write_text(main, "utf-8")
    for name in TRANSLATED:
        path = folder / "overrides" / name
        path.write_text(f"{IMPORT}\n{path.read_text('utf-8')}", "utf-8")
    return folder


def plain(value: Any) -> Any:
    """A setting without the types of MkDocs, which YAML does not know."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


def zensical(sources: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict"]
    return subprocess.run(command, cwd=sources, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def theirs(sources: Path) -> Path:
    """The first call as Zensical builds it: for reading only."""
    done = zensical(sources)
    assert done.returncode == 0, done.stdout + done.stderr
    return sources / "site"


def files(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def pages(ours: Path, theirs: Path) -> Iterator[tuple[str, html.HtmlElement, html.HtmlElement]]:
    """Each page of ours with that of Zensical."""
    names = sorted(name for name in files(ours) if name.endswith(".html"))
    assert len(names) > 10
    for name in names:
        our, their = (html.document_fromstring((site / name).read_bytes()) for site in (ours, theirs))
        yield name, our, their


# ProperDocs


def test_properdocs_builds_the_same_site_and_only_names_itself(tmp_path: Path) -> None:
    project = copied_project(tmp_path / "project")
    sites = []
    for program, own_name in (("mkdocs", b"mkdocs-1.6.1"), ("properdocs", b"mkdocs-ProperDocs 1.6.7")):
        site = tmp_path / program
        done = run(project, "build", "--site-dir", site, program=("-P", "-m", program))
        assert done.returncode == 0, done.stderr
        contents = {name: (site / name).read_bytes() for name in files(site)}
        assert own_name in contents["index.html"]
        sites.append({name: content.replace(own_name, b"") for name, content in contents.items()})
    assert len(sites[0]) > 40
    assert sites[0] == sites[1]


# Zensical


def test_zensical_writes_every_file_but_the_index_of_the_search(ours: Path, theirs: Path) -> None:
    assert files(ours) - files(theirs) == {"search/index.js"}
    added = {name for name in files(theirs) - files(ours) if not name.startswith(THEME)}
    assert added == {"search.json", "sitemap.xml"}
    assert (theirs / "sitemap.xml").read_bytes() == b""


def test_zensical_writes_every_article_to_the_letter(ours: Path, theirs: Path) -> None:
    for name, our, their in pages(ours, theirs):
        assert article(our) == article(their), name


def article(page: html.HtmlElement) -> str:
    """A page's article without what Zensical adds and takes out."""
    (element,) = page.xpath("//article")
    for skip in element.xpath(".//a[@id='__skip']"):
        skip.drop_tree()
    for excluded in element.xpath(".//*[@data-search-exclude]"):
        del excluded.attrib["data-search-exclude"]
    return " ".join(etree.tostring(element, encoding="unicode", method="html").split())


@pytest.mark.parametrize(
    "kind",
    [
        "//head/meta[@name!='generator']/@content",
        "//head/link[@rel!='icon']/@href",
        "//script/@src",
        "//nav//a/@href",
        "//header//a/@href",
        "//footer//a/@href",
    ],
)
def test_zensical_keeps_metadata_and_what_a_page_links_and_loads(kind: str, ours: Path, theirs: Path) -> None:
    for name, our, their in pages(ours, theirs):
        assert addresses(our, kind) == addresses(their, kind), name


def addresses(page: html.HtmlElement, kind: str) -> list[str]:
    """Values of one kind; `./x` and `x` are one address, and an asset's version follows its content."""
    return sorted(str(value).removeprefix("./").partition("?v=")[0] for value in page.xpath(kind))


def test_what_zensical_loses_is_what_is_listed(ours: Path, theirs: Path) -> None:
    found = {loss for _, our, their in pages(ours, theirs) for loss in losses(our, their)}
    styles = [(site / "assets/styles/all.css").read_text("utf-8") for site in (ours, theirs)]
    found |= {"styles"} if [".md-footer__link{" in style for style in styles] == [True, False] else set()
    assert found == LOST.keys()


def losses(our: html.HtmlElement, their: html.HtmlElement) -> Iterator[str]:
    looked_at = {
        "policy": "count(//meta[@http-equiv='Content-Security-Policy'])",
        "search": "count(//*[contains(@data-index, 'search/index.js')])",
        "left out of the search": "count(//article//*[@data-search-exclude])",
        "icon": "count(//link[@rel='icon'][starts-with(@href, 'data:')])",
        "title": "string(//title)",
    }
    yield from (loss for loss, kind in looked_at.items() if our.xpath(kind) != their.xpath(kind))


def test_zensical_stops_over_a_broken_link_too(sources: Path, theirs: Path, tmp_path: Path) -> None:
    assert theirs.is_dir()
    shutil.copytree(sources, tmp_path / "broken", ignore=shutil.ignore_patterns("site", ".cache"))
    page = tmp_path / "broken" / "docs" / "notice" / "index.md"
    page.write_text(f"{page.read_text('utf-8')}\n[x](gone.md)\n", "utf-8")
    done = zensical(tmp_path / "broken")
    assert done.returncode == 1
    assert "page does not exist" in done.stdout + done.stderr
