"""A data file from what was understood. In: plain data, its decisions. Out: commented YAML, in our own
file's order.

A value that was guessed has its place in the source in a comment above it; what was sure has none.
"""

from pathlib import Path
from typing import Any

from notice_site.editions.yaml_block import yaml_lines
from notice_site.importing.blocks import Place
from notice_site.importing.understanding.draft import Decision
from notice_site.language.catalogue import Catalogue
from notice_site.problem import Message
from notice_site.project import command_line
from notice_site.reading.source import parse_source

FLOW = (
    "cells", "fields", "options", "persons", "columns", "above", "rules", "source", "prepared_by", "seal",
    "signature", "row_marks", "telephones", "emails", "methods", "items",
    "runs", "align",
)  # fmt: skip
"""Keys whose items are on one line where they fit."""
SECTIONS: tuple[tuple[Message | None, tuple[str, ...]], ...] = (
    (
        None,
        ("id", "language", "country", "document_type", "title", "title_lines", "description",
         "document_number", "index_number", "disclosure", "masthead", "issuers", "recipients", "imprint",
         "key_dates"),
    ),
    (Message("The text, as issued"), ("body", "inclusive_bounds")),
    (Message("Lists of options"), ("taxonomies",)),
    (Message("Who applies"), ("roles",)),
    (
        Message("Conditions: drafts, to be checked against the text (a quote is in it to the letter)"),
        ("eligibility",),
    ),
    (Message("Support"), ("funding",)),
    (Message("Documents to hand in"), ("materials",)),
    (Message("Handing in, and whom to ask"), ("submission", "contact_info")),
    (Message("Annexes, as issued ({{^…}} is the place of a footnote)"), ("annex_list", "annexes")),
    (Message("The web site"), ("site",)),
    (Message("Where it differs from the source: to be confirmed one by one, as check tells"), ("import",)),
)  # fmt: skip
LINED = (".txt", ".md", ".markdown")
"""Endings of files whose places are lines."""
RULE = "# " + "-" * 64


def data_text(data: dict[str, Any], decisions: tuple[Decision, ...], catalogue: Catalogue) -> str:
    """The text of the file."""
    blocks = [_head(catalogue)]
    for title, keys in SECTIONS:
        part = {key: data[key] for key in keys if key in data}
        if part:
            head = [f"{RULE} {catalogue.read(title)}"] if title else []
            blocks.append("\n".join([*head, *_top(part)]))
    return _with_comments("\n\n".join(blocks) + "\n", decisions, catalogue)


def place_words(place: Place, catalogue: Catalogue, *, named: bool) -> str:
    """A place as people look it up, 第3段; `named` puts the file's name before it."""
    if place.cell:
        row, column = place.cell
        spot = catalogue.translate(
            "the table at paragraph {number}, row {row}, column {column}",
            number=place.number,
            row=row,
            column=column,
        )
    elif Path(place.file).suffix.lower() in LINED:
        spot = catalogue.translate("line {number}", number=place.number)
    else:
        spot = catalogue.translate("paragraph {number}", number=place.number)
    return f"{place.file} {spot}" if named else spot


def comment_of(decision: Decision, catalogue: Catalogue, *, named: bool) -> str:
    """What is above a guessed value."""
    assert decision.guess
    places = catalogue.join(
        tuple(place_words(place, catalogue, named=named) for place in decision.places[:2])
    )
    why = catalogue.read(decision.guess)
    if not places:
        return catalogue.translate("To check: {why}", why=why)
    return catalogue.translate("To check: {why} ({places})", why=why, places=places)


def _head(catalogue: Catalogue) -> str:
    lines = (
        Message(
            "This file was made from the approved notice; pages, forms, calendar and checklist come from it."
        ),
        Message(
            "1. Look at each line that begins with “# To check”, correct what is below, delete the line."
        ),
        Message("2. Fill in what is empty behind a colon; {command} --data FILE names it."),
        Message("3. The text and the annexes are word for word as in the source; leave them so."),
        Message(
            "4. A fact stands once, the text quotes it: {key_dates.close}. What is not said is not_stated."
        ),
    )
    texts = (catalogue.text(line.msgid).replace("{command}", command_line("check")) for line in lines)
    return "\n".join(f"# {text}" for text in texts)


def _top(part: dict[str, Any]) -> list[str]:
    """The keys of a section; a long one is parted from its neighbours by a blank line."""
    lines: list[str] = []
    after_whole = False
    for key, value in part.items():
        whole = isinstance(value, dict | list)
        if lines and (whole or after_whole):
            lines.append("")
        after_whole = whole
        lines += yaml_lines({key: value}, "", FLOW)
    return lines


def _with_comments(text: str, decisions: tuple[Decision, ...], catalogue: Catalogue) -> str:
    lines = text.split("\n")
    line_numbers = parse_source(text, Path("import.yml")).lines
    guessed = [
        (line_numbers[decision.path], decision)
        for decision in decisions
        if not decision.sure and decision.path in line_numbers
    ]
    comments: dict[int, list[str]] = {}
    named = len({place.file for _, decision in guessed for place in decision.places}) > 1
    for line, decision in guessed:
        comment = comment_of(decision, catalogue, named=named)
        if comment not in comments.setdefault(line, []):
            comments[line].append(comment)
    for line in sorted(comments, reverse=True):
        indent = lines[line - 1][: len(lines[line - 1]) - len(lines[line - 1].lstrip())]
        lines[line - 1 : line - 1] = [f"{indent}# {comment}" for comment in comments[line]]
    return "\n".join(lines)
