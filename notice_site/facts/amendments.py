"""Amendments as documents of their own. In: the call. Out: each with its number and its files."""

from dataclasses import dataclass
from typing import Any

from notice_site.facts.annexes import file_name
from notice_site.model.notice import Amendment, Notice
from notice_site.reading.amending import canonical_fact
from notice_site.reading.build import Call
from notice_site.reading.fact_paths import overlap

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
    """The issuing body's mark, as on the notice; empty without a number: only numbered documents carry it."""

    @property
    def word_file(self) -> str:
        """Its address, `downloads/amendment-1.docx`."""
        return f"downloads/amendment-{self.number}.docx"

    @property
    def pdf_file(self) -> str:
        """Its address, `downloads/amendment-1.pdf`."""
        return f"downloads/amendment-{self.number}.pdf"

    @property
    def results_file(self) -> str:
        """The address of its results as a workbook, `downloads/results-1.xlsx`."""
        return f"downloads/results-{self.number}.xlsx"

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


def amended_clauses(call: Call) -> dict[str, tuple[Amendment, ...]]:
    """Clauses that quote a changed fact, and clauses that a change names."""
    touched: dict[str, list[Amendment]] = {}
    for amendment in call.notice.amendments:
        for change in amendment.changes:
            for clause in [change.clause] if change.clause else clauses_quoting(call, change.fact):
                amendments = touched.setdefault(clause, [])
                if amendment not in amendments:
                    amendments.append(amendment)
    return {clause: tuple(amendments) for clause, amendments in touched.items()}


def quoting_clauses(call: Call) -> dict[str, list[str]]:
    """The ids of the clauses that quote each fact, by the fact's path."""
    quoting: dict[str, list[str]] = {}
    for path, facts in call.quoted.items():
        if path[0] == "body" and (clause := _clause_at(call, path)):
            for fact in facts:
                quoting.setdefault(fact, []).append(clause)
    return quoting


def clauses_quoting(call: Call, fact: str) -> list[str]:
    """The ids of the clauses that quote a fact, a part of it, or what it is part of."""
    way = canonical_fact(call.amended.data, fact)
    results = [clauses for quoted, clauses in quoting_clauses(call).items() if overlap(quoted, way)]
    return list(dict.fromkeys(clause for clauses in results for clause in clauses))


def _clause_at(call: Call, path: tuple[str | int, ...]) -> str | None:
    """The id of the innermost clause around a string of the body; None for text outside any clause."""
    result: str | None = None
    value: Any = call.source.data
    for step in path:
        value = value[step]
        if isinstance(value, dict) and "id" in value:
            result = value["id"]
    return result
