"""Which pages a call has. In: facts, words, files. Out: each page's address, title, template and values."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from jinja2 import Environment

from notice_site.escapes import html_text, yaml_line
from notice_site.facts.annexes import COLLECT_PAGE, AnnexFacts
from notice_site.facts.dates import day_words
from notice_site.facts.facts import EditionFacts, Facts, derive_facts
from notice_site.facts.open_points import answers_by_fact, notes_on_call
from notice_site.facts.small_print import form_edition, places_missing
from notice_site.language.catalogue import Catalogue
from notice_site.pages.changes import amendment_banner, amendment_views, edition_changes
from notice_site.pages.conditions import condition_views, fields_views, party_views
from notice_site.pages.contacts import answer_words, contact_views, website
from notice_site.pages.desk import desks, has_desk
from notice_site.pages.form_data import Data, can_be_filled_in, fill_data, sums_data
from notice_site.pages.forms import annex_view
from notice_site.pages.links import Downloads, PageLinks
from notice_site.pages.materials import application_counts, role_views, sealed_materials
from notice_site.pages.notice_text import document_view, margin_notes, public_information
from notice_site.pages.page_head import page_environment, page_head
from notice_site.pages.script_messages import page_json, script_messages
from notice_site.pages.status import status_view
from notice_site.pages.support import (
    assessment_view,
    milestone_views,
    obligation_views,
    support_view,
    ways_to_hand_in,
)

WITHOUT_NAV = {"hide": ["navigation"]}
"""The tabs above are all the navigation there is; beside the page it would stand a second time."""
LONG_LIST = 50
"""Rows of results that a page shows at once; ours."""
WITHOUT_LISTS = {"hide": ["navigation", "toc"]}
FILL_IN = {"scripts": ["start-form"]}
LinksFor = Callable[[str], PageLinks]


@dataclass(frozen=True)
class Page:
    """A page before it is written."""

    links: PageLinks
    template: str
    title: str
    description: str
    values: Mapping[str, Any]
    """What its template uses beside that which every page has."""
    meta: Mapping[str, object] = field(default_factory=dict)
    """Further front matter."""


def page_list(facts: Facts, catalogue: Catalogue, downloads: Downloads) -> Iterator[Page]:
    """All pages that the call has."""
    links_for: LinksFor = partial(PageLinks, facts, catalogue, downloads)
    yield _home(links_for("index.html"))
    yield _notice(links_for("notice/index.html"))
    if facts.materials:
        yield _materials(links_for("materials/index.html"))
    if facts.annexes:
        yield _forms(links_for("forms/index.html"))
    yield from (_annex(annex, links_for(annex.page)) for annex in facts.annexes)
    if collected := desks(links_for(COLLECT_PAGE)):
        yield _collect(collected, links_for(COLLECT_PAGE))
    yield _contact(links_for("contact/index.html"))
    yield _updates(links_for("updates/index.html"))
    yield from (
        _edition(edition, links_for(f"updates/{edition.number}/index.html"))
        for edition in facts.build.editions
    )


def _home(links: PageLinks) -> Page:
    facts = links.facts
    return Page(
        links,
        "home",
        facts.title,
        facts.in_force.description,
        {
            "parties": party_views(links),
            "support": support_view(links),
            "assessment": assessment_view(links),
            "conditions": condition_views(links),
            "roles": role_views(links),
            "counts": application_counts(links),
            "sealed": sealed_materials(links),
            **_submission(links),
            "cautions": notes_on_call(facts.notice),
            "answered": [
                answer_words(answer, links.catalogue) for answer in answers_by_fact(facts.in_force).values()
            ],
            "milestones": milestone_views(facts, links.catalogue),
            "obligations": obligation_views(links),
            "lists": fields_views(links),
        },
        # It repeats what the other pages say; alone it says how to apply, step by step.
        {"search": {"boost": 0.7}, **WITHOUT_LISTS},
    )


def _notice(links: PageLinks) -> Page:
    facts = links.facts
    return Page(
        links,
        "notice",
        facts.title,
        links.catalogue.translate("The full text of “{title}”, word for word as issued.", title=facts.title),
        {
            "text": document_view(facts, links.catalogue),
            "notes": margin_notes(links),
            "information": public_information(facts, links.catalogue),
        },
        {
            "head_title": html_text(f"{links.catalogue.translate('Full text')} - {facts.title}"),
            # What counts is what the notice says.
            "search": {"boost": 1.1},
            **WITHOUT_NAV,
        },
    )


def _materials(links: PageLinks) -> Page:
    translate = links.catalogue.translate
    return Page(
        links,
        "materials",
        translate("What to hand in"),
        translate(
            "Every document for “{title}”: who prepares it, how many copies, which seals.",
            title=links.facts.title,
        ),
        {"roles": role_views(links)},
        WITHOUT_NAV,
    )


def _forms(links: PageLinks) -> Page:
    translate = links.catalogue.translate
    return Page(
        links,
        "forms",
        translate("Forms"),
        translate("The annexes of “{title}” as Word and PDF files.", title=links.facts.title),
        {
            "collects": any(has_desk(annex, links) for annex in links.facts.annexes),
            "compared": page_json(sums_data(links)),
        },
        {"scripts": ["start-forms"], **WITHOUT_LISTS},
    )


def _annex(annex: AnnexFacts, links: PageLinks) -> Page:
    fillable = can_be_filled_in(annex, links)
    return Page(
        links,
        "annex",
        annex.annex.title,
        links.catalogue.translate("{label} of “{title}”.", label=annex.label, title=links.facts.title),
        {
            "known": annex,
            "view": annex_view(annex, links),
            "collects": has_desk(annex, links),
            "lacking": tuple(places_missing(annex, links.facts, links.catalogue)),
            "fill": page_json(fill_data(annex, links)) if fillable else None,
        },
        {**(WITHOUT_LISTS if annex.annex.form else WITHOUT_NAV), **(FILL_IN if fillable else {})},
    )


def _collect(collected: list[Data], links: PageLinks) -> Page:
    translate = links.catalogue.translate
    return Page(
        links,
        "collect",
        translate("Collect the members' forms"),
        translate("The desk of whoever leads an application for “{title}”.", title=links.facts.title),
        {"desks": [{**desk, "script": page_json(desk)} for desk in collected]},
        # A tool for one of the parties.
        {"scripts": ["start-collect"], "search": {"boost": 0.5}, **WITHOUT_LISTS},
    )


def _contact(links: PageLinks) -> Page:
    translate = links.catalogue.translate
    return Page(
        links,
        "contact",
        translate("Contact"),
        translate(
            "Where and until when to hand in documents for “{title}”, and whom to ask.",
            title=links.facts.title,
        ),
        {
            "milestones": milestone_views(links.facts, links.catalogue),
            **_submission(links),
        },
        WITHOUT_LISTS,
    )


def _submission(links: PageLinks) -> dict[str, Any]:
    submission = links.facts.in_force.submission
    return {
        "ways": ways_to_hand_in(links.facts, links.catalogue),
        "submission_places": links.places(submission.source),
        "website": website(submission.website) if submission.website else None,
    }


def _updates(links: PageLinks) -> Page:
    translate = links.catalogue.translate
    lists = (listed for amendment in links.facts.notice.amendments for listed in amendment.results)
    has_long = any(len(listed.rows) > LONG_LIST for listed in lists)
    return Page(
        links,
        "updates",
        translate("Updates"),
        translate("Amendments to “{title}” and all its editions.", title=links.facts.title),
        {
            "amendments": amendment_views(links),
            "editions": [
                (edition, day_words(edition.published, links.catalogue))
                for edition in reversed(links.facts.build.editions)
            ],
            "longest_whole": LONG_LIST,
            "long_list": page_json(
                {
                    "language": links.facts.notice.language,
                    "messages": script_messages("start-updates.mjs", links.catalogue),
                }
            ),
        },
        {**({"scripts": ["start-updates"]} if has_long else {}), **WITHOUT_LISTS},
    )


def _edition(edition: EditionFacts, links: PageLinks) -> Page:
    """An edition's own text and facts; its links lead to the clauses on its own page."""
    then = replace(links, facts=derive_facts(edition.call, links.facts.build, links.catalogue))
    title = links.catalogue.translate("Edition {number}", number=edition.number)
    return Page(
        links,
        "edition",
        title,
        links.catalogue.translate("{edition} of “{title}”.", edition=title, title=then.facts.title),
        {
            "edition": edition,
            "published": day_words(edition.published, links.catalogue),
            "changes": edition_changes(edition, links),
            "text": document_view(then.facts, links.catalogue),
            "notes": {clause.id: () for clause in then.facts.notice.walk_clauses()},
        },
        {"search": {"exclude": True}, "robots": "noindex", **WITHOUT_NAV},
    )


