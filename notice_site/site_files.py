"""Every file of a call's site but those of the theme. In: a call and options. Out: `PreparedSite`.

The one place that knows all renderers; what they make is put together here, and written by nobody here.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pikepdf

from notice_site.checklist.render_checklist import render_checklist
from notice_site.editing.publishing import is_draft
from notice_site.facts.facts import BuildFacts, EditionFacts, Facts, derive_facts
from notice_site.facts.plain_text import plain_address
from notice_site.filling.blank_scripts import render_blanks
from notice_site.open_data.render_calendar import render_calendar
from notice_site.open_data.render_feed import render_feed
from notice_site.open_data.render_json import render_json
from notice_site.open_data.render_robots import render_robots
from notice_site.options import BuildOptions
from notice_site.pages.links import DownloadFacts
from notice_site.pages.render_pages import render_pages
from notice_site.pages.render_picture import render_picture
from notice_site.printing.render_pdf import render_pdfs
from notice_site.reading.build import Call, build_call
from notice_site.reading.editions import Edition, editions_folder, read_editions
from notice_site.site_head import site_settings
from notice_site.theme.site_settings import PreparedSite
from notice_site.word.archive import render_archive
from notice_site.word.render_amendments import render_word_amendments
from notice_site.word.render_notice import render_word_notice
from notice_site.word.render_word import render_word_forms
from notice_site.word.render_worksheets import render_worksheets
from notice_site.words import Words, words_for


def render_site(
    call: Call, options: BuildOptions, editions: tuple[Edition, ...] | None = None
) -> PreparedSite:
    """All files of one call, and what the theme is told about it; `editions` as `build_facts` has it."""
    words = words_for(call.notice.language)
    facts = derive_facts(call, build_facts(call, options, editions), words)
    with ThreadPoolExecutor(1) as beside:  # typst works outside Python's lock
        pdfs = beside.submit(_pdf_engine(options), facts, words)
        forms = render_word_forms(facts, words) | render_word_notice(facts, words)
        forms |= render_word_amendments(facts, words)
        forms |= render_worksheets(facts, words)
        files = {
            **render_calendar(facts, words),
            **render_feed(facts, words),
            **render_json(facts, words),
            **render_robots(facts),
            **render_checklist(facts, words),
            **render_picture(facts, words),
        }
        documents = forms | pdfs.result()
    files |= documents | render_archive(documents, facts)
    downloads = _facts_of_files(files)
    pages = render_pages(facts, words, downloads) | render_blanks(facts, words, downloads)
    return PreparedSite(files | pages, site_settings(facts, words))


def build_facts(call: Call, options: BuildOptions, editions: tuple[Edition, ...] | None = None) -> BuildFacts:
    """What the editions and the command line add to the data; without `editions`, those beside the data."""
    if editions is None:
        editions = read_editions(editions_folder(call.source.path))
    draft = is_draft(call.source, editions)
    return BuildFacts(
        edition=len(editions) + draft,
        draft=draft,
        site_url=_with_slash(options.site_url or call.notice.site.url),
        editions=tuple(
            EditionFacts(edition.number, edition.published, edition.note, build_call(edition.source))
            for edition in editions
        ),
    )


def _with_slash(url: str | None) -> str | None:
    """The address in ASCII: it stands in a script of the theme's, which another mark could end."""
    return plain_address(url).rstrip("/") + "/" if url else None


def _pdf_engine(options: BuildOptions) -> Callable[[Facts, Words], dict[str, bytes]]:
    if options.pdf_engine == "typst":
        return render_pdfs
    from notice_site.printing.render_pdfkit import render_pdfs_by_pdfkit  # noqa: PLC0415 - rarely asked for

    return render_pdfs_by_pdfkit


def _facts_of_files(files: Mapping[str, bytes]) -> dict[str, DownloadFacts]:
    return {
        path: DownloadFacts(len(content), _pages(path, content), content) for path, content in files.items()
    }


def _pages(path: str, content: bytes) -> int | None:
    if not path.endswith(".pdf"):
        return None
    with pikepdf.open(BytesIO(content)) as document:
        return len(document.pages)
