"""Text of the data made safe for where it goes. In: any text. Out: text that can only be read as text there.

HTML elements and attributes are escaped by Jinja itself (`autoescape`); these are the other places.
"""

import json
import re
from urllib.parse import quote

from markupsafe import Markup

from notice_site.characters import C1, CONTROLS, LINE_ENDS

PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
LINE_BREAK = re.compile(rf"\s*[\n\r\v\f\x1c-\x1e{LINE_ENDS}]\s*")
NOT_YAML = re.compile(f"[{C1}{LINE_ENDS}\ufeff\ufffe\uffff]")


def html_text(text: str) -> str:
    """Text for HTML that no template writes: an element's content, or an attribute in double quotes."""
    return str(Markup.escape(text))


def markdown_line(text: str) -> Markup:
    """Text for one line of Markdown, a heading or a link: every mark of Markdown or HTML as a reference.

    Line breaks become spaces, since a second line would no longer belong to the heading.
    """
    line = CONTROLS.sub("", LINE_BREAK.sub(" ", text)).strip()
    return Markup(PUNCTUATION.sub(lambda match: f"&#{ord(match[0])};", line))


def yaml_line(value: object) -> str:
    """A text, list or record as YAML on one line; what YAML refuses to read goes in as its number."""
    text = json.dumps(value, ensure_ascii=False)
    return NOT_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def script_json(data: object) -> Markup:
    """JSON for a script element: nothing in it can end the element or begin a comment."""
    return Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


ANY_LINE_END = re.compile(rf"\r\n?|[{LINE_ENDS}]")
IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"
"""Marks that stand for themselves in an address (RFC 3986); what is escaped already stays so."""


def plain_text(text: str) -> str:
    """The text with every line end as a line feed, without control characters or halves of characters.

    No XML document may hold those (XML 1.0, 2.2) and no calendar (RFC 5545, 3.1), or only against advice.
    """
    return CONTROLS.sub("", ANY_LINE_END.sub("\n", text))


def plain_line(text: str) -> str:
    """The same on one line."""
    return " ".join(plain_text(text).split("\n"))


def plain_address(address: str) -> str:
    """A web address in ASCII, as RFC 3986 writes it: nothing in it can end a line or an attribute."""
    return quote(plain_text(address), safe=IN_ADDRESSES)