def render_pages(facts: Facts, catalogue: Catalogue, downloads: Downloads) -> dict[str, bytes]:
    """Every page by its address, `notice/index.md`; a page links only files that `downloads` names."""
    environment = page_environment(catalogue)
    environment.globals.update(
        facts=facts,
        issued=facts.notice,
        call=facts.in_force,
        status=status_view(facts, catalogue),
        contacts=contact_views(facts),
        banner=amendment_banner(facts, catalogue),
        form_edition=form_edition,
        answers={
            fact: answer_words(answer, catalogue) for fact, answer in answers_by_fact(facts.in_force).items()
        },
    )
    pages = tuple(page_list(facts, catalogue, downloads))
    titles = {page.links.page: page.title for page in pages}
    return {
        page.links.page.removesuffix(".html") + ".md": _write(
            page, page_head(page.links.page, titles, facts), environment
        ).encode()
        for page in pages
    }


def _write(page: Page, head: Mapping[str, Any], environment: Environment) -> str:
    template = environment.get_template(f"pages/{page.template}.md.jinja")
    text = template.render(links=page.links, page_title=page.title, **page.values)
    return f"---\n{_front_matter(page, head)}---\n\n{text}"


def _front_matter(page: Page, head: Mapping[str, Any]) -> str:
    """Title and description are escaped here, since the theme prints them as they are."""
    own = {"title": html_text(page.title), "description": html_text(page.description)}
    meta = {**own, **head, **page.meta}
    return "".join(f"{key}: {yaml_line(value)}\n" for key, value in meta.items())
