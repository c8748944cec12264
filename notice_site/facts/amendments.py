"""Amendments as documents of their own. In: the call. Out: each with its number and its files."""

from dataclasses import dataclass

from notice_site.facts.file_names import file_name
from notice_site.models.notice import Amendment, Notice

TO_EVERYBODY = "proposed_outcome"
"""A 公示 is shown to the public; it names no recipients."""


@dataclass(frozen=True)
class AmendmentFacts:
    """An amendment with its number and its files."""

    amendment: Amendment
    number: int
    """From 1, in the order of the data."""
    recipients: str
    """Whom it addresses, with the colon: those of the notice; empty for nobody in particular."""
    masthead: str
    """The issuing body's mark, as on the notice; empty without a number: the mark heads numbered papers."""

    @property
    def word_file(self) -> str:
        """Its address, `downloads/amendment-1.docx`."""
        return f"downloads/amendment-{self.number}.docx"

    @property
    def pdf_file(self) -> str:
        """Its address, `downloads/amendment-1.pdf`."""
        return f"downloads/amendment-{self.number}.pdf"

    @property
    def file_title(self) -> str:
        """What a saved file is called, without its ending."""
        return file_name(self.amendment.title)


def amendment_facts(notice: Notice) -> tuple[AmendmentFacts, ...]:
    """All amendments of the call as issued."""
    return tuple(
        AmendmentFacts(
            amendment=amendment,
            number=number,
            recipients="" if amendment.kind == TO_EVERYBODY else notice.recipients or "",
            masthead=(notice.masthead or "") if amendment.document_number else "",
        )
        for number, amendment in enumerate(notice.amendments, 1)
    )
