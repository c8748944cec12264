"""The package of a Word file. In: body, notes, properties of one document. Out: the bytes of its .docx.

Styles, fonts and settings are the XML files in `templates/word/`.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from lxml import etree

from notice_site.project import TEMPLATES
from notice_site.word.archive import zip_files
from notice_site.word.pictures import BLIP, EMBED
from notice_site.word.xml import MM, NAMESPACES, Element, make, paragraph, plain, qname, run

WORD = TEMPLATES / "word"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
CUSTOM_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VALUE_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that users define (ECMA-376 part 1, 22.3)."""
LONGEST_PROPERTY = 255
"""What programs take of a title or an author, in characters."""


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
    """`w:ftr` by the pages it is on: `default` (odd) and `even`."""
    footnotes: tuple[Element, ...] = ()
    numberings: tuple[Element, ...] = ()
    """`w:num` of every list."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The pictures that its text may show, by the paths that its drawings name."""
    properties: Properties = field(kw_only=True)


@dataclass(frozen=True)
class Part:
    """An XML file of the package, with how the file that leads to it calls it (ECMA-376 part 2, 6)."""

    path: str
    content_type: str
    relationship: str
    element: Element | bytes
    """Its XML, or a picture's bytes."""


def pack_document(document: WordDocument) -> bytes:
    """The .docx; the same document gives the same bytes."""
    root = _with_namespaces(make("w:document", make("w:body", *document.body)))
    parts = [*_fixed_parts(document)]
    for position, kind in enumerate(document.footers):
        reference = make("w:footerReference", type=kind)
        reference.set(qname("r:id"), f"rId{len(parts) + position + 1}")
        document.section.insert(position, reference)
    parts += _footer_parts(document)
    root[0].append(document.section)
    media = _name_pictures(root, document.pictures, len(parts))
    main = Part("word/document.xml", f"{WORD_TYPE}document.main+xml", f"{OFFICE}officeDocument", root)
    return _packed(main, [*parts, *media], [*_property_parts(document.properties)], document.properties.day)


def _name_pictures(root: Element, pictures: Mapping[str, bytes], count: int) -> list[Part]:
    """The files of the pictures that are shown; their drawings name them by relationship from then on."""
    media: dict[str, Part] = {}
    for blip in root.iter(BLIP):
        file = str(blip.get(EMBED))
        extension = file.rpartition(".")[2].replace("jpg", "jpeg")
        path = f"word/media/picture{[*media, file].index(file) + 1}.{extension}"
        media.setdefault(file, Part(path, f"image/{extension}", f"{OFFICE}image", pictures[file]))
        blip.set(EMBED, f"rId{count + [*media].index(file) + 1}")
    return [*media.values()]


def _with_namespaces(root: Element) -> Element:
    """The root that declares all namespaces, and names those that an older Word may pass over.

    Moved below another root, each of n elements would be compared with all namespaces of those before it.
    """
    etree.cleanup_namespaces(root, top_nsmap=NAMESPACES, keep_ns_prefixes=[*NAMESPACES])
    root.set(qname("mc:Ignorable"), "w14 w15")
    return root


def _template(name: str) -> Element:
    """A part as it is in `templates/word/`, to be changed at will."""
    return deepcopy(_read_template(name))


@cache
def _read_template(name: str) -> Element:
    return etree.parse(WORD / f"{name}.xml", etree.XMLParser(remove_blank_text=True)).getroot()


def _in_language(element: Element, language: str) -> Element:
    key = "w:eastAsia" if language.partition("-")[0] in ("zh", "ja", "ko") else "w:val"
    for tag in ("w:lang", "w:themeFontLang"):
        for result in element.iter(qname(tag)):
            result.set(qname(key), language)
    return element


def _fixed_parts(document: WordDocument) -> Iterator[Part]:
    for name, kind, added in (
        ("styles", "styles", ()),
        ("settings", "settings", ()),
        ("fonts", "fontTable", ()),
        ("footnotes", "footnotes", document.footnotes),
        ("numbering", "numbering", document.numberings),
    ):
        element = _in_language(_template(name), document.properties.language)
        element.extend(added)
        yield _word_part(name, kind, element)


