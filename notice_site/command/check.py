"""The command `check`. In: what was chosen. Out: every problem of the data; a sheet to sign if asked for."""

import argparse
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from unicodedata import east_asian_width

from notice_site.checks import check_call
from notice_site.checks.cases import case_proposals
from notice_site.checks.despite_faults import check_despite
from notice_site.checks.report import NAMES, check_name, write_report, write_summary
from notice_site.command.cli import print_progress
from notice_site.command.parser import Parser
from notice_site.editions.data_file import write_whole
from notice_site.editions.gate import at_publication, foreseen
from notice_site.editions.yaml_block import yaml_item
from notice_site.facts.facts import derive_facts
from notice_site.language.catalogue import Catalogue
from notice_site.problem import Message, Problem, ProblemsFound, in_file_order, open_problems, stops
from notice_site.reading.build import build_call
from notice_site.reading.editions import editions_folder, read_editions
from notice_site.reading.source import read_source
from notice_site.site.options import BuildOptions

HEADS = (Message("Place"), Message("Kind"), Message("Check"), Message("What is wrong, and what to write"))
GAP = "  "
NARROWEST = 24
"""Columns that a sentence must have, for a table to be read more easily than lines."""
TO_FILL_IN = "Read each quote, and write behind the rule what it comes to: met, not_met, judgement."
NO_CASES = 2
"""How many lines stand there without any case."""
PIECE = re.compile(r"\s*(?:[!-~]+|\S)[，。；：、！？）”》〕」]*")


def write_table(problems: tuple[Problem, ...], data: Path, width: int, catalogue: Catalogue) -> str | None:
    """The problems row by row; None where the terminal is too narrow for a table."""
    rows = [_row(problem, data, catalogue) for problem in problems]
    heads = [catalogue.read(head) for head in HEADS]
    columns = [max(_width(row[at]) for row in (heads, *rows)) for at in range(3)]
    left = width - sum(columns) - len(GAP) * len(columns) - 1
    if left < NARROWEST:
        return None
    lines = [_line([*heads[:3], heads[3]], columns), "-" * (width - 1)]
    for problem, row in zip(problems, rows, strict=True):
        texts = [
            *wrapped(catalogue.read(problem.message), left),
            *wrapped("→ " + catalogue.read(problem.remedy), left),
        ]
        if problem.accepted:
            texts += wrapped(catalogue.translate("Accepted: {reason}", reason=problem.accepted), left)
        lines += [_line([*cells, text], columns) for cells, text in zip(_under(row), texts, strict=False)]
    return "".join(f"{line}\n" for line in lines)


def wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of no more columns than `width`; a piece wider than that stays whole."""
    line = ""
    for piece in PIECE.findall(text):
        if line and _width(line + piece) > width:
            yield line
            line = ""
        line += piece if line else piece.lstrip()
    yield line


def _row(problem: Problem, data: Path, catalogue: Catalogue) -> list[str]:
    place = f"{data}:{problem.line}" if problem.line else f"{data}"
    return [place, catalogue.read(NAMES[problem.severity]), check_name(problem.check, catalogue)]


def _under(row: list[str]) -> Iterator[list[str]]:
    """The row's cells for its first line, and empty ones for every other."""
    yield row
    while True:
        yield [""] * len(row)


def _line(cells: list[str], columns: list[int]) -> str:
    *fixed, last = cells
    padded = [cell + " " * (column - _width(cell)) for cell, column in zip(fixed, columns, strict=True)]
    return GAP.join([*padded, last]).rstrip()


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def run(chosen: argparse.Namespace, parser: Parser) -> int:
    """List the problems; 1 where an error is among them."""
    catalogue, problems = parser.catalogue, problems_of(chosen)
    if chosen.cases:
        print(case_lines(chosen.data, catalogue))
        return int(stops(problems))
    if chosen.report:
        write_check_sheet(chosen, problems, chosen.today, catalogue)
        print_progress(catalogue.translate("{file} is written.", file=chosen.report))
    shown = problems if chosen.all else open_problems(problems)
    sys.stdout.write(_listed(shown, chosen, parser))
    if chosen.format == "text":
        print(write_summary(problems, chosen.data, catalogue))
    return int(stops(problems))


def problems_of(chosen: argparse.Namespace) -> tuple[Problem, ...]:
    """Every problem of the data file, also of one that is no call yet, and what `publish` would refuse."""
    try:
        source = read_source(chosen.data)
    except ProblemsFound as unread:
        return unread.problems
    try:
        call = build_call(source)
    except ProblemsFound as misshapen:
        return check_despite(source, misshapen.problems)
    try:
        later = foreseen(call.source, read_editions(editions_folder(chosen.data)))
    except ProblemsFound as error:
        later = error.problems
    return in_file_order([*check_call(call), *later])


def case_lines(data: Path, catalogue: Catalogue) -> str:
    """Cases as YAML for the rules that none proves, under their quotes; what each comes to is left empty.

    Raises ProblemsFound where the file is no call yet.
    """
    notice = build_call(read_source(data)).notice
    lines, quote = [f"# {catalogue.translate(TO_FILL_IN)}", "cases:"], ""
    for words, case in case_proposals(notice):
        if words != quote:
            lines.append(f"  # {' '.join(words.split())}")
        quote = words
        lines += yaml_item(case, "  ", ("answers",))
    if len(lines) > NO_CASES:
        return "\n".join(lines)
    return f"# {catalogue.translate('Every rule that can be computed has its cases.')}"


def _listed(problems: tuple[Problem, ...], chosen: argparse.Namespace, parser: Parser) -> str:
    """A table for a person at a terminal that has room for it, lines for everybody else."""
    lines = write_report(problems, chosen.data, chosen.format, parser.catalogue)
    if not problems or chosen.format != "text" or not sys.stdout.isatty():
        return lines
    return write_table(problems, chosen.data, shutil.get_terminal_size().columns, parser.catalogue) or lines


def write_check_sheet(
    chosen: argparse.Namespace, problems: tuple[Problem, ...], today: date, catalogue: Catalogue
) -> None:
    """Write the sheet to `chosen.report`."""
    from notice_site.editions.approval_sheet import (  # noqa: PLC0415 - brings all renderers
        broken_sheet,
        check_sheet,
        render_check_sheet,
        sheet_code,
    )
    from notice_site.site.assemble import build_facts  # noqa: PLC0415 - brings all renderers
    from notice_site.site.build import code_of  # noqa: PLC0415 - brings all renderers

    options = BuildOptions(chosen.data, site_url=chosen.site_url, pdf_engine=chosen.pdf_engine)
    try:
        call = build_call(read_source(chosen.data))
        facts = derive_facts(call, build_facts(call, options), catalogue)
    except ProblemsFound:
        sheet = broken_sheet(chosen.data, problems, today, catalogue)
    else:
        at_publishing = at_publication(problems)
        code = code_of(call, read_editions(editions_folder(chosen.data)), options, chosen.minor or "")
        shown_code = sheet_code(code, tuple(each for each in at_publishing if each.check != "P02"), catalogue)
        sheet = replace(check_sheet(facts, at_publishing, today, catalogue), code=shown_code)
    write_whole(chosen.report, render_check_sheet(sheet, catalogue))
