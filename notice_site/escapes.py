"""Text of the data made safe for where it goes. In: any text. Out: text that can only be read as text there.

HTML elements and attributes are escaped by Jinja itself (`autoescape`); these are the other places.
"""

import json
import re
from urllib.parse import quote

from markupsafe import Markup

PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
LINE_BREAK = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
NOT_YAML = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def html_text(text: str) -> str:
    """Text for HTML that no template writes: an element's content, or an attribute in double quotes."""
    return str(Markup.escape(text))


def markdown_line(text: str) -> Markup:
    """Text for one line of Markdown, a heading or a link: every mark of Markdown or HTML as a reference.

    Line breaks become blanks, since a second line would no longer belong to the heading.
    """
    line = LINE_BREAK.sub(" ", CONTROLS.sub("", text)).strip()
    return Markup(PUNCTUATION.sub(lambda found: f"&#{ord(found[0])};", line))


def yaml_line(value: object) -> str:
    """A text, list or record as YAML on one line; what YAML refuses to read goes in as its number."""
    text = json.dumps(value, ensure_ascii=False)
    return NOT_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def script_json(data: object) -> Markup:
    """JSON for a script element: nothing in it can end the element or begin a comment."""
    return Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""No XML document may hold these (XML 1.0, 2.2) and no calendar (RFC 5545, 3.1), or only against advice."""
LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029]")
IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"
"""Marks that stand for themselves in an address (RFC 3986); what is escaped already stays so."""


def plain_text(text: str) -> str:
    """The text with every line end as a line feed, without control characters or halves of characters."""
    return UNPRINTABLE.sub("", LINE_ENDS.sub("\n", text))


def plain_line(text: str) -> str:
    """The same on one line."""
    return " ".join(plain_text(text).split("\n"))


def plain_address(address: str) -> str:
    """A web address in ASCII, as RFC 3986 writes it: nothing in it can end a line or an attribute."""
    return quote(plain_text(address), safe=IN_ADDRESSES)