def _footer_parts(document: WordDocument) -> Iterator[Part]:
    for number, footer in enumerate(document.footers.values(), 1):
        yield _word_part(f"footer{number}", "footer", footer)


def _word_part(name: str, kind: str, element: Element) -> Part:
    return Part(f"word/{name}.xml", f"{WORD_TYPE}{kind}+xml", f"{OFFICE}{kind}", element)


def _property_parts(properties: Properties) -> Iterator[Part]:
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    custom = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    relationship = f"{PACKAGE}relationships/metadata/core-properties"
    yield Part("docProps/core.xml", core, relationship, _core_properties(properties))
    relationship = f"{OFFICE}custom-properties"
    yield Part("docProps/custom.xml", custom, relationship, _custom_properties(properties.custom))


def _core_properties(properties: Properties) -> Element:
    root = _template("core")
    day = f"{properties.day.isoformat()}T00:00:00Z"
    values = {
        "title": properties.title,
        "lastModifiedBy": properties.author,
        "modified": day,
        "subject": properties.subject,
        "creator": properties.author,
        "language": properties.language,
        "created": day,
    }
    for element in root:
        name = etree.QName(element).localname
        if name in values:
            element.text = plain(values[name])[:LONGEST_PROPERTY]
    return root


def _custom_properties(custom: Mapping[str, str]) -> Element:
    root = _template("custom")
    for number, (name, value) in enumerate(custom.items(), 2):
        entry = etree.SubElement(root, f"{{{CUSTOM_NAMESPACE}}}property")
        entry.attrib.update({"fmtid": FORMAT_ID, "pid": str(number), "name": name})
        etree.SubElement(entry, f"{{{VALUE_NAMESPACE}}}lpwstr").text = plain(value)
    return root


def _packed(main: Part, parts: list[Part], properties: list[Part], day: date) -> bytes:
    """The zip: what each file is, which leads to which, the files."""
    every = [main, *parts, *properties]
    files = {
        "[Content_Types].xml": _content_types(every),
        "_rels/.rels": _relationships({part.path: part for part in (main, *properties)}),
        main.path: main.element,
        "word/_rels/document.xml.rels": _relationships(
            {part.path.removeprefix("word/"): part for part in parts}
        ),
        **{part.path: part.element for part in (*parts, *properties)},
    }
    return zip_files(
        {
            path: tree if isinstance(tree, bytes) else etree.tostring(tree, encoding="UTF-8", standalone=True)
            for path, tree in files.items()
        },
        day,
    )


def _content_types(parts: list[Part]) -> Element:
    root = etree.Element("Types", xmlns=f"{PACKAGE}content-types")
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    for extension, kind in (("rels", relationships), ("xml", "application/xml")):
        etree.SubElement(root, "Default", Extension=extension, ContentType=kind)
    for part in sorted(parts, key=lambda part: part.path):
        etree.SubElement(root, "Override", PartName=f"/{part.path}", ContentType=part.content_type)
    return root


def _relationships(targets: Mapping[str, Part]) -> Element:
    root = etree.Element("Relationships", xmlns=f"{PACKAGE}relationships")
    for number, (target, part) in enumerate(targets.items(), 1):
        etree.SubElement(root, "Relationship", Id=f"rId{number}", Type=part.relationship, Target=target)
    return root


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
    distance = round(NUMBER_BELOW * MM) - NUMBER_LINE - PRINT_BELOW - print_lines * PRINT_LINE
    margins = {"top": 37, "right": 26, "bottom": 35, "left": 28, "header": 15}
    return make(
        "w:sectPr",
        make("w:pgSz", w=11906, h=16838),
        make(
            "w:pgMar", **{side: round(size * MM) for side, size in margins.items()}, footer=distance, gutter=0
        ),
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
