"""The command `review`. In: draft Word files. Out: each again with comments; the drafts stay as they are."""

import argparse
from itertools import count
from pathlib import Path

from notice_site.checks.report import NAMES, check_name
from notice_site.command.parser import Parser
from notice_site.editions.approval_sheet import sheet_environment
from notice_site.editions.data_file import write_whole
from notice_site.importing.read_file import word_content
from notice_site.importing.writing.data_text import place_words
from notice_site.language.catalogue import Catalogue
from notice_site.problem import Message, SiteFault
from notice_site.reviewing.comments import Note, with_comments
from notice_site.reviewing.findings import Remark, Review, review


def run(chosen: argparse.Namespace, parser: Parser) -> int:
    """Review the files together, and write what was found into a copy of each."""
    catalogue = parser.catalogue
    files = {path.name: path for path in chosen.files}
    if len(files) < len(chosen.files):
        raise SiteFault(
            Message("Two of the files have the same name."),
            Message("Give each file a name of its own: comments name places by it."),
        )
    if chosen.out and chosen.out.resolve() in {path.resolve() for path in chosen.files}:
        raise SiteFault(
            Message("{file} is the draft itself, which stays as it is.", file=chosen.out),
            Message("Name another file, or leave --out away."),
        )
    contents = {name: word_content(path) for name, path in files.items()}
    result = review(contents)
    first, *_ = chosen.files
    page = chosen.out if chosen.out and chosen.out.suffix.lower() in (".html", ".htm") else None
    word = None if page else chosen.out
    written: list[Path] = []
    for name, path in files.items():
        target = word if word and path == first else _beside(path, ".docx", catalogue)
        notes = notes_for(result, name, catalogue, whole=path == first)
        write_whole(target, with_comments(contents[name], name, notes))
        written.append(target)
    if page or chosen.html:
        written.append(page or _beside(first, ".html", catalogue))
        write_whole(written[-1], render_review(result, tuple(files), catalogue))
    print(
        catalogue.translate_plural("{n} comment was made.", "{n} comments were made.", len(result.remarks)),
        *(catalogue.translate("{file} is written.", file=path) for path in written),
        sep="\n",
    )
    return 0


def notes_for(result: Review, name: str, catalogue: Catalogue, *, whole: bool) -> list[Note]:
    """The comments of one file; what belongs to no paragraph is in the last one of the `whole`'s file."""
    notes = [
        Note(remark.place, _lines(remark, catalogue))
        for remark in result.remarks
        if remark.place and remark.place.file == name
    ]
    apart = [
        line for remark in result.remarks if whole and not remark.place for line in _lines(remark, catalogue)
    ]
    unchecked = [catalogue.read(message) for message in result.unchecked]
    return [*notes, Note(None, (*apart, *unchecked))]


def render_review(result: Review, files: tuple[str, ...], catalogue: Catalogue) -> str:
    """The same as one HTML file that asks for nothing else."""
    rows = [
        (
            place_words(remark.place, catalogue, named=len(files) > 1) if remark.place else "",
            remark.words,
            *_lines(remark, catalogue),
        )
        for remark in result.remarks
    ]
    unchecked = [catalogue.read(message) for message in result.unchecked]
    template = sheet_environment(catalogue).get_template("review.html.jinja")
    return template.render(files=files, rows=rows, unchecked=unchecked)


def _lines(remark: Remark, catalogue: Catalogue) -> tuple[str, str, str]:
    """What is wrong, what to write, and which check says so."""
    severity, check = catalogue.read(NAMES[remark.severity]), check_name(remark.check, catalogue)
    return (catalogue.read(remark.message), f"→ {catalogue.read(remark.remedy)}", f"{severity} {check}")


def _beside(path: Path, suffix: str, catalogue: Catalogue) -> Path:
    """The first free name beside a draft: an earlier copy may hold answers to its comments."""
    stem = catalogue.translate("{name}-review", name=path.stem)
    names = (path.with_name(f"{stem}{number if number > 1 else ''}{suffix}") for number in count(1))
    return next(name for name in names if not name.exists())
