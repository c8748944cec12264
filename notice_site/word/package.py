"""The package of a Word file. In: body, notes, properties of one document. Out: the bytes of its .docx.

Styles, fonts and settings are the XML files in `templates/word/`.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from typing import cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.pkgwriter import _ContentTypesItem
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.package import Package
from lxml import etree

from notice_site.project import TEMPLATES
from notice_site.word.archive import zip_files
from notice_site.word.xml import MM, NAMESPACES, Element, make, paragraph, plain, qname, run

WORD = TEMPLATES / "word"
CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VALUE_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that users define (ECMA-376 part 1, 22.3)."""


@dataclass(frozen=True)
class Properties:
    """What a file says about itself."""

    title: str
    author: str
    subject: str
    language: str
    day: date
    """The day it is dated; its clock is always midnight."""
    custom: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class WordDocument:
    """One document before it is packed."""

    body: tuple[Element, ...]
    section: Element
    """`w:sectPr` without its footers."""
    footers: Mapping[str, Element]
    """`w:ftr` by the pages it stands on: `default` (odd) and `even`."""
    footnotes: tuple[Element, ...] = ()
    numberings: tuple[Element, ...] = ()
    """`w:num` of every list."""
    properties: Properties = field(kw_only=True)


def pack_document(document: WordDocument) -> bytes:
    """The .docx; the same document gives the same bytes."""
    package = Package()
    root = make("w:document", make("w:body", *document.body))
    main = _part(package, "/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, _with_namespaces(root))
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    language = document.properties.language
    for name, kind, link, added in (
        ("styles", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, ()),
        ("settings", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, ()),
        ("fonts", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, ()),
        ("footnotes", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES, document.footnotes),
        ("numbering", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, document.numberings),
    ):
        element = _in_language(_template(name), language)
        element.extend(added)
        main.relate_to(_part(package, f"/word/{name}.xml", kind, element), link)
    body = main.element[0]
    body.append(_section_with_footers(package, main, document))
    _describe(package, document.properties)
    return _fixed(package, document.properties.day)


def _part(package: Package, name: str, kind: str, element: Element) -> XmlPart:
    return XmlPart(PackURI(name), kind, cast("BaseOxmlElement", element), package)


def _with_namespaces(root: Element) -> Element:
    """The root that declares all namespaces, and names those that an older Word may pass over.

    Moved below another root, each of n elements would be compared with all namespaces of those before it.
    """
    etree.cleanup_namespaces(root, top_nsmap=NAMESPACES, keep_ns_prefixes=[*NAMESPACES])
    root.set(qname("mc:Ignorable"), "w14 w15")
    return root


def _template(name: str) -> Element:
    """A part as it stands in `templates/word/`, to be changed at will."""
    return deepcopy(_read_template(name))


@cache
def _read_template(name: str) -> Element:
    return etree.parse(WORD / f"{name}.xml", etree.XMLParser(remove_blank_text=True)).getroot()


def _in_language(element: Element, language: str) -> Element:
    key = "w:eastAsia" if language.partition("-")[0] in ("zh", "ja", "ko") else "w:val"
    for tag in ("w:lang", "w:themeFontLang"):
        for found in element.iter(qname(tag)):
            found.set(qname(key), language)
    return element


def _section_with_footers(package: Package, main: Part, document: WordDocument) -> Element:
    for position, (kind, footer) in enumerate(document.footers.items()):
        part = _part(package, f"/word/footer{position + 1}.xml", CONTENT_TYPE.WML_FOOTER, footer)
        reference = make("w:footerReference", type=kind)
        reference.set(qname("r:id"), main.relate_to(part, RELATIONSHIP_TYPE.FOOTER))
        document.section.insert(position, reference)
    return document.section


def _describe(package: Package, properties: Properties) -> None:
    core = package.core_properties
    core.title, core.subject = _short(properties.title), _short(properties.subject)
    core.author = core.last_modified_by = _short(properties.author)
    core.language = properties.language
    core.created = core.modified = datetime.combine(properties.day, time())
    part = _part(package, "/docProps/custom.xml", CUSTOM, _custom_properties(properties.custom))
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _custom_properties(custom: Mapping[str, str]) -> Element:
    root = _template("custom")
    for number, (name, value) in enumerate(custom.items(), 2):
        entry = etree.SubElement(root, f"{{{CUSTOM_NAMESPACE}}}property")
        entry.attrib.update({"fmtid": FORMAT_ID, "pid": str(number), "name": name})
        etree.SubElement(entry, f"{{{VALUE_NAMESPACE}}}lpwstr").text = plain(value)
    return root


def _short(text: str) -> str:
    """What a core property takes: python-docx allows 255 characters."""
    return plain(text)[:255]


def _fixed(package: Package, day: date) -> bytes:
    """The package with fixed dates; python-docx writes those of the clock, and fails over one before 1980."""
    parts = list(package.parts)
    for part in parts:
        part.before_marshal()  # type: ignore[no-untyped-call]  # python-docx has no types here
    types = _ContentTypesItem.from_parts(parts)  # type: ignore[no-untyped-call]  # nor here
    files = {CONTENT_TYPES_URI: types.blob, PACKAGE_URI.rels_uri: package.rels.xml}
    for part in parts:
        files[part.partname] = part.blob
        if len(part.rels):
            files[part.partname.rels_uri] = part.rels.xml
    return zip_files({address.membername: content for address, content in files.items()}, day)


NUMBER_BELOW = 35 - 7
"""Millimetres from the page's lower edge to the top of its number."""
NUMBER_LINE, PRINT_LINE = 280, 240
"""Heights of a paragraph of the styles Footer and NoticeSitePrint, in twentieths of a point."""
PRINT_BELOW = 160
"""From the number to the small print, in twentieths of a point."""
PITCH = 579
"""28.95 pt from line to line: 22 lines in 225 mm. The styles set it, and 28 characters to a line by tracking:
on a grid of characters LibreOffice 7.4 sets them far too wide."""


def page_section(print_lines: int) -> Element:
    """`w:sectPr` without its footers, which carry so many lines of small print."""
    below = round(NUMBER_BELOW * MM) - NUMBER_LINE - PRINT_BELOW - print_lines * PRINT_LINE
    margins = {"top": 37, "right": 26, "bottom": 35, "left": 28, "header": 15}
    return make(
        "w:sectPr",
        make("w:pgSz", w=11906, h=16838),
        make("w:pgMar", **{side: round(size * MM) for side, size in margins.items()}, footer=below, gutter=0),
        make("w:docGrid", linePitch=PITCH),
    )


def footers(print_lines: tuple[str, ...]) -> dict[str, Element]:
    """The footers of odd and even pages: the number, then the small print."""
    return {"default": _footer("right", print_lines), "even": _footer("left", print_lines)}


def _footer(side: str, print_lines: tuple[str, ...]) -> Element:
    number = make("w:fldSimple", run("1"), instr=" PAGE ")
    inline = [run("— "), number, run(" —")]
    place = make("w:spacing", after=PRINT_BELOW), make("w:ind", **{side: NUMBER_LINE})
    lines = [paragraph("NoticeSitePrint", [run(line)]) for line in print_lines]
    return make("w:ftr", paragraph("Footer", inline, *place, make("w:jc", val=side)), *lines)
