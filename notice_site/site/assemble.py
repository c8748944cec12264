"""Every file of a call's site but those of the theme. In: a call and options. Out: `PreparedSite`.

The one place that knows all renderers; what they make is put together here, and written by nobody here.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from urllib.parse import urlsplit

import pikepdf

from notice_site.editions.publishing import is_draft
from notice_site.facts.annexes import COLLECT_PAGE
from notice_site.facts.demands import collected_forms
from notice_site.facts.facts import BuildFacts, EditionFacts, Facts, derive_facts
from notice_site.language.catalogue import Catalogue, catalogue_for
from notice_site.open_data.document import render_json
from notice_site.open_data.render_calendar import render_calendar
from notice_site.open_data.render_feed import render_feed
from notice_site.open_data.structured_data import render_robots
from notice_site.pages.checklist import render_checklist
from notice_site.pages.form_data import render_blank_forms
from notice_site.pages.links import DownloadFacts
from notice_site.pages.render_pages import render_pages
from notice_site.pages.share_picture import PICTURE, render_picture
from notice_site.pdf.typst_engine import render_pdfs
from notice_site.reading.build import Call, build_call
from notice_site.reading.editions import Edition, editions_folder, read_editions
from notice_site.reading.pictures import read_attachments, read_pictures
from notice_site.reading.source import Source
from notice_site.site.options import BuildOptions
from notice_site.theme.site_settings import (
    THEME_WORDS,
    FooterItem,
    HeadFile,
    NavItem,
    PreparedSite,
    SiteSettings,
)
from notice_site.word.archive import render_archive
from notice_site.word.budget_workbook import render_budget
from notice_site.word.documents import render_word_amendments, render_word_notice
from notice_site.word.forms import render_word_forms
from notice_site.word.results_workbooks import render_results
from notice_site.word.worksheets import render_worksheets


def site_settings(facts: Facts, catalogue: Catalogue) -> SiteSettings:
    """The settings of one call's site."""
    notice, site = facts.in_force, facts.notice.site
    issuers = [issuer.short_name or issuer.name for issuer in notice.issuers]
    names = {facts.title, *issuers, *(issuer.name for issuer in notice.issuers)}
    # A site's own name stands before the issuers, unless it is one of theirs or the call's.
    own = [site.name] if site.name and site.name not in names else []
    return SiteSettings(
        site_name=site.name or facts.title,
        language=notice.language,
        nav=_nav(facts, catalogue),
        words={key: catalogue.text(msgid) for key, msgid in THEME_WORDS.items()},
        site_url=facts.build.site_url or "",
        description=notice.description,
        call=facts.title,
        issuer=" ".join((*own, *issuers)),
        unofficial="" if site.official else catalogue.translate("Demonstration, not published by the issuer"),
        footer=_footer(facts, catalogue),
        unlisted=(
            *(annex.page.replace(".html", ".md") for annex in facts.annexes),
            *([COLLECT_PAGE.replace(".html", ".md")] if collected_forms(facts) else ()),
            *(f"updates/{edition.number}/index.md" for edition in facts.build.editions),
        ),
        head_meta=_head_meta(facts),
        files=_files(facts, catalogue),
        picture=PICTURE if facts.build.site_url else "",
    )


def _nav(facts: Facts, catalogue: Catalogue) -> tuple[NavItem, ...]:
    translate = catalogue.translate
    pages = (
        (translate("At a glance"), "index.md", True),
        (translate("Full text"), "notice/index.md", True),
        (translate("Can we apply?"), "eligibility/index.md", bool(facts.in_force.eligibility)),
        (translate("What to hand in"), "materials/index.md", bool(facts.materials)),
        (translate("Forms"), "forms/index.md", bool(facts.annexes)),
        (translate("Contact"), "contact/index.md", True),
        (translate("Updates"), "updates/index.md", True),
    )
    return tuple(NavItem(title, page) for title, page, exists in pages if exists)


