"""The settings of one site for MkDocs. In: nothing. Out: frozen records; nothing in them knows of a call."""

from collections.abc import Mapping
from dataclasses import dataclass, field

THEME_WORDS: Mapping[str, str] = {
    "search_dialog": "Search this site",
    "search_field": "Search",
    "search_clear": "Clear the search",
    "search_fetching": "Fetching the search",
    "search_failed": "The search did not arrive. Check the connection, then enter the field again.",
    "search_ready": "Type a few words",
    "search_none": "Nothing found. Try fewer or other words.",
    "search_found": "Pages found: {n}",
    "search_near": "Did you mean:",
    "search_same": (
        "telephone,phone,phone number,ring,who to ask,whom to ask,enquiries,contact;"
        "e-mail,email,mail,email address;address,post,postal,courier,ways to hand in,submit online;"
        "deadline,closing date,close,closing,last day,due;"
        "money,funding,grant,award,support,how much;apply,application,how to apply,send the form;"
        "who can apply,who may apply,eligible,eligibility,conditions,qualify;"
        "form,template,annex,download;documents,papers,what to hand in,attachments,evidence;"
        "seal,stamp;sign,signature;amendment,change,update,news"
    ),
    "search_idle": "how,what,which,where,when,who,whom,the,our,is,are,do,does,can,may,we,i,to,a,of,for,it,my",
    "menu": "Menu",
    "dark": "Dark",
    "large_text": "Large text",
    "read_aloud": "Read aloud",
    "read_pause": "Pause reading",
    "read_on": "Read on",
    "read_stop": "Stop reading",
    "read_failed": "A part of this page did not come. Check the network and press again.",
    "footer": "About this site",
    "not_found_title": "This page does not exist",
    "not_found_text": "The address may be mistyped, or the page may have moved.",
    "not_found_home": "Go to the home page",
}
"""The words that `overrides/` takes from `config.extra.words`: key to English msgid."""


@dataclass(frozen=True)
class NavItem:
    """A line of the navigation: a page, or a title with lines below it."""

    title: str
    page: str = ""
    """The Markdown file, `notice/index.md`; empty where `children` has the lines."""
    children: tuple["NavItem", ...] = ()


@dataclass(frozen=True)
class FooterItem:
    """One fact of the footer: `label` before the text, the text a link where `href` has an address."""

    text: str
    label: str = ""
    href: str = ""
    """An address outside the site, or a page of it as `contact/index.html`."""


@dataclass(frozen=True)
class HeadFile:
    """A file with the same content for programs."""

    relation: str
    """What it is beside an alternate, `feed`. For `rel="alternate"` alone the theme's script would load a
    site map, looking for other languages."""
    type: str
    """`application/atom+xml`."""
    path: str
    """Its path in the site, `updates.xml`."""
    title: str


@dataclass(frozen=True)
class SiteSettings:
    """Everything the theme needs beside the pages."""

    site_name: str
    language: str
    """A language tag, `zh-CN`: the pages' `lang` and the theme's own words."""
    nav: tuple[NavItem, ...]
    words: Mapping[str, str]
    """A translation for each key of `THEME_WORDS`."""
    site_url: str = ""
    """Where the site will be, `https://www.example.gov.cn/call/`; empty where that is unknown."""
    description: str = ""
    issuer: str = ""
    """The issuing bodies, above the call's name on every page."""
    call: str = ""
    """The call's name; empty where the site's name is it."""
    unofficial: str = ""
    """The banner of a copy that no public body stands behind; empty on the body's own site."""
    footer: tuple[FooterItem, ...] = ()
    unlisted: tuple[str, ...] = ()
    """Pages that exist but are in no navigation."""
    head_meta: Mapping[str, str] = field(default_factory=dict)
    """`<meta name=… content=…>` of every page; a page's own front matter goes before it."""
    files: tuple[HeadFile, ...] = ()
    """What every page names beside itself: the feed, the calendar, the data."""
    picture: str = ""
    """The path of the picture that a shared link shows; empty where the site's address is not known."""

    def __post_init__(self) -> None:
        if missing := sorted(THEME_WORDS.keys() - self.words.keys()):
            raise ValueError(f"words without a translation: {', '.join(missing)}")


@dataclass(frozen=True)
class PreparedSite:
    """All that one site is made from."""

    pages: Mapping[str, bytes]
    """Path to content: Markdown pages (`notice/index.md`) and every other file, as they are in the site."""
    settings: SiteSettings
