"""The notice as a Word file, for approval, number and seal. In: the call. Out: `downloads/notice.docx`.

Its annexes are files of their own.
"""

from notice_site.facts.facts import Facts
from notice_site.facts.small_print import notice_small_print
from notice_site.printing.official import notice_body
from notice_site.word.file_properties import properties_of
from notice_site.word.official import official_paragraphs
from notice_site.word.page import footers, page_section
from notice_site.word.parts import WordDocument, pack_document
from notice_site.words import Words


def render_word_notice(facts: Facts, words: Words) -> dict[str, bytes]:
    """The Word file of the notice as issued, by its address."""
    lines = notice_small_print(facts, words)
    document = WordDocument(
        body=tuple(official_paragraphs(notice_body(facts, words))),
        section=page_section(len(lines)),
        footers=footers(lines),
        properties=properties_of(facts.title, facts, {}),
    )
    return {"downloads/notice.docx": pack_document(document)}
