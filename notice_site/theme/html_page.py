"""What a built page says of itself. In: an HTML file. Out: `Page`: title, language, ids and links."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

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
