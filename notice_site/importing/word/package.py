"""The package that a Word file is. In: its bytes. Out: python-docx's document, or `SiteFault`.

Only parts that hold words reach the library: pictures, programs and links to parts that are missing are left
out before. Nothing is fetched, nothing is unpacked to the disk.
"""

import io
import re
import struct
import zipfile
import zlib
from io import BytesIO
from posixpath import dirname, join, normpath

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import InvalidXmlError
from lxml import etree

from notice_site.importing import refusals
from notice_site.importing.blocks import PassedOver, Place
from notice_site.word.xml import Element, qname

WANTED = {
    *("officeDocument", "styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer"),
    *("hyperlink", "diagramData", "chart", "settings"),
}
"""Kinds of relationship that lead to words."""
REMARKED = {"image": "picture that lies elsewhere", "attachedTemplate": "template that lies elsewhere"}
ELSEWHERE = re.compile(r"(https?|ftp):|(file:)?[\\/]{2}[^\\/]", re.IGNORECASE)
"""An address in a network: `https://www.example.gov.cn`."""


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


MEGABYTE = 1_000_000
MOST_UNPACKED = 300 * MEGABYTE
"""All of it; a notice full of photographs has 50."""
MOST_XML = 25 * MEGABYTE
"""Its words; a hundred pages have three."""
MOST_TAGS = 1_000_000
"""Of all parts; a hundred pages have a tenth of that."""
MOST_DIRECTORY = MEGABYTE
"""The zip file's list of its parts; ten thousand take as much."""
DEEPEST = 160
"""Elements in one another: ten tables, each in a cell of the other, have fifty."""
BESIDE = ("docProps/", "customXml/", "__MACOSX/")
"""Folders without words of the text; in the last one macOS leaves files that only seem to be XML."""
TYPES = "[Content_Types].xml"
ZIP_DAMAGES = (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, EOFError, ValueError)
"""What Python's zipfile raises for a file that is no sound zip file."""
END_OF_DIRECTORY = b"PK\5\6"
OTHERS = {
    "xl/workbook.xml": "xlsx",
    "ppt/presentation.xml": "pptx",
    "OFD.xml": "ofd",
    "visio/document.xml": "vsdx",
}
DECLARATION = re.compile(rb"(\xef\xbb\xbf)?\s*<\?xml[^>]*>")
"""It may claim another encoding than the one that was checked."""
TOO_DEEP = etree.XPath(f"boolean({'/*' * DEEPEST})")
STRICT, ORDINARY = b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"
SAME = (
    (STRICT + b"wordprocessingml/main", ORDINARY + b"wordprocessingml/2006/main"),
    (STRICT + b"officeDocument/relationships", ORDINARY + b"officeDocument/2006/relationships"),
    (b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"),
)
"""Word's strict kind of .docx has other names for the same; a template holds the same as a document."""


def read_parts(content: bytes, name: str) -> dict[str, bytes]:
    """The XML parts of a Word file by name, unpacked; raises SiteFault for a zip file of another kind."""
    if _directory_size(content) > MOST_DIRECTORY:
        raise refusals.bomb(name, _directory_size(content) // MEGABYTE)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _refuse_others(archive, name)
            parts = {info.filename: _unpacked(archive, info) for info in archive.infolist() if _is_xml(info)}
    except ZIP_DAMAGES:
        raise refusals.damaged(name) from None
    if b"macroEnabled" in parts[TYPES]:
        raise refusals.macros(name)
    if sum(data.count(b"<") for data in parts.values()) > MOST_TAGS:
        raise refusals.bomb(name, sum(map(len, parts.values())) // MEGABYTE)
    readable = {part: _in_utf8(data, name) for part, data in parts.items()}
    return {part: _checked(data, name) for part, data in readable.items() if not part.startswith(BESIDE)}


def _is_xml(info: zipfile.ZipInfo) -> bool:
    return info.filename.lower().endswith((".xml", ".rels"))


def _directory_size(content: bytes) -> int:
    at = content.rfind(END_OF_DIRECTORY)
    return int(struct.unpack_from("<I", content, at + 12)[0]) if 0 <= at <= len(content) - 22 else 0


def _refuse_others(archive: zipfile.ZipFile, name: str) -> None:
    infos = archive.infolist()
    names = {info.filename for info in infos}
    unpacked = sum(info.file_size for info in infos)
    words = sum(info.file_size for info in infos if _is_xml(info))
    if unpacked > MOST_UNPACKED or words > MOST_XML:
        raise refusals.bomb(name, unpacked // MEGABYTE)
    if any(info.flag_bits & 1 for info in infos):
        raise refusals.locked(name)
    if any(info.filename.lower().endswith("vbaproject.bin") for info in infos):
        raise refusals.macros(name)
    for sign, kind in OTHERS.items():
        if sign in names:
            raise refusals.no_text(name, kind)
    if "mimetype" in names:
        raise refusals.other_text(name, "OpenDocument")
    if TYPES not in names:
        raise refusals.no_text(name, "zip")


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """One part, never more of it than the file says."""
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile
    with archive.open(info) as part:
        result = part.read(info.file_size + 1)
    if len(result) != info.file_size:
        raise zipfile.BadZipFile
    return result


def _in_utf8(part: bytes, name: str) -> bytes:
    """A part without the encoding that it claims; raises SiteFault for a document type definition."""
    if part.startswith((b"\xff\xfe", b"\xfe\xff")):
        part = part.decode("utf-16", "replace").encode()
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise refusals.entities(name)
    return DECLARATION.sub(b"", part)


def _checked(part: bytes, name: str) -> bytes:
    """A part that is sound XML of few levels, as plain Word names it."""
    for old, new in SAME:
        part = part.replace(old, new)
    try:
        if TOO_DEEP(etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))):
            raise refusals.too_deep(name)
    except etree.XMLSyntaxError as error:
        raise (refusals.too_deep(name) if "depth" in str(error) else refusals.damaged(name)) from None
    return part


MOST_PICTURES = 40 * MEGABYTE
"""Of all pictures of a text; a notice with ten screenshots has five."""
SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How PNG and JPEG files begin; a page shows no others."""


def picture_files(content: bytes, part: str) -> dict[str, bytes]:
    """The PNG and JPEG files that a part of a checked Word file shows, by relationship."""
    folder, _, file = part.strip("/").rpartition("/")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        infos = {info.filename: info for info in archive.infolist()}
        links = infos.get(f"{folder}/_rels/{file}.rels")
        root = etree.fromstring(_in_utf8(_unpacked(archive, links), part)) if links else ()
        pictures: dict[str, bytes] = {}
        for link in root:
            target = normpath(join("/", folder, link.get("Target") or "")).lstrip("/")
            info = infos.get(target) if _kind(link) == "image" else None
            if info and link.get("TargetMode") != "External":
                taken = sum(map(len, pictures.values()))
                data = _unpacked(archive, info) if taken + info.file_size <= MOST_PICTURES else b""
                pictures |= {str(link.get("Id")): data} if data.startswith(SIGNATURES) else {}
    return pictures


DAMAGES = (KeyError, ValueError, AttributeError, PackageNotFoundError, InvalidXmlError, etree.XMLSyntaxError)
"""What python-docx raises where a part is missing or is not what its type says."""


def open_document(content: bytes, name: str) -> tuple[Document, list[PassedOver]]:
    """Check a Word file and open what is safe of it; raises SiteFault. The list says what was left out."""
    parts = read_parts(content, name)
    parts, remarks = checked_links(parts, name)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    try:
        document = docx.Document(packed)
    except DAMAGES:
        raise refusals.damaged(name) from None
    root = document.part.element
    if root.tag != qname("w:document") or root.find(qname("w:body")) is None:
        raise refusals.damaged(name)
    return document, remarks
