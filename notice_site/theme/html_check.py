"""Faults of the built pages that MkDocs does not see. In: a folder of HTML. Out: sentences, page by page.

Every page must work from a server and from a folder on disk alike, and load nothing from outside.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any, cast
from urllib.parse import SplitResult, unquote, urlsplit

from lxml import etree

_LOADED_RELATIONS = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "prefetch",
    "manifest",
    "apple-touch-icon",
}
_LOADED = "//@src | //@poster | //object/@data | //*[local-name()='use']/@href"


@dataclass(frozen=True)
class Link:
    """An address in a page, as written."""

    target: str
    loaded: bool
    """Whether a browser loads it by itself, and not only when the reader follows it."""


@dataclass(frozen=True)
class Page:
    """One HTML file of the site."""

    path: str
    """Below the site's folder, with slashes."""
    title: str
    language: str
    canonical: str
    """The page's full address; empty where the site's is unknown."""
    ids: tuple[str, ...]
    """In order, and as often as they occur."""
    anchors: frozenset[str]
    """What a link may name behind `#`: ids, and names of old anchors."""
    headings: tuple[str, ...]
    """The ids of headings."""
    links: tuple[Link, ...]


def read_page(site: Path, path: str) -> Page:
    """Read one page; HTML that is not well formed is read as browsers read it."""
    # A parser keeps what it saw, so every page has its own.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    tree = etree.fromstring((site / path).read_bytes() or b"<html/>", parser)
    ids = _texts(tree, "//@id")
    return Page(
        path,
        title="".join(_texts(tree, "//head/title/text()")).strip(),
        language="".join(_texts(tree, "/html/@lang")).strip(),
        canonical="".join(_texts(tree, "//link[@rel='canonical']/@href")),
        ids=ids,
        anchors=frozenset((*ids, *_texts(tree, "//a/@name"))),
        headings=_texts(tree, "//h1/@id | //h2/@id | //h3/@id | //h4/@id | //h5/@id | //h6/@id"),
        links=tuple(_links(tree)),
    )


def _links(tree: etree._Element) -> Iterator[Link]:
    for target in _texts(tree, _LOADED):
        yield Link(target, loaded=True)
    for candidates in _texts(tree, "//@srcset"):
        for candidate in candidates.split(","):
            yield Link(candidate.split()[0] if candidate.strip() else "", loaded=True)
    for target in _texts(tree, "//a/@href | //area/@href | //form/@action"):
        yield Link(target, loaded=False)
    for element in cast("list[Any]", tree.xpath("//link[@href]")):
        relations = set((element.get("rel") or "").lower().split())
        yield Link(element.get("href") or "", loaded=bool(relations & _LOADED_RELATIONS))


def _texts(tree: etree._Element, path: str) -> tuple[str, ...]:
    return tuple(str(text) for text in cast("list[str]", tree.xpath(path)))


NOT_FOUND = "404.html"
"""The one page that a server shows at any address, so that its links must begin with a slash."""

_LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
_CSS_ADDRESS = re.compile(r"""(?:url\(|@import\s(?!\s*url))\s*(?:"([^"]*)"|'([^']*)'|([^'")\s]+))""")
_BY_POSITION = re.compile(r"_[0-9]+")


@dataclass(frozen=True)
class _Site:
    files: frozenset[str]
    folders: frozenset[str]
    pages: Mapping[str, Page]

    @property
    def address(self) -> str:
        """Where the site will be, with a slash at its end; a mere slash where that is unknown."""
        home = self.pages.get("index.html")
        return home.canonical.removesuffix("index.html") if home and home.canonical else "/"


def check_html(site: Path) -> list[str]:
    """One sentence for each fault in the pages, style sheets and site map of `site`."""
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    pages = {path: read_page(site, path) for path in files if path.endswith(".html")}
    tree = _Site(frozenset(files), frozenset(dirname(path) for path in files), pages)
    return [
        *(f"{page.path}: {fault}" for page in pages.values() for fault in _page_faults(page, tree)),
        *(fault for path in files if path.endswith(".css") for fault in _style_faults(site, path, tree)),
        *(_sitemap_faults(site / "sitemap.xml", tree) if "sitemap.xml" in tree.files else ()),
    ]


