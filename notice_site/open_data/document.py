"""The call as open data. In: facts and a catalogue. Out: `notice.json`, and the schema that describes it.

Keys are those of the data file; facts are those in force, body and annexes as issued, `provenance` tells them
apart. CommonGrants names are added where the protocol has one. Nothing changes with the clock.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from notice_site.facts.facts import Facts
from notice_site.facts.provenance import changed_at, changed_facts, issued_at
from notice_site.language.catalogue import Catalogue
from notice_site.open_data.backlinks import backlinks
from notice_site.open_data.common_grants import (
    grant_applicants,
    grant_attachments,
    grant_dates,
    grant_funding,
    grant_status,
    page_address,
)
from notice_site.open_data.texts import open_annex, open_body, stated
from notice_site.reading.editions import UNPUBLISHED

SCHEMA = Path(__file__).with_name("notice.schema.json")
"""Made by `document_schema.py`, which would cost each build 0.25 s; a test keeps it up to date."""
LINKED = ("eligibility", "materials", "roles", "tracks", "taxonomies")
"""Lists whose items say what refers to them."""


def render_json(facts: Facts, catalogue: Catalogue) -> dict[str, bytes]:
    """Both files under their addresses in the site."""
    return {
        "notice.json": json_file(open_data(facts, catalogue)),
        "notice.schema.json": SCHEMA.read_bytes(),
    }


def json_file(value: object) -> bytes:
    """A JSON file that people can read too; lone surrogates, which UTF-8 cannot encode, are escaped."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode(errors="backslashreplace")


def open_data(facts: Facts, catalogue: Catalogue) -> dict[str, Any]:
    """Everything that is published of the call."""
    data = {key: value for key, value in stated(facts.in_force).items() if key not in UNPUBLISHED}
    data |= {key: stated(facts.notice)[key] for key in ("body", "annexes")}
    uses = backlinks(data)
    data["body"] = open_body(facts, uses)
    data["annexes"] = [open_annex(annex, uses) for annex in facts.annexes]
    for key in LINKED:
        for item in data[key]:
            item["used_by"] = uses.get(f"{key}.{item['id']}", [])
    data["key_dates"] |= {"periods": _periods(facts), **grant_dates(facts, catalogue)}
    data["funding"] |= grant_funding(facts)
    return _head(facts, catalogue) | data | _tail(facts)


def _head(facts: Facts, catalogue: Catalogue) -> dict[str, Any]:
    site_url = facts.build.site_url
    source = {"source": page_address("", facts)} if site_url and facts.notice.site.official else {}
    return {
        "$schema": page_address("notice.schema.json", facts),
        "official": facts.notice.site.official,
        "edition": facts.build.edition,
        "draft": facts.build.draft,
        **source,
        "created_at": _utc(issued_at(facts.notice)),
        "last_modified_at": _utc(changed_at(facts)),
        "status": grant_status(facts, catalogue),
    }


def _tail(facts: Facts) -> dict[str, Any]:
    return {
        "accepted_applicant_types": grant_applicants(facts),
        "attachments": grant_attachments(facts),
        "provenance": _provenance(facts),
        "silences": [{"topic": silence.topic, "question": silence.question} for silence in facts.silences],
        "editions": [
            {"number": edition.number, "published": edition.published.isoformat(), "note": edition.note}
            for edition in facts.build.editions
        ],
    }


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _periods(facts: Facts) -> list[dict[str, Any]]:
    return [
        {
            "title": window.title,
            "tracks": list(window.tracks),
            "opens": window.opens and window.opens.isoformat(),
            "closes": window.closes and window.closes.isoformat(),
        }
        for window in facts.windows
    ]


def _provenance(facts: Facts) -> list[dict[str, Any]]:
    return [
        {
            "fact": changed.fact,
            "changed_by": [amendment.id for amendment in changed.amendments],
            "clauses": list(changed.clauses),
            **({} if changed.is_new else {"issued": changed.issued}),
        }
        for changed in changed_facts(facts)
    ]
