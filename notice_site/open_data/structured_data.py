"""What search engines read. In: facts. Out: schema.org data for a page, and `robots.txt` (RFC 9309).

A copy that no public body stands behind says nothing of a government service. No clock enters.
"""

from collections.abc import Iterable
from typing import Any

from notice_site.addresses import is_meant_as_address, read_address
from notice_site.escapes import plain_address
from notice_site.facts.facts import Facts, WindowFacts
from notice_site.model.people import Contact, Submission

CONTEXT = "https://schema.org"


def service_data(facts: Facts) -> dict[str, Any] | None:
    """The call as a `GovernmentService`; None on a copy that is not official."""
    notice = facts.in_force
    if not facts.notice.site.official:
        return None
    service = {
        "@context": CONTEXT,
        "@type": "GovernmentService",
        "@id": _address("", facts),
        "url": _address("", facts),
        "name": facts.title,
        "description": notice.description,
        "serviceType": notice.document_type,
        "provider": [_provider(issuer.name, facts) for issuer in notice.issuers],
        "audience": [
            {"@type": "Audience", "audienceType": role.title} for role in notice.roles if role.applies
        ],
        "availableChannel": _channel(facts),
        "offers": _offers(facts),
    }
    return _without_empty(service)


def breadcrumb_data(trail: Iterable[tuple[str, str]], facts: Facts) -> dict[str, Any]:
    """The breadcrumbs of a page as a `BreadcrumbList`: titles and files (`forms/index.html`), home first."""
    items = [
        {"@type": "ListItem", "position": position, "name": title, "item": _address(page, facts)}
        for position, (title, page) in enumerate(trail, 1)
    ]
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [_without_empty(i) for i in items],
    }


def _provider(name: str, facts: Facts) -> dict[str, Any]:
    contact = facts.in_force.contact_info
    organisation: dict[str, Any] = {"@type": "GovernmentOrganization", "name": name}
    if name == facts.in_force.issuers[0].name:
        organisation |= {"address": contact.postal_address, "contactPoint": _contact_points(contact)}
    return _without_empty(organisation)


def _contact_points(contact: Contact) -> list[dict[str, Any]]:
    points: list[dict[str, Any]] = [{"telephone": number} for number in contact.telephones]
    points += [{"email": mailbox} for mailbox in contact.emails]
    return [{"@type": "ContactPoint", "name": contact.department, **point} for point in points]


def _channel(facts: Facts) -> dict[str, Any]:
    submission = facts.in_force.submission
    place = {"@type": "Place", "name": submission.place, "address": submission.address}
    return {
        "@type": "ServiceChannel",
        "serviceLocation": place,
        "serviceUrl": _service_address(submission),
        "availableLanguage": facts.in_force.language,
    }


def _service_address(submission: Submission) -> str | None:
    website = submission.website or ""
    return read_address(website) if is_meant_as_address(website) else None


def _offers(facts: Facts) -> list[dict[str, Any]]:
    """What the call gives, in the periods in which applications are accepted."""
    return [
        _without_empty(
            {"@type": "Offer", "name": award.title, "description": award.wording, **_period(window)}
        )
        for award in facts.in_force.funding.awards
        for window in facts.windows
        if not (award.tracks and window.tracks) or set(award.tracks) & set(window.tracks)
    ]


def _period(window: WindowFacts) -> dict[str, Any]:
    return {
        "availabilityStarts": window.opens and window.opens.isoformat(),
        "availabilityEnds": window.closes and window.closes.isoformat(),
    }


def _address(page: str, facts: Facts) -> str | None:
    return plain_address(facts.build.site_url + page) if facts.build.site_url else None


def _without_empty(data: dict[str, Any]) -> dict[str, Any]:
    """The data without what is not known, nor things of which only their type is."""
    inner = {key: _without_empty(value) if isinstance(value, dict) else value for key, value in data.items()}
    filled = {key: value for key, value in inner.items() if value}
    return filled if filled.keys() - {"@type"} else {}


def render_robots(facts: Facts) -> dict[str, bytes]:
    """Everything may be read; the site map is named where its full address is known, as it must be.

    It counts only where the site is at its host's root; `sitemap.xml` itself comes from MkDocs.
    """
    lines = ["User-agent: *", "Allow: /"]
    if facts.build.site_url:
        lines.append(f"Sitemap: {plain_address(facts.build.site_url)}sitemap.xml")
    return {"robots.txt": "".join(f"{line}\n" for line in lines).encode()}