def _page_faults(page: Page, tree: _Site) -> Iterator[str]:
    if not page.title:
        yield "has no title"
    if not page.language:
        yield "does not say its language: <html lang=…>"
    for name, count in Counter(page.ids).items():
        if count > 1:
            yield f"has the id {name} {count} times"
    for name in page.headings:
        if _BY_POSITION.fullmatch(name):
            yield f"numbers a heading by its position, {name}: give it an id of its own, {{#name}}"
    for link in dict.fromkeys(page.links):
        yield from _link_faults(link, page, tree)


def _link_faults(link: Link, page: Page, tree: _Site) -> Iterator[str]:
    try:
        parts = urlsplit(link.target.strip())
    except ValueError:
        yield f"links to {link.target}, which is no address"
        return
    if parts.scheme or parts.netloc:
        if link.loaded and parts.scheme != "data":
            yield f"loads {link.target} from outside"
        return
    if parts.path.startswith("/") and page.path != NOT_FOUND:
        yield f"links to {link.target}, which a folder on disk does not have: write it from this page on"
        return
    target = _resolved(parts, page.path, tree)
    yield from (f"links to {link.target}, {fault}" for fault in _target_faults(target, tree))
    if target in tree.pages and not _has_anchor(tree.pages[target], parts.fragment):
        yield f"links to {link.target}, but {target} has no id {unquote(parts.fragment)}"


def _resolved(parts: SplitResult, path: str, tree: _Site) -> str:
    """The path below the site's folder; a folder keeps its slash, and what lies outside begins with `..`."""
    if not parts.path:
        return path
    written = unquote(parts.path)
    if written.startswith("/"):
        base, written = _plain_path(urlsplit(tree.address).path), _plain_path(parts.path)
        written = written.removeprefix(base) if written.startswith(base) else f"..{written}"
        path = ""
    return normpath(join(dirname(path), written)) + ("/" if written.endswith("/") else "")


def _plain_path(path: str) -> str:
    """A path from the root of the server as one of many spellings: `/%E9%80%9A//b/./x` is `/通/b/x`."""
    written = unquote(path)
    folder = written.endswith(("/", "/.", "/.."))
    return normpath("/" + written.lstrip("/")).rstrip("/") + ("/" if folder else "")


def _target_faults(target: str, tree: _Site) -> Iterator[str]:
    if target.startswith(".."):
        yield "which is outside the site"
    elif target.rstrip("/") in tree.folders or target == ".":
        yield "a folder: from disk it shows a list of files, so name its index.html"
    elif target not in tree.files:
        yield "which is not in the site"


def _has_anchor(page: Page, fragment: str) -> bool:
    return fragment in ("", "top") or unquote(fragment) in page.anchors


def _style_faults(site: Path, path: str, tree: _Site) -> Iterator[str]:
    for result in _CSS_ADDRESS.findall((site / path).read_text(encoding="utf-8")):
        address = "".join(result)
        parts = urlsplit(address)
        if parts.scheme == "data" or address.startswith("#"):
            continue
        if parts.scheme or parts.netloc:
            yield f"{path}: loads {address} from outside"
        elif parts.path.startswith("/") or _resolved(parts, path, tree) not in tree.files:
            yield f"{path}: loads {address}, which is not in the site"


def _sitemap_faults(sitemap: Path, tree: _Site) -> Iterator[str]:
    for element in etree.parse(str(sitemap)).iter(_LOC):
        address = (element.text or "").strip()
        named, home = urlsplit(address), urlsplit(tree.address)
        path, base = _plain_path(named.path), _plain_path(home.path)
        if not named.netloc or named[:2] != home[:2] or not path.startswith(base):
            yield f"sitemap.xml: {address} is not below the address of the home page, {tree.address}"
        elif path.removeprefix(base) not in tree.pages:
            yield f"sitemap.xml: {address} is not a page of the site"
