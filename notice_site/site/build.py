"""The site of a data file. In: options. Out: the site on disk, or the files that MkDocs makes it from."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from notice_site.checks import check_call, unfinished
from notice_site.disk import build_root, disk_faults, locked, temporary_folder
from notice_site.editions.approval_code import ApprovalCode, Target, approval_code, must_be_signed, program
from notice_site.editions.gate import foreseen
from notice_site.editions.publishing import (
    is_draft,
    must_follow_signature,
    next_edition,
    shows_edition,
    write_edition,
)
from notice_site.problem import Message, Problem, ProblemsFound, SiteFault, stops
from notice_site.project import TOOL_ALONE, CallFolder, SourceFolders, call_folder
from notice_site.reading.build import Call, build_call
from notice_site.reading.editions import Edition, Entry, editions_folder, read_editions
from notice_site.reading.source import read_source
from notice_site.site.assemble import render_site
from notice_site.site.options import BuildOptions
from notice_site.site.publish_tree import finish_interrupted_swap, publish_tree
from notice_site.theme.html_check import check_html
from notice_site.theme.mkdocs_build import build_html, hand_written
from notice_site.theme.own_theme import own_styles, own_templates
from notice_site.theme.site_settings import PreparedSite


class PageFault(Exception):
    """The built pages have faults that only a bug of the tool can cause; one sentence a line."""


def prepare_site(options: BuildOptions) -> PreparedSite:
    """Every file of a call's site but those of the theme; raises ProblemsFound where the data is at fault."""
    call, _warnings = checked_call(options)
    return render_site(call, options)


def build_site(options: BuildOptions) -> tuple[Problem, ...]:
    """Build the site of `options.data` at `options.out`; gives the warnings and what `publish` would refuse.

    Raises ProblemsFound where the data stops it, SiteFault where disk or hand-written pages do. The old
    site stands until the new one is whole.
    """
    finish_interrupted_swap(options.out)
    call, warnings = checked_call(options)
    editions = read_editions(editions_folder(options.data))
    with built_site(render_site(call, options, editions), options) as built:
        publish_tree(built, options.out)
    return (*warnings, *foreseen(call.source, editions))


@dataclass(frozen=True)
class Publication:
    """The arguments of `publish`."""

    day: date
    note: str = ""
    """What changed that no reader has to know."""
    code: str = ""
    """The code of the approval sheet, as it was typed."""
    entered_by: str = ""


def publish_site(options: BuildOptions, publication: Publication) -> tuple[Edition, tuple[Problem, ...]]:
    """Freeze the next edition of `options.data` and put its site at `options.out`; with its warnings.

    Raises as `build_site`, where the edition may not be published, and where the code is of another state. A
    process killed on the way leaves the old edition with the old site or the new one frozen; publishing again
    then finishes the site.
    """
    finish_interrupted_swap(options.out)
    call, warnings = checked_call(options)
    if left := unfinished(warnings):
        raise ProblemsFound(left)
    must_follow_signature(call, publication.day)
    folder = editions_folder(options.data)
    with disk_faults(folder), locked(folder / ".publishing"):
        editions = read_editions(folder)
        if not is_draft(call.source, editions) and not shows_edition(options.out, len(editions)):
            _entry(call, editions[:-1], replace(publication, note=editions[-1].note), options)
            return editions[-1], build_site(options)
        edition = next_edition(call.source, editions, publication.day, publication.note)
        edition = replace(edition, entry=_entry(call, editions, publication, options))
        with built_site(render_site(call, options, (*editions, edition)), options) as built:
            _put_in_place(built, edition, options)
    return edition, warnings


def code_of(call: Call, before: tuple[Edition, ...], options: BuildOptions, note: str = "") -> ApprovalCode:
    """The approval code of a call as it would be published after these editions."""
    target = Target(options.site_url or call.notice.site.url or "", options.pdf_engine, note)
    return approval_code(call.source, before, target)


def _entry(
    call: Call, before: tuple[Edition, ...], publication: Publication, options: BuildOptions
) -> Entry | None:
    """The code that was typed, with who typed it; raises SiteFault where it is of another state."""
    if not publication.code:
        return None
    code = code_of(call, before, options, publication.note)
    must_be_signed(code, publication.code)
    return Entry(code.text, publication.entered_by, program())


def _put_in_place(built: Path, edition: Edition, options: BuildOptions) -> None:
    """The edition first: its site can be built again from it, not the other way round."""
    frozen = write_edition(editions_folder(options.data), edition)
    try:
        publish_tree(built, options.out)
    except BaseException:
        if not shows_edition(options.out, edition.number):
            frozen.unlink()
        raise


@contextmanager
def built_site(prepared: PreparedSite, options: BuildOptions) -> Iterator[Path]:
    """The whole site in a folder of its own, checked."""
    folder = call_folder(options.data)
    with temporary_folder(build_root(options.out, folder.workspace)) as workspace:
        built = build_html(prepared.pages, prepared.settings, workspace, SourceFolders(own=folder))
        if faults := check_html(built):
            _raise(faults, folder)
        yield built


def _raise(faults: list[str], folder: CallFolder) -> None:
    """Faults of pages are the author's where pages, styles or templates are."""
    listed = "\n".join(faults)
    own_pages = hand_written(SourceFolders(own=folder)).keys() - hand_written(TOOL_ALONE).keys()
    if own_pages or own_styles(folder) or own_templates(folder):
        raise SiteFault(
            Message("With the files in docs/ and overrides/ the pages have faults: {faults}", faults=listed),
            Message("Correct those files; without them the pages have none."),
        )
    raise PageFault(listed)


def checked_call(options: BuildOptions) -> tuple[Call, tuple[Problem, ...]]:
    """The call of `options.data` and its warnings; raises ProblemsFound where a problem stops the build."""
    call = build_call(read_source(options.data))
    problems = check_call(call)
    if stops(problems, options.strict):
        raise ProblemsFound(problems)
    return call, problems
