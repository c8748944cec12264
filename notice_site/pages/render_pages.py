"""The pages of a call. In: facts, words, and the files beside the pages. Out: Markdown by address.

Every page is Markdown for MkDocs: front matter, headings with ids of their own, and HTML in between.
"""

from jinja2 import Environment

from notice_site.facts.facts import Facts
from notice_site.facts.form_editions import form_edition
from notice_site.models.notice import Notice
from notice_site.pages.changes import amendment_banner
from notice_site.pages.contacts import contact_views
from notice_site.pages.escapes import html_text, yaml_line
from notice_site.pages.jinja_environment import page_environment
from notice_site.pages.links import Downloads
from notice_site.pages.page_list import Page, page_list
from notice_site.pages.status import status_view
from notice_site.words import Words


def render_pages(notice: Notice, facts: Facts, words: Words, downloads: Downloads) -> dict[str, bytes]:
    """Every page by its address, `notice/index.md`; a page links only files that `downloads` names."""
    environment = page_environment(words)
    environment.globals.update(
        facts=facts,
        issued=notice,
        call=facts.in_force,
        status=status_view(facts, words),
        contacts=contact_views(facts),
        banner=amendment_banner(facts, words),
        form_edition=form_edition,
    )
    return {
        page.links.page.removesuffix(".html") + ".md": _write(page, environment).encode()
        for page in page_list(facts, words, downloads)
    }


def _write(page: Page, environment: Environment) -> str:
    template = environment.get_template(f"pages/{page.template}.md.jinja")
    text = template.render(links=page.links, page_title=page.title, **page.values)
    return f"---\n{_front_matter(page)}---\n\n{text}"


def _front_matter(page: Page) -> str:
    """Title and description are escaped here, since the theme prints them as they are."""
    meta = {"title": html_text(page.title), "description": html_text(page.description), **page.meta}
    return "".join(f"{key}: {yaml_line(value)}\n" for key, value in meta.items())
