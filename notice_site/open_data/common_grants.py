"""The call under the names of the CommonGrants protocol. In: facts and a catalogue. Out: plain data.

Names and shapes are those of `OpportunityBase` and its fields (CommonGrants protocol 0.4), in snake_case;
values such as `singleDate` are as the protocol spells them. Its status is `open` or `closed`, which a file
that does not change with the clock cannot say: here it is `custom` and names what it follows from.
"""

from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from notice_site.escapes import plain_address
from notice_site.facts.facts import Facts
from notice_site.language.catalogue import Catalogue
from notice_site.model.dates import Event
from notice_site.model.support import Award

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MIME_TYPES = {
    "docx": WORD,
    "pdf": PDF,
    "xlsx": SHEET,
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "zip": "application/zip",
    "txt": "text/plain",
    "csv": "text/csv",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}


def grant_status(facts: Facts, catalogue: Catalogue) -> dict[str, str]:
    """The state of the call as far as it does not depend on the clock."""
    if facts.withdrawn:
        return {
            "value": "custom",
            "custom_value": "withdrawn",
            "description": catalogue.translate("Withdrawn"),
        }
    described = catalogue.translate(
        "Whether applications are accepted follows from the periods in key_dates."
    )
    return {"value": "custom", "custom_value": "by_key_dates", "description": described}


def grant_dates(facts: Facts, catalogue: Catalogue) -> dict[str, Any]:
    """`post_date`, `close_date` and `other_dates`, as far as the notice names them."""
    dates, zone = facts.in_force.key_dates, ZoneInfo(facts.in_force.key_dates.timezone)
    results: dict[str, Any] = {}
    if isinstance(dates.published, Event):
        results["post_date"] = _grant_event(dates.published, catalogue.translate("Published"), zone)
    if dates.close:
        results["close_date"] = _grant_event(dates.close, catalogue.translate("Deadline"), zone)
    others = {other.id: _grant_event(other, other.title, zone) for other in dates.others}
    for window in dates.windows:
        opens = catalogue.translate("{title} opens", title=window.title)
        closes = catalogue.translate("{title} deadline", title=window.title)
        others[f"windows.{window.id}.open"] = _grant_event(window.open, opens, zone)
        others[f"windows.{window.id}.close"] = _grant_event(window.close, closes, zone)
    return results | {"other_dates": others}


def grant_funding(facts: Facts) -> dict[str, Any]:
    """The support in sums: what one award may come to, how many there are, what is given in all."""
    funding = facts.in_force.funding
    results: dict[str, Any] = {}
    if funding.awards:
        results["details"] = "\n".join(f"{award.title}: {award.wording}" for award in funding.awards)
    currencies = {award.currency for award in funding.awards}
    if len(currencies) == 1 and all(award.per == "once" for award in funding.awards):
        results["min_award_amount"] = _money(min(funding.awards, key=_amount))
        results["max_award_amount"] = _money(max(funding.awards, key=_amount))
    if funding.total is not None and len(currencies) == 1:
        results["total_amount_available"] = {"amount": _decimal(funding.total), "currency": currencies.pop()}
    if not isinstance(funding.award_count, str):
        results["max_award_count"] = funding.award_count.value
    return results


def grant_applicants(facts: Facts) -> list[dict[str, str]]:
    """The roles that may hand in an application; the protocol's own list is of American organisations."""
    return [
        {"value": "custom", "custom_value": role.id, "description": role.title}
        for role in facts.in_force.roles
        if role.applies
    ]


def mime_type(path: str) -> str:
    """The media type of a file by its ending; that of any bytes for the others."""
    return MIME_TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")


def grant_attachments(facts: Facts) -> list[dict[str, str]]:
    """The files to download, each with the annex that it is; addresses are as `page_address` has them."""
    files: list[tuple[str, str, str, dict[str, str]]] = [
        ("downloads/notice.docx", f"{facts.title}.docx", WORD, {}),
        ("downloads/notice.pdf", f"{facts.title}.pdf", PDF, {}),
    ]
    for entry in facts.annexes:
        annex = {"annex": entry.annex.id}
        files += ((path, name, mime_type(path), annex) for path, name in entry.files.items())
    return [
        {"download_url": page_address(path, facts), "name": name, "mime_type": kind, **annex}
        for path, name, kind, annex in files
    ]


def page_address(page: str, facts: Facts) -> str:
    """A file's whole address, or its path from the site's root where that is not known."""
    return plain_address((facts.build.site_url or "") + page)


def _grant_event(event: Event, name: str, zone: ZoneInfo) -> dict[str, str]:
    named = {"name": name, "description": event.wording}
    if event.at:
        local = event.at.astimezone(zone)
        day, clock = local.date().isoformat(), local.time().isoformat("seconds")
        return {**named, "event_type": "singleDate", "date": day, "time": clock}
    if event.on:
        return {**named, "event_type": "singleDate", "date": event.on.isoformat()}
    if event.starts and event.ends:
        first, last = event.starts.isoformat(), event.ends.isoformat()
        return {**named, "event_type": "dateRange", "start_date": first, "end_date": last}
    return {**named, "event_type": "other", "details": event.wording}


def _amount(award: Award) -> float:
    return award.amount


def _money(award: Award) -> dict[str, str]:
    return {"amount": _decimal(award.amount), "currency": award.currency}


def _decimal(number: float) -> str:
    """A number without an exponent: `100000`, `0.5`."""
    return format(Decimal(str(number)), "f")
