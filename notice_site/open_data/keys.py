"""Keys that open data has and the data file has not. In: nothing. Out: for each its schema and what it says.

The parts that begin with `Grant` are CommonGrants': `ExtensibleEnum`, `Event`, `Money` and `File`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from notice_site.reading.schema import ANY_INSTANT, DAY

Shape = Mapping[str, Any]


@dataclass(frozen=True)
class Key:
    """A key of an object."""

    shape: Shape
    description: str
    """What it says, as English msgid."""
    required: bool = True


def _part(name: str) -> Shape:
    return {"$ref": f"#/$defs/{name}"}


def _list_of(shape: Shape) -> Shape:
    return {"type": "array", "items": shape}


TEXT: Shape = {"type": "string"}
FLAG: Shape = {"type": "boolean"}
COUNT: Shape = {"type": "integer", "minimum": 0}
ON: Shape = {"type": "string", "pattern": DAY}
AT: Shape = {"type": "string", "pattern": ANY_INSTANT}
CLOCK: Shape = {"type": "string", "pattern": r"^\d{2}:\d{2}:\d{2}$"}
AT_OR_NULL: Shape = {"anyOf": [AT, {"type": "null"}]}

USED_BY = Key(_list_of(TEXT), "The key paths of all that names it, such as eligibility.contract.")
CHANGED_BY = Key(_list_of(TEXT), "Ids of the amendments that changed it, in order.")

NEW_PARTS: Mapping[str, Mapping[str, Key]] = {
    "Period": {
        "title": Key(TEXT, "What readers call it; empty where there is only one."),
        "tracks": Key(_list_of(TEXT), "The tracks it applies to; empty means all."),
        "opens": Key(AT_OR_NULL, "Its first moment; null where it is open or not known."),
        "closes": Key(AT_OR_NULL, "The first moment that is too late; null where it is open or not known."),
    },
    "ChangedFact": {
        "fact": Key(TEXT, "The key path of the fact, such as key_dates.close."),
        "issued": Key({}, "What was issued; left out where the notice did not have the fact.", False),
        "changed_by": CHANGED_BY,
        "clauses": Key(_list_of(TEXT), "Ids of the issued clauses that say otherwise."),
    },
    "Silence": {
        "topic": Key(TEXT, "Where it matters: dates, submission, contact, materials, funding …"),
        "question": Key(TEXT, "What is not said."),
    },
    "Edition": {
        "number": Key(COUNT, "Its number, from 1."),
        "published": Key(ON, "The day it was published."),
        "note": Key(TEXT, "What changed where no reader has to know; empty for an ordinary edition."),
    },
    "GrantChoice": {
        "value": Key({"const": "custom"}, "Always custom: none of the protocol's own values fits."),
        "custom_value": Key(TEXT, "The value."),
        "description": Key(TEXT, "The value in words."),
    },
    "GrantEvent": {
        "name": Key(TEXT, "What happens."),
        "description": Key(TEXT, "The date as the notice writes it."),
        "event_type": Key(
            {"enum": ["singleDate", "dateRange", "other"]}, "A day, a range of days or neither."
        ),
        "date": Key(ON, "The day.", False),
        "time": Key(CLOCK, "The time of day in the call's time zone.", False),
        "start_date": Key(ON, "The first day.", False),
        "end_date": Key(ON, "The last day.", False),
        "details": Key(TEXT, "When, in words.", False),
    },
    "GrantMoney": {
        "amount": Key({"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}, "The sum as a decimal number."),
        "currency": Key(TEXT, "The currency's ISO 4217 code."),
    },
    "GrantFile": {
        "download_url": Key(TEXT, "Its address, or its path from the site's root where that is not known."),
        "name": Key(TEXT, "What the saved file is called."),
        "mime_type": Key(TEXT, "Its media type."),
        "annex": Key(TEXT, "The id of the annex that it is.", False),
    },
}
"""Parts that only open data has."""

ADDED: Mapping[str, Mapping[str, Key]] = {
    "Notice": {
        "$schema": Key(TEXT, "Where this schema stands."),
        "official": Key(FLAG, "False for a copy that the issuer has not published."),
        "edition": Key(COUNT, "The number of the edition."),
        "draft": Key(FLAG, "True where it differs from the newest published edition."),
        "source": Key(TEXT, "Where the issuer publishes the call.", False),
        "created_at": Key(AT, "The beginning of the day under the notice."),
        "last_modified_at": Key(AT, "The beginning of the day of the newest amendment or edition."),
        "status": Key(
            _part("GrantChoice"), "The state as far as no clock is needed: by_key_dates or withdrawn."
        ),
        "accepted_applicant_types": Key(_list_of(_part("GrantChoice")), "Who may hand in an application."),
        "attachments": Key(_list_of(_part("GrantFile")), "The files to download."),
        "provenance": Key(_list_of(_part("ChangedFact")), "The facts that are no longer as issued."),
        "silences": Key(_list_of(_part("Silence")), "What the notice does not state."),
        "editions": Key(_list_of(_part("Edition")), "What was published so far, oldest first."),
    },
    "KeyDates": {
        "periods": Key(_list_of(_part("Period")), "When applications are accepted, as moments."),
        "post_date": Key(_part("GrantEvent"), "When the notice was made public.", False),
        "close_date": Key(_part("GrantEvent"), "The deadline.", False),
        "other_dates": Key(
            {"type": "object", "additionalProperties": _part("GrantEvent")}, "Every other date, by its name."
        ),
    },
    "Funding": {
        "details": Key(TEXT, "The support in words.", False),
        "min_award_amount": Key(_part("GrantMoney"), "The smallest award.", False),
        "max_award_amount": Key(_part("GrantMoney"), "The largest award.", False),
        "max_award_count": Key(COUNT, "How many awards there are.", False),
        "total_amount_available": Key(_part("GrantMoney"), "The whole sum.", False),
    },
    "Clause": {
        "number": Key(TEXT, "Its printed number; empty for an unnumbered line."),
        "label": Key(TEXT, "How it is cited."),
        "level": Key({"type": "integer", "minimum": 1}, "Its level, from 1."),
        "quotes": Key(_list_of(TEXT), "The facts that it quotes, by their key paths.", False),
        "changed_by": Key(_list_of(TEXT), "Ids of the amendments that changed it, in order.", False),
        "used_by": USED_BY,
    },
    "Annex": {
        "number": Key({"type": "integer", "minimum": 1}, "Its number."),
        "label": Key(TEXT, "How it is cited."),
        "page": Key(TEXT, "Its page, as a path from the site's root."),
        "used_by": USED_BY,
    },
    "FormField": {"name": Key(TEXT, "What it is called, from its label or its row."), "used_by": USED_BY},
    "Cell": {"used_by": Key(USED_BY.shape, USED_BY.description, False)},
    "RuleFacts": {"used_by": Key(USED_BY.shape, USED_BY.description, False)},
    **{part: {"used_by": USED_BY} for part in ("Footnote", "Material", "Role", "Track", "Taxonomy")},
}
"""Keys that parts of the data file have beside their own."""
