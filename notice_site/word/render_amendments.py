"""Amendments as Word files. In: the call. Out: `downloads/amendment-<n>.docx` for each, ready to be signed.

Set as an official document (GB/T 9704-2012): number, title, recipients, text, issuers and date (7.3.5.2).
"""

from notice_site.facts.amendments import AmendmentFacts, amendment_facts
from notice_site.facts.facts import Facts
from notice_site.facts.small_print import origin_small_print
from notice_site.models.notice import Amendment, ResultList
from notice_site.printing.official import TITLE_CHARACTERS, amendment_body
from notice_site.printing.text import balanced_lines
from notice_site.word.file_properties import properties_of
from notice_site.word.official import official_paragraphs, title
from notice_site.word.page import footers, page_section
from notice_site.word.parts import Properties, WordDocument, pack_document
from notice_site.word.text import table_blocks
from notice_site.word.xml import Element, make
from notice_site.words import Words


def render_word_amendments(facts: Facts, words: Words) -> dict[str, bytes]:
    """The Word file of every amendment by its address."""
    return {known.word_file: _word_file(known, facts, words) for known in amendment_facts(facts.notice)}


def _word_file(known: AmendmentFacts, facts: Facts, words: Words) -> bytes:
    amendment, lines = known.amendment, origin_small_print(facts, words)
    results = [block for listed in amendment.results for block in _results(listed)]
    document = WordDocument(
        body=(*official_paragraphs(amendment_body(known, facts)), *results),
        section=page_section(len(lines)),
        footers=footers(lines),
        properties=_properties(amendment, facts),
    )
    return pack_document(document)


def _results(listed: ResultList) -> list[Element]:
    """A list of results on a page of its own."""
    lines = listed.title_lines or balanced_lines(listed.title, TITLE_CHARACTERS)
    return [title(lines, make("w:pageBreakBefore")), *table_blocks(listed, listed.title)]


def _properties(amendment: Amendment, facts: Facts) -> Properties:
    marks = {"NoticeSiteAmendment": amendment.id}
    return properties_of(amendment.title, facts, marks, amendment.signed.first_day)
