"""A Word file as blocks. In: its bytes and name. Out: `SourceFile`, as Word shows it, changes accepted."""

from notice_site.importing.blocks import PassedOver, Place, SourceFile
from notice_site.importing.plain.flat_notes import recovered_notes
from notice_site.importing.word.body import Blocks
from notice_site.importing.word.package import open_document
from notice_site.importing.word.source import DocxSource, docx_source
from notice_site.importing.word.words import plain_words


def read_docx(content: bytes, name: str) -> SourceFile:
    """Read a Word file; raises SiteFault where it is none, or not one to be trusted."""
    document, remarks = open_document(content, name)
    source = docx_source(document, name)
    reader = Blocks(source)
    blocks, recovered = recovered_notes(tuple(reader.body()))
    passed_over = (*reader.passed_over, *_unused(source, reader), *remarks)
    return SourceFile(name, blocks, reader.notes | recovered, passed_over)


def _unused(source: DocxSource, reader: Blocks) -> list[PassedOver]:
    """Headers, footers, and notes whose marks are gone."""
    first = Place(source.name, 1)
    margins = dict.fromkeys(PassedOver(what, plain_words(root), first) for what, root in source.margins)
    notes = [
        PassedOver("note without a mark", plain_words(found), first)
        for key, found in source.noted.items()
        if key not in reader.notes and not key.startswith("comment")
    ]
    return [found for found in (*margins, *notes) if found.text.strip()]
