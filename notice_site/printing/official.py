"""An official document without its annexes. In: the notice, or an amendment. Out: what stands where on it.

PDF and Word are both made from it.
"""

from dataclasses import dataclass

from notice_site.facts.amendments import AmendmentFacts
from notice_site.facts.facts import Facts
from notice_site.facts.numbering import document_number
from notice_site.models.dates import Event
from notice_site.models.notice import Notice
from notice_site.printing.text import Block, balanced_lines, text_blocks
from notice_site.words import Words

TITLE_CHARACTERS = 20
"""Characters of 22 pt in a line of 156 mm."""


@dataclass(frozen=True)
class Signature:
    """The names under the notice and its date."""

    issuers: tuple[str, ...]
    date: str


@dataclass(frozen=True)
class PrintedImprint:
    """The foot of an official document, each line with its words."""

    copy_to_label: str
    copy_to: str
    """Empty where nobody gets a copy."""
    printed_by: str
    printed_on: str


@dataclass(frozen=True)
class PrintedBody:
    """The notice, or an amendment, without its annexes."""

    masthead: str
    number: str
    title_lines: tuple[str, ...]
    subtitle: str
    """The line under the title, as issued; empty where there is none."""
    recipients: str
    blocks: tuple[Block, ...]
    annex_list_label: str
    annex_list: tuple[str, ...]
    signature: Signature
    imprint: PrintedImprint | None


def notice_body(facts: Facts, words: Words) -> PrintedBody:
    """The notice as issued."""
    notice = facts.notice
    closing = tuple(Block("", "fang", text) for text in notice.body.closing)
    return PrintedBody(
        masthead=notice.masthead or "",
        number=document_number(notice.document_number),
        title_lines=notice.title_lines or balanced_lines(notice.title, TITLE_CHARACTERS),
        subtitle=notice.body.subtitle or "",
        recipients=notice.recipients or "",
        blocks=text_blocks(notice.body, facts.clauses) + closing,
        annex_list_label=words.say("Annexes:"),
        annex_list=tuple(annex.title for annex in notice.annexes) if notice.annex_list else (),
        signature=_signature(notice.key_dates.signed, notice),
        imprint=_imprint(notice, words),
    )


def amendment_body(known: AmendmentFacts, facts: Facts) -> PrintedBody:
    """An amendment's own text under the notice's issuers."""
    amendment = known.amendment
    return PrintedBody(
        masthead=known.masthead,
        number=document_number(amendment.document_number),
        title_lines=amendment.title_lines or balanced_lines(amendment.title, TITLE_CHARACTERS),
        subtitle="",
        recipients=known.recipients,
        blocks=tuple(Block("", "fang", text) for text in amendment.body),
        annex_list_label="",
        annex_list=(),
        signature=_signature(amendment.signed, facts.notice),
        imprint=None,
    )


def _signature(signed: Event, notice: Notice) -> Signature:
    return Signature(tuple(issuer.name for issuer in notice.issuers), signed.wording)


def _imprint(notice: Notice, words: Words) -> PrintedImprint | None:
    if not (imprint := notice.imprint):
        return None
    copies = (
        words.say("{organisations}.", organisations="，".join(imprint.copy_to)) if imprint.copy_to else ""
    )
    return PrintedImprint(
        copy_to_label=words.say("Copies to:"),
        copy_to=copies,
        printed_by=imprint.printed_by,
        printed_on=imprint.printed_on,
    )
