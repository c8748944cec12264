"""Files that no import may take, made by script. In: nothing. Out: their bytes, a function a fault."""

import io
import struct
import zipfile

from tests.importing.habits import no_numbering_at_all
from tests.importing.word_making import OFFICE, changed, field, notice, p, part_of, r, saved

DOCUMENT = "word/document.xml"
TYPES = "[Content_Types].xml"
LINKS = "word/_rels/document.xml.rels"
SETTINGS_LINKS = "word/_rels/settings.xml.rels"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
ENTITIES = '<!DOCTYPE w:document [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
GOOD = no_numbering_at_all()["notice.docx"]


def compound(*entries: str) -> bytes:
    """An older Office file by the names in it."""
    return OLE + bytes(504) + b"".join(entry.encode("utf-16-le").ljust(128, b"\0") for entry in entries)


def zipped(**parts: str) -> bytes:
    """A zip file that is no Word file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return out.getvalue()


def with_entities(encoding: str = "utf-8") -> bytes:
    """The document defines words that stand for other words and for a file of this computer."""
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'
    text = (
        part_of(GOOD, DOCUMENT)
        .partition("?>")[2]
        .replace("<w:body>", "<w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p>")
    )
    return changed(GOOD, {DOCUMENT: (declared + ENTITIES + text).encode(encoding)})


def bomb_by_its_words() -> bytes:
    """Thirty million blanks in a file of thirty kilobytes."""
    return changed(GOOD, {DOCUMENT: part_of(GOOD, DOCUMENT).encode() + b" " * 30_000_000})


def bomb_of_tags() -> bytes:
    """A million empty paragraphs."""
    return body("<w:p/>" * 1_000_000)


def bomb_that_lies() -> bytes:
    """The same, and its directory says that it is small."""
    content = bytearray(bomb_by_its_words())
    size = struct.pack("<I", 30_000_000 + len(part_of(GOOD, DOCUMENT).encode()))
    assert content.count(size) == 2
    return bytes(content.replace(size, struct.pack("<I", 1000)))


def directory_without_end() -> bytes:
    """A list of parts as long as a book."""
    content = bytearray(GOOD)
    at = content.rfind(b"PK\5\6")
    content[at + 12 : at + 16] = struct.pack("<I", 500_000_000)
    return bytes(content)


def with_macros() -> bytes:
    return changed(GOOD, {"word/vbaProject.bin": compound("VBA")})


def that_allows_macros() -> bytes:
    types = part_of(GOOD, TYPES).replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    return changed(GOOD, {TYPES: types.encode()})


def linked(kind: str, address: str) -> bytes:
    """The document loads something of a kind from an address."""
    link = f'<Relationship Id="rId90" Type="{OFFICE}{kind}" Target="{address}" TargetMode="External"/>'
    links = part_of(GOOD, LINKS).replace("</Relationships>", f"{link}</Relationships>")
    return changed(GOOD, {LINKS: links.encode()})


def with_template(address: str) -> bytes:
    """The document's settings name a template."""
    link = (
        f'<Relationship Id="rId1" Type="{OFFICE}attachedTemplate" Target="{address}" TargetMode="External"/>'
    )
    return changed(GOOD, {SETTINGS_LINKS: RELATIONSHIPS.format(link).encode()})


def body(scrap: str) -> bytes:
    """A document whose text is this."""
    text = part_of(saved(notice()), DOCUMENT)
    return changed(GOOD, {DOCUMENT: text.replace("<w:body>", f"<w:body>{scrap}", 1).encode()})


def tables_in_tables(depth: int) -> bytes:
    """A table in a cell of a table in a cell …"""
    opening = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid><w:tr><w:tc>'
    return body(opening * depth + p(r("里")) + "</w:tc></w:tr></w:tbl>" * depth)


def asking_another_program() -> bytes:
    return body(p(field(" DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe &quot;/k calc&quot; ", "1")))


def without_a_part(name: str) -> bytes:
    return changed(GOOD, {}, without=(name,))
