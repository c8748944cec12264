"""The feed of changes. In: the call, its facts, a catalogue. Out: `updates.xml`, an Atom feed (RFC 4287).

An entry is what readers have to know: the call, each amendment, each edition that brought no amendment.
Ids hold before and after the site has an address, and on every copy.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from notice_site.escapes import html_text, plain_address, plain_line, plain_text
from notice_site.facts.facts import Facts
from notice_site.facts.provenance import amended_at, changed_at, issued_at, published_at
from notice_site.facts.small_print import state_marks
from notice_site.language.catalogue import Catalogue

ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Entry:
    """One thing that happened to the call."""

    key: str
    """Its name in ids, `issued` or `amendments.<id>`."""
    title: str
    at: datetime
    page: str
    """Where the site reports it."""
    paragraphs: tuple[str, ...]


def render_feed(facts: Facts, catalogue: Catalogue) -> dict[str, bytes]:
    """The feed, newest entry first, under its address in the site."""
    notice = facts.in_force
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": plain_line(notice.language)})
    _add(root, "id", feed_id("updates", facts))
    _add(
        root,
        "title",
        plain_line(
            catalogue.translate("{label}: {text}", label=catalogue.translate("Updates"), text=facts.title)
        ),
    )
    if marks := state_marks(facts, catalogue):
        _add(root, "subtitle", catalogue.join(marks))
    _add(root, "updated", changed_at(facts).isoformat())
    for issuer in notice.issuers:
        _add(ET.SubElement(root, "author"), "name", plain_line(issuer.name))
    _link(root, "self", "updates.xml", facts)
    _link(root, "alternate", "updates/index.html", facts)
    for entry in sorted(_entries(facts, catalogue), key=lambda entry: entry.at)[::-1]:
        _add_entry(root, entry, facts)
    ET.indent(root)
    return {"updates.xml": ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"}


def feed_id(key: str, facts: Facts) -> str:
    """The lasting id of a thing of this call: a name-based UUID (RFC 9562) of call, day of issue and thing.

    No mailbox, no host: either may change or become known later, and the id must not.
    """
    name = f"{facts.notice.id}/{issued_at(facts.notice).date().isoformat()}/{key}"
    return uuid5(NAMESPACE_URL, name).urn


def _entries(facts: Facts, catalogue: Catalogue) -> Iterator[Entry]:
    notice = facts.notice
    yield Entry("issued", notice.title, issued_at(notice), "notice/index.html", (notice.description,))
    for amendment in notice.amendments:
        page = f"updates/index.html#{amendment.id}"
        yield Entry(
            f"amendments.{amendment.id}", amendment.title, amended_at(amendment, notice), page, amendment.body
        )
    yield from _quiet_editions(facts, catalogue)


def _quiet_editions(facts: Facts, catalogue: Catalogue) -> Iterator[Entry]:
    """Editions after the first that brought no amendment: the answers that they added, or their note."""
    for before, edition in zip(facts.build.editions, facts.build.editions[1:], strict=False):
        old, new = before.call.notice, edition.call.notice
        if len(new.amendments) > len(old.amendments):
            continue
        answers = new.clarifications[len(old.clarifications) :]
        texts = tuple(text for answer in answers for text in (answer.question, answer.answer))
        number = edition.number
        title = (
            catalogue.translate("Questions answered")
            if answers
            else catalogue.translate("Edition {number}", number=number)
        )
        page = f"updates/{number}/index.html"
        at = published_at(edition.published, facts.notice)
        yield Entry(f"editions.{number}", title, at, page, texts or (edition.note,))


def _add_entry(root: ET.Element, entry: Entry, facts: Facts) -> None:
    result = ET.SubElement(root, "entry")
    _add(result, "id", feed_id(entry.key, facts))
    _add(result, "title", plain_line(entry.title))
    _add(result, "published", entry.at.isoformat())
    _add(result, "updated", entry.at.isoformat())
    _link(result, "alternate", entry.page, facts)
    paragraphs = "".join(f"<p>{html_text(plain_text(text))}</p>" for text in entry.paragraphs if text)
    _add(result, "content", paragraphs).set("type", "html")


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = text
    return element


def _link(parent: ET.Element, rel: str, page: str, facts: Facts) -> None:
    href = plain_address((facts.build.site_url or "") + page)
    ET.SubElement(parent, "link", {"rel": rel, "href": href})
