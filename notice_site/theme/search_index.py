"""What the site search looks through. In: pages as MkDocs rendered them. Out: one script with their words.

Each page is cut at its headings; a heading with its text is a part. The index is a script because browsers
load nothing else from a folder on disk. search/match.mjs searches it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import html

INDEX = "search/index.js"
EXCLUDED = "data-search-exclude"
"""The attribute of what a search passes over; what is `hidden` until a script shows it is passed over too."""

LONGEST_ABOUT = 30
"""Characters of a line above a page's title."""

_HEADINGS = {"h1", "h2", "h3", "h4"}
_SILENT = {"script", "style", "template", "svg", "button"}
_INLINE = {
    *("a", "abbr", "b", "bdi", "cite", "code", "em", "i", "ins", "mark", "q", "s", "small", "span", "strong"),
    *("sub", "sup", "time", "u", "wbr"),
}


@dataclass(frozen=True)
class SearchPage:
    """One page to be found."""

    address: str
    """Below the site's folder, `notice/index.html`."""
    title: str
    content: str
    """Its article as HTML."""
    boost: float = 1.0
    """What its parts count for: less than 1 where it repeats what others say."""


@dataclass
class _Part:
    id: str = ""
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def search_index(pages: Iterable[SearchPage], words: Mapping[str, str]) -> bytes:
    """The script that sets `noticeSearchIndex`.

    `words` has `search_same`, groups of words that mean the same to somebody who searches, separated by `;`,
    and `search_idle`, words that say nothing in a query; both separate words by `,`. The rest are messages.
    """
    index = {
        "pages": [_entry(page) for page in pages],
        "same": [_listed(group, ",") for group in _listed(words["search_same"], ";")],
        "idle": _listed(words["search_idle"], ","),
        "words": {name: words[f"search_{name}"] for name in ("ready", "none", "found", "near")},
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return f"var noticeSearchIndex = {text};\n".encode()


def _listed(text: str, separator: str) -> list[str]:
    return [word.strip() for word in text.split(separator) if word.strip()]


def _entry(page: SearchPage) -> dict[str, object]:
    before, *parts = ((part.id, _plain(part.title), _plain(part.text)) for part in _parts(page.content))
    entries = [(anchor, "" if title == page.title else title, text) for anchor, title, text in parts]
    about = ""
    if "<h1" in page.content:
        # Above a title is where the page belongs: 附件2; or a banner, which every page repeats.
        above = before[2] if len(before[2]) <= LONGEST_ABOUT else ""
        about = " ".join(filter(None, (above, entries[0][1])))
    else:
        entries.insert(0, before)
    return {
        "address": page.address,
        "title": page.title,
        "about": about,
        "boost": page.boost,
        "parts": [part for part in entries if part[1] or part[2]] or [("", "", "")],
    }


def _parts(content: str) -> list[_Part]:
    parts = [_Part()]
    for element in html.fragments_fromstring(f"<div>{content}</div>"):
        _read(element, parts)
    return parts


def _read(element: html.HtmlElement, parts: list[_Part]) -> None:
    """Add the words of an element and of what is in it to the part that is open, or open another."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _SILENT or _is_passed_over(element):
        return
    if tag in _HEADINGS:
        parts.append(_Part(element.get("id", ""), list(_words(element))))
        return
    space = "" if tag in _INLINE else " "
    parts[-1].text += [space, element.text or ""]
    for child in element:
        _read(child, parts)
        parts[-1].text.append(child.tail or "")
    parts[-1].text.append(space)


def _is_passed_over(element: html.HtmlElement) -> bool:
    return not {EXCLUDED, "hidden"}.isdisjoint(element.keys())


def _words(element: html.HtmlElement) -> Iterator[str]:
    if _is_passed_over(element):
        return
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _words(child)
        yield child.tail or ""


def _plain(pieces: list[str]) -> str:
    """One line, with a space wherever there was white space."""
    return " ".join("".join(pieces).split())
