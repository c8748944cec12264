"""What a page says of itself to machines. In: its address and title. Out: front matter for its `<head>`.

Metadata of a content page follows 国办发〔2017〕47号; what the site says of itself is in site_head.py.
"""

from collections.abc import Iterator, Mapping
from posixpath import dirname
from typing import Any

from jinja2 import Environment

from notice_site.cache import TemplateCache
from notice_site.escapes import markdown_line, plain_address
from notice_site.facts.facts import Facts
from notice_site.facts.numbering import item_marks, note_marks
from notice_site.language.catalogue import Catalogue
from notice_site.model.body import paragraph_words
from notice_site.open_data.structured_data import breadcrumb_data, service_data
from notice_site.pages.notice_text import table_view
from notice_site.pages.share_picture import PICTURE
from notice_site.project import COMPILED_TEMPLATES
from notice_site.templating import template_environment

HOME = "index.html"


def page_head(address: str, titles: Mapping[str, str], facts: Facts) -> dict[str, Any]:
    """`head_meta` and `json_ld`; `titles` has its title and those of pages above it, by address."""
    data = service_data(facts) if address == HOME else _way_to(address, titles, facts)
    return {"head_meta": _article_meta(address, titles[address], facts), "json_ld": [data] if data else []}


def _article_meta(address: str, title: str, facts: Facts) -> dict[str, str]:
    """What the country prescribes, as far as it is known: PubDate, and addresses where the site has one."""
    if not facts.country.has_page_metadata:
        return {}
    issuer = facts.in_force.issuers[0].name
    site_url = facts.build.site_url
    meta = {
        "ArticleTitle": title,
        "PubDate": _published(facts),
        "ContentSource": issuer,
        "Keywords": ",".join(facts.notice.subject_terms),
        "Author": issuer,
        "Image": plain_address(f"{site_url}{PICTURE}") if site_url else "",
        "Url": plain_address(f"{site_url}{address}") if site_url else "",
    }
    return {name: content for name, content in meta.items() if content}


def _published(facts: Facts) -> str:
    published = facts.in_force.key_dates.published
    if isinstance(published, str) or not published.first_day:
        return ""
    clock = f"{published.at:%H:%M}" if published.at else "00:00"
    return f"{published.first_day.isoformat()} {clock}"


def _way_to(address: str, titles: Mapping[str, str], facts: Facts) -> dict[str, Any] | None:
    """None where the site's address is not known: breadcrumbs without addresses are of no use."""
    if not facts.build.site_url:
        return None
    return breadcrumb_data([(titles[step], step) for step in _steps(address) if step in titles], facts)


def _steps(address: str) -> Iterator[str]:
    """From the home page to the page: index.html, forms/index.html, forms/costs/index.html."""
    folder = dirname(address)
    if folder:
        yield from _steps(f"{dirname(folder)}/{HOME}".removeprefix("/"))
    yield address


def page_environment(catalogue: Catalogue) -> Environment:
    """Templates of `templates/`; `_` and `several` translate, `listed` joins; the rest reads blocks."""
    environment = template_environment(
        keep_trailing_newline=True, bytecode_cache=TemplateCache(COMPILED_TEMPLATES)
    )
    environment.filters["md"] = markdown_line
    environment.globals.update(
        _=catalogue.translate,
        several=catalogue.translate_plural,
        listed=catalogue.join,
        table_view=table_view,
        item_marks=item_marks,
        note_marks=note_marks,
        paragraph_words=paragraph_words,
    )
    return environment
