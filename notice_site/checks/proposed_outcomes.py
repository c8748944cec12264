"""X06: a proposed outcome (公示) is there to be objected to. In: a view. Out: findings."""

from collections.abc import Iterator

from notice_site.checks.finding import Finding, View
from notice_site.models.notice import Objections
from notice_site.models.people import Contact
from notice_site.problem import Message


def proposed_outcomes_take_objections(view: View) -> Iterator[Finding]:
    """A proposed outcome says until when and to whom one can object."""
    for at, amendment in enumerate(view.notice.amendments):
        if amendment.kind == "proposed_outcome":
            path, objections = ("amendments", at), amendment.objections
            if objections is None:
                yield Finding(
                    path,
                    Message("A proposed outcome without objections: neither until when nor to whom is said."),
                    Message("Add `objections` with `period` and `contact`, or publish it as an outcome."),
                )
            else:
                yield from (Finding((*path, "objections", key), *said) for key, said in _missing(objections))


def _missing(objections: Objections) -> Iterator[tuple[str, tuple[Message, Message]]]:
    if objections.period.last_day is None:
        wording = objections.period.wording
        message = Message("The time for objections, {wording}, has no end.", wording=wording)
        yield "period", (message, Message("Write its first and last day: `starts` and `ends`."))
    if not _can_be_reached(objections.contact):
        message = Message("Whoever takes objections cannot be reached.")
        yield "contact", (message, Message("Add a telephone number, a mailbox or an address."))


def _can_be_reached(contact: Contact) -> bool:
    return bool(contact.telephones or contact.emails or contact.postal_address)
