"""What the theme is told about a call. In: facts and words. Out: `SiteSettings`.

Page metadata follows 国办发〔2017〕47号; a key that the data leaves empty is left out.
"""

from urllib.parse import urlsplit

from notice_site.facts.annexes import COLLECT_PAGE
from notice_site.facts.facts import Facts
from notice_site.facts.plain_text import plain_address
from notice_site.filling.desk_data import collected_forms
from notice_site.pages.render_picture import PICTURE
from notice_site.theme.site_settings import THEME_WORDS, FooterItem, HeadFile, NavItem, SiteSettings
from notice_site.words import Words

_LINKED = ("https://", "http://", "mailto:")


def site_settings(facts: Facts, words: Words) -> SiteSettings:
    """The settings of one call's site."""
    notice, site = facts.in_force, facts.notice.site
    issuer = notice.issuers[0]
    return SiteSettings(
        site_name=site.name or facts.title,
        language=notice.language,
        nav=_nav(facts, words),
        words={key: words.text(msgid) for key, msgid in THEME_WORDS.items()},
        site_url=facts.build.site_url or "",
        description=notice.description,
        issuer=issuer.short_name or issuer.name,
        unofficial="" if site.official else words.say("Demonstration, not published by the issuer"),
        footer=_footer(facts, words),
        unlisted=(
            *(known.page.replace(".html", ".md") for known in facts.annexes),
            *([COLLECT_PAGE.replace(".html", ".md")] if collected_forms(facts) else ()),
            *(f"updates/{edition.number}/index.md" for edition in facts.build.editions),
        ),
        head_meta=_head_meta(facts),
        files=_files(facts, words),
        picture=PICTURE if facts.build.site_url else "",
    )


def _nav(facts: Facts, words: Words) -> tuple[NavItem, ...]:
    say = words.say
    pages = (
        (say("At a glance"), "index.md", True),
        (say("Full text"), "notice/index.md", True),
        (say("Can we apply?"), "eligibility/index.md", bool(facts.in_force.eligibility)),
        (say("What to hand in"), "materials/index.md", bool(facts.materials)),
        (say("Forms"), "forms/index.md", bool(facts.annexes)),
        (say("Contact"), "contact/index.md", True),
        (say("Updates"), "updates/index.md", True),
    )
    return tuple(NavItem(title, page) for title, page, exists in pages if exists)


def _footer(facts: Facts, words: Words) -> tuple[FooterItem, ...]:
    site, say = facts.notice.site, words.say
    report = _link(site.error_report_url or "")
    items = (
        FooterItem(site.organiser or "", say("Run by")),
        FooterItem(site.id_code or "", say("Site code")),
        FooterItem(site.icp_number or "", href="https://beian.miit.gov.cn/"),
        FooterItem(site.public_security_number or "", say("Public security number")),
        FooterItem(say("Contact"), href="contact/index.html"),
        FooterItem(say("Report an error") if report else "", href=report),
        FooterItem(site.provenance or ""),
    )
    return tuple(item for item in items if item.text)


def _files(facts: Facts, words: Words) -> tuple[HeadFile, ...]:
    """The call in the forms that programs read."""
    say = words.say
    return (
        HeadFile("feed", "application/atom+xml", "updates.xml", facts.title),
        HeadFile("related", "text/calendar", "calendar.ics", say("Dates")),
        HeadFile("describedby", "application/json", "notice.json", say("Open data")),
    )


def _link(address: str) -> str:
    """An address that a page may link; empty for one that would run a script."""
    return plain_address(address) if address.startswith(_LINKED) else ""


def _head_meta(facts: Facts) -> dict[str, str]:
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
