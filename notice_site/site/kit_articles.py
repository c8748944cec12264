"""Pages as articles that any content system's editor keeps. In: a built page. Out: plain HTML, what is left.

Editors drop what they do not know, and what stood in it. So an article is made of `p`, `h2` to `h4`, `ul`,
`ol`, `table`, `strong`, `a` alone; indents are two ideographic spaces, and only a signature carries a style.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from posixpath import dirname, join, normpath
from typing import Any

from lxml import etree

from notice_site.language.catalogue import Catalogue

LEFT_OUT = (
    ".//script | .//style | .//svg | .//button | .//input | .//select | .//textarea | .//template | .//nav"
    " | .//h1 | .//*[@hidden or contains(@class, 'headerlink') or contains(@class, 'print-only')]"
    " | .//*[contains(@class, 'visually-hidden') or contains(@class, 'clause-link')]"
    " | .//*[contains(@class, 'ns-trace')]"
)
READING_HELP = (
    ".//*[@data-added] | .//*[contains(@class, 'ns-margins')] | .//*[contains(@class, 'ns-toolbar')]"
    " | .//*[contains(@class, 'ns-jump')]"
)
"""What stands beside an official text and is none of it."""
HEADINGS = ("h2", "h3", "h4")
"""Of six kinds these three are in every editor; a page's title goes into the system's own field."""
CELLS = ("td", "th")
INLINE = {
    "a", "abbr", "b", "bdi", "br", "cite", "code", "data", "del", "em", "i", "img", "ins", "kbd", "label",
    "mark", "output", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var",
}  # fmt: skip
KEPT_INLINE = {"b": "strong", "strong": "strong", "em": "strong", "sub": "sub", "sup": "sup"}
RIGHT = ' align="right" style="text-align: right;"'
"""Some editors keep the style, others the attribute."""
INDENT = "　　"
"""Two characters, as GB/T 9704 has it; an editor keeps characters where it drops styles."""


@dataclass
class Article:
    """A page, or an announcement, as it is pasted."""

    title: str
    blocks: list[str] = field(default_factory=list)
    attachments: dict[str, str] = field(default_factory=dict)
    """Their paths in the site, by the name that a placeholder shows."""
    links: dict[str, str] = field(default_factory=dict)
    """Pages of the site that words lead to, by the words: to be linked once those have an address."""

    @property
    def html(self) -> str:
        """The fragment, a block a line."""
        return "".join(f"{block}\n" for block in self.blocks)


@dataclass(frozen=True)
class Place:
    """Where a page stands."""

    page: str
    """Its address in the site, `notice/index.html`."""
    root: str
    """The site's own address; empty where it is not known."""
    catalogue: Catalogue

    def below(self, href: str) -> str:
        """A relative address as the site's root sees it."""
        path = href.partition("#")[0] or self.page.rpartition("/")[2]
        return normpath(join(dirname(self.page), path))


def page_article(title: str, element: Any, place: Place, *, official: bool) -> Article:
    """An element of a page as an article, an official text without the help beside it. Changes `element`."""
    for other in element.xpath(f"{LEFT_OUT} | {READING_HELP}" if official else LEFT_OUT):
        if other.getparent() is not None:
            other.drop_tree()
    article = Article(title)
    article.blocks = [*_Writer(article, place).blocks(element)]
    return article


