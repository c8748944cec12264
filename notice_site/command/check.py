"""The command `check`. In: what was chosen. Out: every problem of the data; a sheet to sign if asked for."""

import argparse
import shutil
import sys

from notice_site.checks import check_call
from notice_site.command.parser import Parser
from notice_site.command.report_table import write_table
from notice_site.command.terminal import tell
from notice_site.problem import Problem, ProblemsFound, standing, stops
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from notice_site.report import write_report, write_summary


def run(chosen: argparse.Namespace, parser: Parser) -> int:
    """List the problems; 1 where an error is among them."""
    words, problems = parser.words, problems_of(chosen)
    if chosen.report:
        from notice_site.command.check_report import write_check_sheet  # noqa: PLC0415 - only the sheet needs it

        write_check_sheet(chosen, problems, chosen.today, words)
        tell(words.say("{file} is written.", file=chosen.report))
    shown = problems if chosen.all else standing(problems)
    sys.stdout.write(_listed(shown, chosen, parser))
    if chosen.format == "text":
        print(write_summary(problems, chosen.data, words))
    return int(stops(problems))


def problems_of(chosen: argparse.Namespace) -> tuple[Problem, ...]:
    """Every problem of the data file, also of one that is no call yet."""
    try:
        return check_call(build_call(read_source(chosen.data)))
    except ProblemsFound as found:
        return found.problems


def _listed(problems: tuple[Problem, ...], chosen: argparse.Namespace, parser: Parser) -> str:
    """A table for a person at a terminal that has room for it, lines for everybody else."""
    lines = write_report(problems, chosen.data, chosen.format, parser.words)
    if not problems or chosen.format != "text" or not sys.stdout.isatty():
        return lines
    return write_table(problems, chosen.data, shutil.get_terminal_size().columns, parser.words) or lines
