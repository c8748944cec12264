"""Results asked for at a terminal. In: a file's name. Out: the list for the data, shown before."""

import argparse
from pathlib import Path
from typing import Any

from notice_site.command.asking import Asker, Question
from notice_site.editions.results_table import SHOWN, ResultsTable, personal_fault, read_table
from notice_site.language.catalogue import Catalogue
from notice_site.problem import Message

TITLES = {"proposed_outcome": "Proposed results", "outcome": "Results"}


def ask_results(kind: str, asker: Asker, catalogue: Catalogue) -> tuple[list[dict[str, Any]], str]:
    """The list of results from a spreadsheet, none where the text names them; why numbers of persons stay.

    `catalogue` is the call's, for the list's title.
    """

    def read(answer: str) -> tuple[Path, ResultsTable] | None:
        return (Path(answer), read_table(Path(answer))) if answer else None

    text = asker.catalogue.translate(
        "A spreadsheet with the list of results (.xlsx or CSV), headings above it?"
    )
    given = asker.ask(Question("--results", text, "results.xlsx", ""), read)
    if given is None:
        return [], ""
    path, table = given
    _show(table, asker)
    reason = ""
    if table.personal:
        table, reason = _ask_personal(path, table, asker)
    listed = {
        "title": catalogue.translate(TITLES[kind]),
        "columns": [*table.columns],
        "rows": [[*row] for row in table.rows],
    }
    return [listed], reason


def shortened(item: dict[str, Any]) -> dict[str, Any]:
    """An amendment for the screen: of a long list its first and last rows."""
    lists = [
        {**listed, "rows": [*listed["rows"][:SHOWN], ["…"], *listed["rows"][-SHOWN:]]}
        if len(listed["rows"]) > 2 * SHOWN + 1
        else listed
        for listed in item.get("results", ())
    ]
    return {**item, "results": lists} if lists else item


def _show(table: ResultsTable, asker: Asker) -> None:
    """What was read as what: the heads with an example, how many rows, what was left out."""
    catalogue = asker.catalogue
    if table.above:
        asker.show(catalogue.translate("Left out above the headings: {lines}", lines=table.above))
    asker.show(
        catalogue.translate(
            "{n} results from row {first} on. Each column with what its first row has:",
            n=len(table.rows),
            first=table.first,
        )
    )
    for name, example in zip(table.columns, table.masked().rows[0], strict=True):
        asker.show(f"  {name}: {example}")


def _ask_personal(path: Path, table: ResultsTable, asker: Asker) -> tuple[ResultsTable, str]:
    """The list masked, or as it is with a reason; nobody's silence publishes the number of a person."""
    catalogue = asker.catalogue
    first = catalogue.read(personal_fault(table, path))
    if asker.ready and "--personal" not in asker.given:
        raise argparse.ArgumentError(None, f"--results: {first}")
    kinds = tuple(Message("{kind} ({n})", kind=kind, n=count) for kind, count in table.personal)
    text = catalogue.translate("The list has numbers of persons: {kinds}. What becomes of them?", kinds=kinds)
    choices = (
        ("mask", catalogue.translate("Mask them, 138****00")),
        ("keep", catalogue.translate("Publish them in full, with a reason")),
    )
    if asker.choose(Question("--personal", f"{text}\n  {first}", choices=choices)) == "mask":
        return table.masked(), ""
    reason = catalogue.translate("By which rule are they published in full?")
    return table, asker.ask(Question("--personal-reason", reason), str.strip)
