"""The eligibility page: a printable list of conditions and papers, and the data with which scripts do it.

In: the call in force, facts, words. Out: `eligibility/index.md`, or nothing for a call without conditions.
"""

from notice_site.checklist.data import checklist_data
from notice_site.checklist.papers import paper_lines
from notice_site.checklist.rules import PAGE, parts_in
from notice_site.escapes import html_text, script_json, yaml_line
from notice_site.facts.facts import Facts
from notice_site.pages.changes import amendment_banner
from notice_site.pages.contacts import contact_views
from notice_site.pages.jinja_environment import page_environment
from notice_site.pages.links import PageLinks
from notice_site.pages.page_head import HOME, page_head
from notice_site.words import Words


def render_checklist(facts: Facts, words: Words) -> dict[str, bytes]:
    """The page by its address."""
    call = facts.in_force
    if not call.eligibility:
        return {}
    data = checklist_data(facts, words)
    text = (
        page_environment(words)
        .get_template("pages/eligibility.md.jinja")
        .render(
            page_title=words.say("Can we apply?"),
            page=PAGE,
            call=call,
            facts=facts,
            checklist=data,
            rules={rule["id"]: rule for rule in data["rules"]},
            parts_of=parts_in,
            papers=paper_lines(facts, words),
            contacts=contact_views(facts),
            banner=amendment_banner(facts, words),
            links=PageLinks(facts, words, {}, PAGE),
            data=script_json(data),
        )
    )
    return {PAGE.replace(".html", ".md"): f"---\n{_front_matter(facts, words)}---\n\n{text}".encode()}


def _front_matter(facts: Facts, words: Words) -> str:
    """The page's own scripts, and no table of contents: scripts replace the headings it would list."""
    description = words.say(
        "Check the conditions of “{title}” one by one, and see which papers to prepare.", title=facts.title
    )
    title = words.say("Can we apply?")
    asks = facts.in_force.roles or facts.in_force.tracks
    meta = {
        "title": html_text(title),
        "description": html_text(description),
        **page_head(PAGE, {HOME: facts.title, PAGE: title}, facts),
        "hide": ["navigation", "toc"],
        # Without a question of who the reader is, the conditions are what is painted first.
        "scripts": ["start-eligibility" if asks else "start-eligibility-at-once"],
    }
    return "".join(f"{key}: {yaml_line(value)}\n" for key, value in meta.items())
