"""Makes small Word files for tests. In: words and scraps of WordprocessingML. Out: the bytes of a .docx."""

import io
import zipfile
from collections.abc import Iterable, Mapping

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsmap
from docx.text.paragraph import Paragraph

SPACES = {
    **nsmap,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "o": "urn:schemas-microsoft-com:office:office",
}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in SPACES.items())
LEVEL = (
    '<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
    '<w:lvlText w:val="{text}"/></w:lvl>'
)


def saved(document: Document) -> bytes:
    """The bytes of a document."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def notice(*lines: str) -> Document:
    """A document of plain paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return document


def add_xml(document: Document, scrap: str) -> None:
    """Put a paragraph, table or control at the end of the body, before its last section's settings."""
    opening, _, rest = scrap.partition(">")
    closed = f"{opening[:-1]} {DECLARED}/>" if opening.endswith("/") else f"{opening} {DECLARED}>"
    document.element.body.insert(len(document.element.body) - 1, parse_xml(closed + rest))


def p(*inside: str, properties: str = "") -> str:
    """A paragraph of runs and other elements."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(inside)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    letters = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{letters}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str = "") -> str:
    """A field with its code and what it gave."""
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}' if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def level(at: int, form: str, text: str, *, start: int = 1, more: str = "") -> str:
    """A level of a list."""
    return LEVEL.format(at=at, form=form, text=text, start=start, more=more)


def with_lists(document: Document, abstracts: Mapping[int, str], nums: Mapping[int, str]) -> None:
    """Give a document lists of its own: levels by abstract list, and lists that are to be counted."""
    root = document.part.numbering_part.element
    root[:] = []
    for key, levels in abstracts.items():
        root.append(parse_xml(f'<w:abstractNum {DECLARED} w:abstractNumId="{key}">{levels}</w:abstractNum>'))
    for key, inside in nums.items():
        root.append(parse_xml(f'<w:num {DECLARED} w:numId="{key}">{inside}</w:num>'))


def counted(paragraph: Paragraph, num: int, at: int = 0) -> None:
    """Number a paragraph by a list."""
    scrap = f'<w:numPr {DECLARED}><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(scrap))


def changed(content: bytes, parts: Mapping[str, bytes], without: Iterable[str] = ()) -> bytes:
    """A zip file with parts put in, replaced or taken out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts and name not in without:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return out.getvalue()


def part_of(content: bytes, name: str) -> str:
    """A part of a zip file as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def with_part(content: bytes, kind: str, text: str) -> bytes:
    """A Word file with one part more: footnotes, endnotes, comments."""
    links, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    link = f'<Relationship Id="{kind}" Type="{OFFICE}{kind}" Target="{kind}.xml"/></Relationships>'
    said = f'<Override PartName="/word/{kind}.xml" ContentType="{WORD_TYPE.format(kind)}"/></Types>'
    parts = {
        f"word/{kind}.xml": text,
        links: part_of(content, links).replace("</Relationships>", link),
        types: part_of(content, types).replace("</Types>", said),
    }
    return changed(content, {name: part.encode() for name, part in parts.items()})


def word_file(*scraps: str) -> bytes:
    """A Word file of these paragraphs, tables and controls."""
    document = docx.Document()
    for scrap in scraps:
        add_xml(document, scrap)
    return saved(document)
