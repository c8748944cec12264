"""Text for files that hold no markup. In: any text. Out: the same without what those files cannot hold."""

import re
from urllib.parse import quote

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
