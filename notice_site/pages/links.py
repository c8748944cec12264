"""Links of one page. In: the page's address and the facts. Out: links to places, pages and files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from notice_site.facts.amendments import AmendmentFacts, amendment_facts
from notice_site.facts.annexes import AnnexFacts, file_name
from notice_site.facts.facts import Facts
from notice_site.facts.worksheets import BUDGET_FILE, Worksheet, worksheets
from notice_site.language.catalogue import Catalogue
from notice_site.model.notice import Amendment


@dataclass(frozen=True)
class DownloadFacts:
    """What readers see of a file before they load it."""

    size: int
    """In bytes."""
    pages: int | None = None
    """Printed pages, where it has any and they are known."""
    content: bytes = b""
    """The file itself, for pages that carry it along."""


Downloads: TypeAlias = Mapping[str, DownloadFacts]
"""Every file beside the pages by its address, `downloads/notice.pdf`, `calendar.ics`."""


@dataclass(frozen=True)
class Link:
    """A link and its words."""

    href: str
    text: str


@dataclass(frozen=True)
class FileLink:
    """A link to a file that exists."""

    href: str
    name: str
    """What the saved file is called; empty keeps the address's own name."""
    about: str
    """Format, size and pages in words."""


KINDS = {"docx": "Word", "doc": "Word", "wps": "WPS", "xlsx": "Excel", "xls": "Excel", "pptx": "PowerPoint"}
"""What people call the kinds of files, by their endings; the others go by the ending: PDF, ZIP."""


def file_kind(path: str) -> str:
    """What people call a file of that ending: Word, Excel, PDF."""
    ending = path.rpartition(".")[2].lower()
    return KINDS.get(ending, ending.upper())


@dataclass(frozen=True)
class PageLinks:
    """All links of one page."""

    facts: Facts
    catalogue: Catalogue
    downloads: Downloads
    page: str
    """Its address, `materials/index.html`."""

    def to(self, target: str) -> str:
        """The link to another file of the site, `contact/index.html#answers`."""
        address, mark, part = target.partition("#")
        return self.facts.href(address, self.page) + mark + part

    def place(self, place: str) -> Link:
        """The link to a place of the issued text, with its citation."""
        label = self.facts.place_labels[place]
        if place in {clause.id for clause in self.facts.notice.walk_clauses()}:
            label = self.catalogue.translate("Notice, {label}", label=label)
        return Link(self.facts.place_href(place, self.page), label)

    def places(self, places: Iterable[str]) -> tuple[Link, ...]:
        """Links to several places; of those with the same citation only the first."""
        links: dict[str, Link] = {}
        for link in map(self.place, places):
            links.setdefault(link.text, link)
        return tuple(links.values())

    def annex_files(self, annex: AnnexFacts) -> tuple[FileLink, ...]:
        """An annex as files: as issued, else as Word and PDF, those that this build makes."""
        files = (self.file(path, file_kind(path), name) for path, name in annex.files.items())
        return tuple(link for link in files if link)

    def results_file(self, amendment: Amendment) -> FileLink | None:
        """The results of an amendment as a workbook."""
        entry = self._amendment(amendment)
        title = amendment.results[0].title if len(amendment.results) == 1 else entry.file_title
        return self.file(entry.results_file, "Excel", f"{title}.xlsx")

    def _amendment(self, amendment: Amendment) -> AmendmentFacts:
        return next(
            entry for entry in amendment_facts(self.facts.notice) if entry.amendment.id == amendment.id
        )

    def amendment_files(self, amendment: Amendment) -> tuple[FileLink, ...]:
        """An amendment as a document: Word and PDF, those that this build makes."""
        entry = self._amendment(amendment)
        word = self.file(entry.word_file, "Word", f"{entry.file_title}.docx")
        pdf = self.file(entry.pdf_file, "PDF", f"{entry.file_title}.pdf")
        return tuple(link for link in (word, pdf) if link)

    def worksheets(self) -> tuple[tuple[Worksheet, FileLink], ...]:
        """Our worksheets with their files, those that this build makes."""
        mark = self.catalogue.translate("Worksheet")
        files = (
            (sheet, self.file(sheet.word_file, "Word", f"{sheet.file_title(mark)}.docx"))
            for sheet in worksheets(self.facts)
        )
        return tuple((sheet, link) for sheet, link in files if link)

    def budget(self) -> tuple[str, FileLink] | None:
        """The material that the budget is for, and our spreadsheet for it, where there are rules for one."""
        budget = self.facts.in_force.funding.budget
        if budget is None:
            return None
        title = next(entry.title for entry in self.facts.in_force.materials if entry.id == budget.material)
        mark = self.catalogue.translate("Worksheet")
        link = self.file(BUDGET_FILE, "Excel", f"{file_name(f'{mark} {title}')}.xlsx")
        return (title, link) if link else None

    def file(self, path: str, form: str, name: str = "") -> FileLink | None:
        """A file of the site, or None where this build does not make it; `name` is made one to save it by."""
        download = self.downloads.get(path)
        if download is None:
            return None
        about = [size_words(download.size)]
        if download.pages:
            about.append(self.catalogue.translate_plural("1 page", "{n} pages", download.pages))
        words = self.catalogue.translate("{format}, {about}", format=form, about=tuple(about))
        stem, dot, ending = name.rpartition(".")
        return FileLink(self.to(path), f"{file_name(stem)}{dot}{ending}" if name else "", words)


def size_words(size: int) -> str:
    """A size in bytes as people read it: 24 KB, 1.5 MB; at least 1 KB."""
    if size < 1024 * 1000:
        return f"{max(round(size / 1024), 1)} KB"
    return f"{size / 1024 / 1024:.1f} MB"
