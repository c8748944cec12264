"""Whom to ask. In: a contact of the call. Out: the same with links that a phone or a mail program opens."""

from dataclasses import dataclass
from urllib.parse import quote

from notice_site.addresses import is_meant_as_address, read_address
from notice_site.facts.dates import day_words
from notice_site.facts.facts import Facts
from notice_site.language.catalogue import Catalogue
from notice_site.language.country import Country
from notice_site.language.language import language_for
from notice_site.model.people import Clarification, Contact
from notice_site.model.record import NOT_STATED
from notice_site.pages.links import Link


@dataclass(frozen=True)
class ContactView:
    """A contact, ready for a page."""

    title: str
    """What it is for; empty for the call's own contact."""
    organisation: str
    persons: tuple[str, ...]
    telephones: tuple[Link, ...]
    emails: tuple[Link, ...]
    postal_address: str
    hours: str
    """Empty where they are not stated."""
    is_stated: bool
    """Whether the notice says anything of it, so that it is shown as a contact."""


def contact_views(facts: Facts) -> tuple[ContactView, ...]:
    """The call's contact, then the further desks."""
    info = facts.in_force.contact_info
    return (contact_view(info, "", facts), *(contact_view(desk, desk.title, facts) for desk in info.desks))


def contact_view(contact: Contact, title: str, facts: Facts) -> ContactView:
    """A contact, with what it is for; the call's own, without an organisation, is that of its only issuer."""
    issuers = facts.in_force.issuers
    organisation = contact.organisation or (issuers[0].name if len(issuers) == 1 and not title else "")
    language = language_for(facts.in_force.language)
    return ContactView(
        title=title,
        organisation=organisation + (contact.department or ""),
        persons=tuple(
            person.name + (language.aside(person.duty) if person.duty else "") for person in contact.persons
        ),
        telephones=tuple(telephone(number, facts.country) for number in contact.telephones),
        emails=tuple(email(address) for address in contact.emails),
        postal_address=contact.postal_address or "",
        hours="" if contact.hours == NOT_STATED else contact.hours,
        is_stated=any(getattr(contact, key) not in (None, (), NOT_STATED) for key in SHOWN),
    )


SHOWN = ("organisation", "department", "persons", "telephones", "emails", "postal_address", "hours")


def answer_words(answer: Clarification, catalogue: Catalogue) -> str:
    """A question with the office's answer and its day, as it is beside what it explains."""
    return catalogue.translate(
        "{question} {answer} (answered on {day})",
        question=answer.question,
        answer=answer.answer,
        day=day_words(answer.date, catalogue),
    )


def telephone(number: str, country: Country) -> Link:
    """A number that a tap dials."""
    return Link("tel:" + country.dialled(number), number)


def email(address: str) -> Link:
    """A mailbox that a click writes to."""
    return Link("mailto:" + quote(address, safe="@+"), address)


def website(address: str) -> Link:
    """A web site; words that are no address are shown without a link."""
    return Link(read_address(address) if is_meant_as_address(address) else "", address)
