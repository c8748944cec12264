"""From a data file to the files of its site. In: options. Out: `PreparedSite`, or a site on disk.

The one place that knows all renderers; what they make is put together here and written by nobody else.
"""

from pathlib import Path

from notice_site.build import Call, build_call
from notice_site.editions import read_editions
from notice_site.facts import BuildFacts, EditionFacts, Facts, derive_facts
from notice_site.options import BuildOptions
from notice_site.publishing import is_draft
from notice_site.render_calendar import render_calendar
from notice_site.render_feed import render_feed
from notice_site.render_json import render_json
from notice_site.render_pages import render_pages
from notice_site.render_pdf import render_pdfs
from notice_site.render_print import render_print
from notice_site.render_robots import render_robots
from notice_site.render_word import render_archive, render_word_forms
from notice_site.site_head import site_settings
from notice_site.site_settings import PreparedSite
from notice_site.source import read_source
from notice_site.words import Words, words_for

EDITIONS = "editions"
"""The folder of published editions, beside the data file."""


def prepare_site(data: Path, options: BuildOptions | None = None) -> PreparedSite:
    """Every file of a call's site but those of the theme; raises ProblemsFound where the data is at fault."""
    return render_site(build_call(read_source(data)), options or BuildOptions(data))


def render_site(call: Call, options: BuildOptions) -> PreparedSite:
    """The same for a call that is read already."""
    words = words_for(call.notice.language)
    facts = derive_facts(call, build_facts(call, options), words)
    downloads = _downloads(facts, words, options)
    files = {
        **downloads,
        **render_calendar(facts.in_force, facts, words),
        **render_feed(facts.in_force, facts, words),
        **render_json(facts.in_force, facts, words),
        **render_robots(facts),
        **render_pages(facts.notice, facts, words, downloads),
    }
    return PreparedSite(files, site_settings(facts, words))


def build_facts(call: Call, options: BuildOptions) -> BuildFacts:
    """What the editions and the command line add to the data."""
    editions = read_editions(call.source.path.parent / EDITIONS)
    draft = is_draft(call.source, editions)
    return BuildFacts(
        edition=max(len(editions) + draft, 1),
        draft=draft,
        site_url=_with_slash(options.site_url or call.notice.site.url),
        editions=tuple(
            EditionFacts(edition.number, edition.published, edition.note, build_call(edition.source))
            for edition in editions
        ),
    )


def _with_slash(url: str | None) -> str | None:
    return url.rstrip("/") + "/" if url else None


def _downloads(facts: Facts, words: Words, options: BuildOptions) -> dict[str, bytes]:
    pdfs = render_pdfs if options.pdf_engine == "typst" else render_print
    files = render_word_forms(facts.notice, facts, words) | pdfs(facts.notice, facts, words)
    return files | render_archive(files, facts)
