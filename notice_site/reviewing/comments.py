"""Comments in a Word file. In: the file, and notes with their places. Out: the same file with the comments.

Every part but the text, its relationships, the list of types and the comments stays byte for byte; in the
text only the marks of the comments are new.
"""

import copy
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from posixpath import basename, dirname, join, normpath

from lxml import etree

from notice_site.importing.blocks import Place
from notice_site.importing.word.elements import children
from notice_site.importing.word.package import TYPES, read_parts
from notice_site.importing.word.read_docx import cell_of
from notice_site.word.xml import Element, plain, qname

AUTHOR = "notice-site"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
LINKS = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "http://purl.oclc.org/ooxml/officeDocument/relationships"
}
"""Where Word's strict kind of file says in other words what a relationship is."""
ORDINARY_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True)
class Note:
    """A comment to be made."""

    place: Place | None
    """None puts it at the end of the text."""
    lines: tuple[str, ...]


def with_comments(content: bytes, name: str, notes: Iterable[Note]) -> bytes:
    """The file with a native comment for each note; raises SiteFault where it is no sound Word file."""
    parts = read_parts(content, name)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = archive.infolist()
        files = {info.filename: archive.read(info) for info in infos}
    main = _target(etree.fromstring(parts["_rels/.rels"]), "", "officeDocument") or "word/document.xml"
    links = join(dirname(main), "_rels", f"{basename(main)}.rels")
    text = _Text(etree.fromstring(files[main]), etree.fromstring(parts[main]))
    links_root = etree.fromstring(files[links]) if links in files else _links_root()
    part = _target(links_root, dirname(main), "comments")
    changed: dict[str, bytes] = {}
    if part is None or part not in files:
        part = join(dirname(main), _free("comments", files, dirname(main)))
        comments = etree.Element(f"{{{text.space}}}comments", nsmap={"w": text.space})
        kind = LINKS.get(text.space, ORDINARY_LINKS)
        used = {link.get("Id") for link in links_root}
        free = next(key for at in range(1, len(used) + 2) if (key := f"rIdReview{at}") not in used)
        etree.SubElement(
            links_root,
            f"{{{PACKAGE}relationships}}Relationship",
            Id=free,
            Type=f"{kind}/comments",
            Target=basename(part),
        )
        types = etree.fromstring(files[TYPES])
        etree.SubElement(
            types, f"{{{PACKAGE}content-types}}Override", PartName=f"/{part}", ContentType=COMMENTS_TYPE
        )
        changed |= {links: _serialised(links_root), TYPES: _serialised(types)}
    else:
        comments = etree.fromstring(files[part])
    text.add(notes, comments)
    changed |= {part: _serialised(comments), main: _serialised(text.root)}
    return _packed(infos, files, changed)


class _Text:
    """The text of a Word file as it is, beside the same read as plain Word names it."""

    def __init__(self, root: Element, readable: Element) -> None:
        self.root = root
        self.space = etree.QName(root).namespace or ""
        self.places = dict(zip(readable.iter("*"), root.iter("*"), strict=True))
        body = readable.find(qname("w:body"))
        assert body is not None
        self.blocks = list(children(body))
        self.body = body

    def add(self, notes: Iterable[Note], comments: Element) -> None:
        """Put each note among the comments and its marks around its paragraph."""
        taken = [
            int(result) for comment in comments if (result := comment.get(self._name("id")) or "").isdecimal()
        ]
        for at, note in enumerate(notes, max(taken, default=-1) + 1):
            comments.append(self._comment(str(at), note.lines))
            self._mark(self.places[self._paragraph(note.place)], str(at))

    def _name(self, local: str) -> str:
        return f"{{{self.space}}}{local}"

    def _paragraph(self, place: Place | None) -> Element:
        """The paragraph of a place, the last one of the text where there is none."""
        result: Element | None = None
        if place and place.number <= len(self.blocks):
            result = self.blocks[place.number - 1]
            if place.cell and result.tag == qname("w:tbl"):
                inner = cell_of(result, place.cell)
                result = result if inner is None else inner
        inside = [] if result is None else list(result.iter(qname("w:p")))
        written = (
            part for part in inside if any((child.text or "").strip() for child in part.iter(qname("w:t")))
        )
        nearest = next(written, inside[0] if inside else None)
        if nearest is not None:
            return nearest
        last = [block for block in self.blocks if block.tag == qname("w:p")] or list(
            self.body.iter(qname("w:p"))
        )
        return last[-1]

    def _mark(self, paragraph: Element, key: str) -> None:
        start = etree.Element(self._name("commentRangeStart"), {self._name("id"): key})
        first = paragraph[0] if len(paragraph) else None
        paragraph.insert(int(first is not None and first.tag == self._name("pPr")), start)
        etree.SubElement(paragraph, self._name("commentRangeEnd"), {self._name("id"): key})
        run = etree.SubElement(paragraph, self._name("r"))
        etree.SubElement(run, self._name("commentReference"), {self._name("id"): key})

    def _comment(self, key: str, lines: tuple[str, ...]) -> Element:
        made = etree.Element(
            self._name("comment"),
            {self._name("id"): key, self._name("author"): AUTHOR, self._name("initials"): "NS"},
            nsmap={"w": self.space},
        )
        for line in lines:
            run = etree.SubElement(etree.SubElement(made, self._name("p")), self._name("r"))
            words = etree.SubElement(run, self._name("t"), {SPACE: "preserve"})
            words.text = plain(line)
        return made


def _target(links: Element, folder: str, kind: str) -> str | None:
    """The part that a relationship of a kind leads to."""
    results = (link for link in links.iterchildren("*") if (link.get("Type") or "").endswith(f"/{kind}"))
    link = next(results, None)
    return None if link is None else normpath(join("/", folder, link.get("Target") or "")).lstrip("/")


def _links_root() -> Element:
    return etree.fromstring(f'<Relationships xmlns="{PACKAGE}relationships"/>')


def _free(stem: str, files: dict[str, bytes], folder: str) -> str:
    names = (f"{stem}{at or ''}.xml" for at in range(len(files) + 1))
    return next(name for name in names if join(folder, name) not in files)


def _serialised(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _packed(infos: list[zipfile.ZipInfo], files: dict[str, bytes], changed: dict[str, bytes]) -> bytes:
    """The zip file with its parts in their order, dates and all; new ones are at the end."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for info in infos:
            archive.writestr(copy.copy(info), changed.get(info.filename, files[info.filename]))
        for name in changed.keys() - files.keys():
            made = zipfile.ZipInfo(name)
            made.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(made, changed[name])
    return out.getvalue()
