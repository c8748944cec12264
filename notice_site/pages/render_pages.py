"""The pages of a call. In: facts, words, and the files beside the pages. Out: Markdown by address.

Every page is Markdown for MkDocs: front matter, headings with ids of their own, and HTML in between.
"""

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment

from notice_site.escapes import html_text, yaml_line
from notice_site.facts.facts import Facts
from notice_site.facts.form_editions import form_edition
from notice_site.pages.changes import amendment_banner
from notice_site.pages.contacts import contact_views
from notice_site.pages.jinja_environment import page_environment
from notice_site.pages.links import Downloads
from notice_site.pages.page_head import page_head
from notice_site.pages.page_list import Page, page_list
from notice_site.pages.status import status_view
from notice_site.words import Words


def render_pages(facts: Facts, words: Words, downloads: Downloads) -> dict[str, bytes]:
    """Every page by its address, `notice/index.md`; a page links only files that `downloads` names."""
    environment = page_environment(words)
    environment.globals.update(
        facts=facts,
        issued=facts.notice,
        call=facts.in_force,
        status=status_view(facts, words),
        contacts=contact_views(facts),
        banner=amendment_banner(facts, words),
        form_edition=form_edition,
    )
    pages = tuple(page_list(facts, words, downloads))
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