class _Writer:
    """Blocks of one article; placeholders and links are noted in it."""

    def __init__(self, article: Article, place: Place) -> None:
        self.article, self.place = article, place

    def blocks(self, element: Any) -> Iterator[str]:
        """The blocks within an element; words that stand between blocks become paragraphs."""
        loose = [_text(element.text)]
        for child in element:
            if isinstance(child.tag, str) and child.tag not in INLINE:
                yield from self._paragraph(loose)
                loose = []
                yield from self._block(child)
            elif isinstance(child.tag, str):
                loose.append(self._inline_element(child))
            loose.append(_text(child.tail))
        yield from self._paragraph(loose)

    def _paragraph(self, pieces: list[str], style: str = "", indent: str = "") -> Iterator[str]:
        words = "".join(pieces).strip()
        if words:
            yield f"<p{style}>{indent}{words}</p>"

    def _block(self, element: Any) -> Iterator[str]:
        tag = element.tag
        if tag in HEADINGS or tag in ("h5", "h6"):
            name = tag if tag in HEADINGS else "p"
            words = self._inline(element).strip()
            yield f"<{name}>{words if name != 'p' else f'<strong>{words}</strong>'}</{name}>"
        elif tag == "p":
            yield from self._p(element)
        elif tag in ("ul", "ol"):
            yield from self._list(element)
        elif tag == "dl":
            yield from self._terms(element)
        elif tag == "table":
            yield from self._table(element)
        elif tag in ("summary", "legend", "figcaption"):
            yield from self._paragraph([f"<strong>{self._inline(element).strip()}</strong>"])
        else:
            yield from self.blocks(element)

    def _p(self, element: Any) -> Iterator[str]:
        names = element.get("class", "")
        if "ns-signature" in names:
            yield from self._paragraph([self._inline(element)], RIGHT)
            return
        in_cell = any(parent.tag in CELLS for parent in element.iterancestors())
        issued = element.get("data-issued") is not None or element.get("data-indent") is not None
        plain = "ns-recipients" in names or in_cell or not issued
        yield from self._paragraph([self._inline(element)], indent="" if plain else INDENT)

    def _list(self, element: Any) -> Iterator[str]:
        if "ns-issued-list" in element.get("class", ""):
            # The marks are words of the notice; an editor would set its own beside them.
            for item in element:
                yield f"<p>{INDENT}{self._joined(item)}</p>"
            return
        items = "".join(f"<li>{words}</li>" for item in element if (words := self._joined(item)))
        if items:
            yield f"<{element.tag}>{items}</{element.tag}>"

    def _terms(self, element: Any) -> Iterator[str]:
        name = ""
        for part in element.iter("dt", "dd"):
            words = self._joined(part)
            if part.tag == "dt":
                name = words
            elif words:
                titled = self.place.catalogue.translate("{title}: {value}", title=name, value="")
                yield f"<p><strong>{titled}</strong>{words}</p>"

    def _table(self, element: Any) -> Iterator[str]:
        for caption in element.iter("caption"):
            yield from self._paragraph([f"<strong>{self._inline(caption).strip()}</strong>"])
        # Rows of heads apart: without them an editor parts a merged head from its second row.
        heads = self._rows(row for row in element.iter("tr") if row.getparent().tag == "thead")
        body = self._rows(row for row in element.iter("tr") if row.getparent().tag != "thead")
        if heads or body:
            yield f'<table border="1">{heads and f"<thead>{heads}</thead>"}<tbody>{body}</tbody></table>'

    def _rows(self, rows: Iterator[Any]) -> str:
        written = ("".join(self._cell(cell) for cell in row if cell.tag in CELLS) for row in rows)
        return "".join(f"<tr>{row}</tr>" for row in written if row)

    def _cell(self, cell: Any) -> str:
        spans = "".join(f' {name}="{cell.get(name)}"' for name in ("colspan", "rowspan") if cell.get(name))
        return f"<{cell.tag}{spans}>{self._joined(cell)}</{cell.tag}>"

    def _joined(self, element: Any) -> str:
        """The blocks within an item or a cell as lines of one."""
        lines: list[str] = []
        for block in self.blocks(element):
            body: Any = etree.fromstring(block, etree.HTMLParser()).find("body")
            fragment = body[0]
            if fragment.tag in ("ul", "ol", "table"):
                # A list inside an item is what editors break first.
                lines += [f"· {_inner(part)}" for part in fragment.iter("li", "tr")]
            else:
                lines.append(_inner(fragment).removeprefix(INDENT))
        return "<br>".join(line for line in lines if line)

    def _inline(self, element: Any) -> str:
        pieces: list[str] = [_text(element.text)]
        for child in element:
            if isinstance(child.tag, str):
                pieces.append(self._inline_element(child))
            pieces.append(_text(child.tail))
        return "".join(pieces)

    def _inline_element(self, element: Any) -> str:
        inner = self._inline(element)
        if element.tag == "br":
            return "<br>"
        if element.tag == "img":
            name = self.place.below(element.get("src", ""))
            self.article.attachments[name.rpartition("/")[2]] = name
            return escape(
                self.place.catalogue.translate(
                    "[Insert the picture here: {name}]", name=name.rpartition("/")[2]
                )
            )
        if element.tag == "q":
            return self.place.catalogue.translate("“{text}”", text=inner)
        if element.tag == "a":
            return self._link(element, inner)
        kept = KEPT_INLINE.get(element.tag)
        return f"<{kept}>{inner}</{kept}>" if kept and inner.strip() else inner

    def _link(self, element: Any, inner: str) -> str:
        """An address that holds everywhere as a link; a download as a placeholder; else the words alone."""
        href, place = element.get("href", ""), self.place
        path = place.below(href)
        if element.get("download") is not None:
            name = element.get("download") or path.rpartition("/")[2]
            self.article.attachments[name] = path
            return escape(place.catalogue.translate("[Insert the attachment here: {name}]", name=name))
        if "://" in href or href.startswith(("mailto:", "tel:")):
            return f'<a href="{escape(href)}">{inner}</a>'
        if href.startswith("#") or not inner.strip():
            return inner
        fragment = href[len(href.partition("#")[0]) :]
        if place.root:
            return f'<a href="{escape(place.root + path + fragment)}">{inner}</a>'
        self.article.links["".join(element.itertext()).strip()] = path
        return inner


def _inner(element: Any) -> str:
    """What stands in an element, as HTML."""
    return _text(element.text).strip() + "".join(
        etree.tostring(child, encoding="unicode", method="html") for child in element
    )


def _text(text: str | None) -> str:
    """Text with one blank for white space of any length, as a page shows it; ideographic spaces stay."""
    if not text:
        return ""
    squeezed = " ".join(part for part in text.replace("\n", " ").split(" ") if part)
    before, after = text[:1] in " \n", text[-1:] in " \n"
    return escape(f"{' ' if before else ''}{squeezed}{' ' if after and squeezed else ''}", quote=False)