def _footer(facts: Facts, catalogue: Catalogue) -> tuple[FooterItem, ...]:
    site, translate = facts.notice.site, catalogue.translate
    report = site.error_report_url or ""
    items = (
        FooterItem(site.organiser or "", translate("Run by")),
        FooterItem(site.id_code or "", translate("Site code")),
        FooterItem(site.icp_number or "", href="https://beian.miit.gov.cn/"),
        FooterItem(site.public_security_number or "", translate("Public security number")),
        FooterItem(translate("Contact"), href="contact/index.html"),
        FooterItem(translate("Report an error") if report else "", href=report),
        FooterItem(site.provenance or ""),
    )
    return tuple(item for item in items if item.text)


def _files(facts: Facts, catalogue: Catalogue) -> tuple[HeadFile, ...]:
    """The call in the forms that programs read."""
    translate = catalogue.translate
    return (
        HeadFile("feed", "application/atom+xml", "updates.xml", facts.title),
        HeadFile("related", "text/calendar", "calendar.ics", translate("Dates")),
        HeadFile("describedby", "application/json", "notice.json", translate("Open data")),
    )


def _head_meta(facts: Facts) -> dict[str, str]:
    """What every page of a government's site must carry, where the country prescribes it."""
    if not facts.country.has_page_metadata:
        return {}
    site, issuer = facts.notice.site, facts.in_force.issuers[0].name
    meta = {
        "SiteName": site.name or issuer,
        "SiteDomain": urlsplit(facts.build.site_url or "").netloc,
        "SiteIDCode": site.id_code or "",
        "ColumnName": site.column_name or "",
        "ColumnDescription": site.column_description or "",
        "ColumnKeywords": site.column_keywords or "",
        "ColumnType": site.column_type,
    }
    return {name: content for name, content in meta.items() if content}


def render_site(
    call: Call, options: BuildOptions, editions: tuple[Edition, ...] | None = None
) -> PreparedSite:
    """All files of one call, and its settings for the theme; `editions` as `build_facts` has it."""
    catalogue = catalogue_for(call.notice.language).naming(call.notice.document_type)
    facts = derive_facts(call, build_facts(call, options, editions), catalogue)
    with ThreadPoolExecutor(1) as beside:  # typst works outside Python's lock
        pdfs = beside.submit(_pdf_engine(options), facts, catalogue)
        forms = render_word_forms(facts, catalogue) | render_word_notice(facts, catalogue)
        forms |= render_word_amendments(facts, catalogue)
        forms |= render_worksheets(facts, catalogue)
        forms |= render_results(facts) | render_budget(facts, catalogue)
        files = {
            **render_calendar(facts, catalogue),
            **render_feed(facts, catalogue),
            **render_json(facts, catalogue),
            **render_robots(facts),
            **render_checklist(facts, catalogue),
            **render_picture(facts, catalogue),
        }
        documents = forms | pdfs.result()
    documents |= {
        entry.issued_file: facts.build.attachments[entry.annex.file]
        for entry in facts.annexes
        if entry.annex.file
    }
    files |= documents | render_archive(documents, facts) | {**facts.build.pictures}
    downloads = _facts_of_files(files)
    pages = render_pages(facts, catalogue, downloads) | render_blank_forms(facts, catalogue, downloads)
    return PreparedSite(files | pages, site_settings(facts, catalogue))


def build_facts(call: Call, options: BuildOptions, editions: tuple[Edition, ...] | None = None) -> BuildFacts:
    """What the editions and the command line add to the data; without `editions`, those beside the data."""
    if editions is None:
        editions = read_editions(editions_folder(call.source.path))
    draft = is_draft(call.source, editions)
    return BuildFacts(
        edition=len(editions) + draft,
        draft=draft,
        site_url=options.site_url or call.notice.site.url,
        editions=tuple(
            EditionFacts(edition.number, edition.published, edition.note, _call_of(edition.source, call))
            for edition in editions
        ),
        pictures=read_pictures(call),
        attachments=read_attachments(call),
    )


def _call_of(source: Source, call: Call) -> Call:
    """The call of an edition; it is `call` itself, as the newest usually is, where the data says the same."""
    same = source.data | {"format": None} == call.source.data | {"format": None}
    return replace(call, source=source) if same else build_call(source)


def _pdf_engine(options: BuildOptions) -> Callable[[Facts, Catalogue], dict[str, bytes]]:
    if options.pdf_engine == "typst":
        return render_pdfs
    from notice_site.pdf.pdfkit_engine import render_pdfs_by_pdfkit  # noqa: PLC0415 - rarely asked for

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
