"""Reads Word files for tests. In: the bytes of a .docx. Out: its parts, issued words, controls and bookmarks.

Issued words are the text of the document and its footnotes, without placeholders, which are ours, without the
numbers of a list, since the marks of empty rows are no issued text, and without the footers: small print and
page number. A footnote's mark counts as its number, as in the flattened source: `编号1`, `1.` before it.
"""

import io
import subprocess
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from notice_site.word.archive import zip_files
from notice_site.word.xml import Element, qname, run


@dataclass(frozen=True)
class FoundControl:
    """A content control of a document."""

    tag: str
    alias: str
    element: Element

    @property
    def properties(self) -> list[str]:
        """The names of its properties, in order: `alias`, `tag`, `id` …"""
        found = self.element.find(qname("w:sdtPr"))
        assert found is not None
        return [etree.QName(child).localname for child in found]

    @property
    def text(self) -> str:
        """What is in it."""
        content = self.element.find(qname("w:sdtContent"))
        assert content is not None
        return "".join(text_of(part) for part in content)


def parts_of(content: bytes) -> dict[str, bytes]:
    """The files in a .docx, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def part(content: bytes, name: str = "word/document.xml") -> Element:
    """One XML part."""
    return etree.fromstring(parts_of(content)[name])


def value_of(element: Element, name: str = "w:val") -> str:
    """An attribute that must be there."""
    value = element.get(qname(name))
    assert value is not None, etree.tostring(element)
    return str(value)


def text_of(element: Element) -> str:
    """All text inside, line breaks as such."""
    return "".join(
        "\n" if child.tag == qname("w:br") else child.text or ""
        for child in element.iter(qname("w:t"), qname("w:br"))
    )


def issued_words(content: bytes) -> str:
    """The words of the document that were issued."""
    words = []
    for found in part(content).iter(qname("w:r")):
        style = found.find(f"{qname('w:rPr')}/{qname('w:rStyle')}")
        if style is not None and style.get(qname("w:val")) == "PlaceholderText":
            continue
        mark = found.find(qname("w:footnoteReference"))
        words.append(text_of(found) if mark is None else str(mark.get(qname("w:id"))))
    return "".join([*words, *(f"{number}.{text}" for number, text in footnotes_of(content).items())])


def footnotes_of(content: bytes) -> dict[str, str]:
    """The footnotes' words by number, without Word's separators."""
    notes = part(content, "word/footnotes.xml").findall(qname("w:footnote"))
    return {
        str(note.get(qname("w:id"))): text_of(note).strip()
        for note in notes
        if note.get(qname("w:type")) is None
    }


def custom_properties(content: bytes) -> dict[str, str]:
    """What the file carries besides title and author, by name."""
    entries = part(content, "docProps/custom.xml")
    return {str(entry.attrib["name"]): text for entry in entries for text in map(str, entry.itertext())}


def controls_of(content: bytes) -> list[FoundControl]:
    """All controls with a tag, in order."""
    found = []
    for element in part(content).iter(qname("w:sdt")):
        tag = element.find(f"{qname('w:sdtPr')}/{qname('w:tag')}")
        alias = element.find(f"{qname('w:sdtPr')}/{qname('w:alias')}")
        if tag is not None and alias is not None:
            found.append(FoundControl(value_of(tag), value_of(alias), element))
    return found


def bookmarks_of(content: bytes) -> dict[str, str]:
    """The text inside every bookmark, by its name."""
    texts: dict[str, str] = {}
    open_now: dict[str, str] = {}
    for element in part(content).iter():
        if element.tag == qname("w:bookmarkStart"):
            name = value_of(element, "w:name")
            open_now[value_of(element, "w:id")] = name
            texts[name] = ""
        elif element.tag == qname("w:bookmarkEnd"):
            open_now.pop(value_of(element, "w:id"), None)
        elif element.tag in (qname("w:t"), qname("w:br")):
            for name in open_now.values():
                texts[name] += text_of(element)
    return texts


def filled(content: bytes, values: dict[str, str]) -> bytes:
    """The file with values typed into controls within lines, by tag."""
    parts = parts_of(content)
    root = etree.fromstring(parts["word/document.xml"])
    for element in root.iter(qname("w:sdt")):
        tag = element.find(f"{qname('w:sdtPr')}/{qname('w:tag')}")
        if tag is not None and value_of(tag) in values:
            _type_into(element, values[value_of(tag)])
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return zip_files(parts, date(2020, 1, 1))


def _type_into(element: Element, value: str) -> None:
    for waiting in element.iterfind(f"{qname('w:sdtPr')}/{qname('w:showingPlcHdr')}"):
        parent = waiting.getparent()
        assert parent is not None
        parent.remove(waiting)
    content = element.find(qname("w:sdtContent"))
    assert content is not None
    content[:] = [run(value)]


def converted(content: bytes, kind: str, folder: Path) -> bytes:
    """The file as LibreOffice saves it: `pdf`, `docx:MS Word 2007 XML`."""
    source = folder / "form.docx"
    source.write_bytes(content)
    out = folder / "out"
    command = ["soffice", f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", kind, "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (out / f"form.{kind.partition(':')[0]}").read_bytes()
