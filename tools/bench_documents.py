"""How long the documents of the project's call take. Prints medians of whole processes, warm.

Against the least that any such program does: importing the same libraries, and writing three empty Word files
and one empty page. The goal is at most twice that.
"""

import statistics
import sys
import tempfile

from notice_site.project import PROJECT
from tools.bench import ROUNDS, run

ALL = """
import gc
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from notice_site.command.cli import SELDOM

gc.set_threshold(*SELDOM)

from notice_site.facts.facts import BuildFacts, derive_facts
from notice_site.pdf.typst_engine import render_pdfs
from notice_site.project import DATA
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from notice_site.word.documents import render_word_amendments
from notice_site.word.documents import render_word_notice
from notice_site.word.forms import render_word_forms
from notice_site.word.worksheets import render_worksheets
from notice_site.language.catalogue import catalogue_for

call = build_call(read_source(DATA))
words = words_for(call.notice.language)
facts = derive_facts(call, BuildFacts(), words)
with ThreadPoolExecutor(1) as beside:  # as the build does
    pdfs = beside.submit(render_pdfs, facts, words)
    files = render_word_forms(facts, words) | render_word_amendments(facts, words)
    files |= render_word_notice(facts, words) | render_worksheets(facts, words) | pdfs.result()
for path, content in files.items():
    Path(sys.argv[1], Path(path).name).write_bytes(content)
"""
LEAST = """
import sys
from pathlib import Path
import docx, jinja2, lxml.etree, pikepdf, typst, yaml
from pydantic import BaseModel  # pydantic itself loads nothing before it is asked

for number in range(3):
    docx.Document().save(Path(sys.argv[1], f"empty-{number}.docx"))
Path(sys.argv[1], "empty.pdf").write_bytes(typst.compile(b" ", ignore_system_fonts=True))
"""
GOAL = 2


def main() -> None:
    """Measure, and print one line for each program and one for what they come to."""
    with tempfile.TemporaryDirectory() as folder:
        programs = {"all documents": ALL, "libraries, empty files": LEAST}
        rounds = [
            {
                what: run([sys.executable, "-c", code, folder], PYTHONPATH=str(PROJECT))[0]
                for what, code in programs.items()
            }
            for _ in range(ROUNDS + 1)
        ][1:]
    for what in programs:
        seconds = [figures[what] for figures in rounds]
        low, middle, high = min(seconds), statistics.median(seconds), max(seconds)
        print(f"{what:28} median {middle:.2f} s ({low:.2f} to {high:.2f} s)")
    ratios = [figures["all documents"] / figures["libraries, empty files"] for figures in rounds]
    print(f"{'documents / empty files':28} median {statistics.median(ratios):.2f} (goal: at most {GOAL})")


if __name__ == "__main__":
    main()
