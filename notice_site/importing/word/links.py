"""What a Word file refers to. In: its parts. Out: the same without links that lead nowhere; or `SiteFault`.

Links to click stay. What Word would load from elsewhere when it opens the file is refused; a template on
somebody's own disk and a picture left elsewhere are common and harmless here, since nothing is loaded: they
are remarked.
"""

import re
from posixpath import dirname, join, normpath

from lxml import etree

from notice_site.importing import refusals
from notice_site.importing.blocks import PassedOver, Place
from notice_site.word.xml import Element

WANTED = {
    *("officeDocument", "styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer"),
    *("hyperlink", "diagramData", "chart"),
}
"""Kinds of relationship that lead to words."""
REMARKED = {"image": "picture that lies elsewhere", "attachedTemplate": "template that lies elsewhere"}
ELSEWHERE = re.compile(r"(https?|ftp):|(file:)?[\\/]{2}[^\\/]", re.IGNORECASE)
"""An address in a network."""


def checked_links(parts: dict[str, bytes], name: str) -> tuple[dict[str, bytes], list[PassedOver]]:
    """The parts as python-docx may follow them, and what was left out of them; raises SiteFault."""
    remarks: list[PassedOver] = []
    checked = dict(parts)
    for part, content in parts.items():
        if part.endswith(".rels"):
            root = etree.fromstring(content)
            for link in list(root.iterchildren("*")):
                if link.get("TargetMode") == "External":
                    remarks += _outside(link, name)
                if not _leads_to_words(link, part, parts):
                    root.remove(link)
            checked[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return checked, remarks


def _kind(link: Element) -> str:
    return (link.get("Type") or "").rpartition("/")[2]


def _outside(link: Element, name: str) -> list[PassedOver]:
    kind, address = _kind(link), link.get("Target") or ""
    if kind == "hyperlink":
        return []
    if kind not in REMARKED or (kind == "attachedTemplate" and ELSEWHERE.match(address)):
        raise refusals.loads_from_outside(name, address)
    return [PassedOver(REMARKED[kind], address, Place(name, 1))]


def _leads_to_words(link: Element, part: str, parts: dict[str, bytes]) -> bool:
    if _kind(link) not in WANTED:
        return False
    if link.get("TargetMode") == "External":
        return True
    base = dirname(dirname(part))
    return normpath(join("/", base, link.get("Target") or "")).lstrip("/") in parts
