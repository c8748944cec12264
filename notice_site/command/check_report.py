"""The sheet for the paper approval chain. In: a data file, its problems, today. Out: the sheet, written."""

import argparse
from datetime import date

from notice_site.editing.data_file import write_whole
from notice_site.facts.facts import derive_facts
from notice_site.options import BuildOptions
from notice_site.problem import Problem, ProblemsFound
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from notice_site.sheets.check_sheet import broken_sheet, check_sheet, render_check_sheet
from notice_site.site_files import build_facts
from notice_site.words import Words


def write_check_sheet(
    chosen: argparse.Namespace, problems: tuple[Problem, ...], today: date, words: Words
) -> None:
    """Write the sheet to `chosen.report`."""
    try:
        call = build_call(read_source(chosen.data))
    except ProblemsFound:
        sheet = broken_sheet(chosen.data, problems, today, words)
    else:
        facts = derive_facts(call, build_facts(call, BuildOptions(chosen.data)), words)
        sheet = check_sheet(facts, problems, today, words)
    write_whole(chosen.report, render_check_sheet(sheet, words))
