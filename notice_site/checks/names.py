"""R01: names that lead somewhere. In: a view. Out: findings."""

from collections.abc import Iterator
from difflib import get_close_matches

from notice_site.checks.finding import Finding, View
from notice_site.facts.annexes import COLLECT_PAGE, annex_page
from notice_site.facts.record_tree import walk_values
from notice_site.facts.rule_tree import walk_rules
from notice_site.models.dates import RelativeDate
from notice_site.models.forms import FOOTNOTE_MARK, Form
from notice_site.models.notice import Notice
from notice_site.models.record import NOT_STATED
from notice_site.models.taxonomies import Taxonomy
from notice_site.problem import Message, Path
from notice_site.reading.fact_paths import find_fact

ROLE, PLACE = Message("role"), Message("clause or part of an annex")
KINDS = {
    "evidence": Message("material"),
    "role": ROLE,
    "roles": ROLE,
    "recipient": ROLE,
    "prepared_by": ROLE,
    "seal": ROLE,
    "signature": ROLE,
    "tracks": Message("track"),
    "taxonomy": Message("list of options"),
    "options": Message("list of options"),
    "annex": Message("annex"),
    "clause": PLACE,
    "source": PLACE,
    "rules": Message("rule"),
}
"""What each key names. A key means the same wherever it stands, but for an issuer's `role`."""
FEW_NAMES = 12


def names_exist(view: View) -> Iterator[Finding]:
    """Whatever is named exists: roles, tracks, materials, annexes, rules, lists, places, footnotes, dates."""
    known = _known(view)
    for path, value in view.values:
        if isinstance(value, Taxonomy):
            yield from _mapping(value, path, view.notice)
        elif isinstance(value, Form):
            yield from _footnotes(value, path)
        elif isinstance(value, RelativeDate):
            yield from _date(value, path, view)
        elif isinstance(value, str) and value != NOT_STATED and path[0] != "issuers":
            key = _key(path)
            if key in KINDS and value not in known[key]:
                yield _missing(path, value, KINDS[key], known[key])


def addresses_are_free(view: View) -> Iterator[Finding]:
    """No annex has the address of another page of the site."""
    for at, annex in enumerate(view.notice.annexes):
        if annex_page(annex) == COLLECT_PAGE:
            yield Finding(
                ("annexes", at, "id"),
                Message(
                    "The address forms/{id}/ belongs to the page where members' forms are collected.",
                    id=annex.id,
                ),
                Message("Give the annex another id."),
            )


def _key(path: Path) -> str:
    return str(next(step for step in reversed(path) if isinstance(step, str)))


def _known(view: View) -> dict[str, list[str]]:
    notice = view.notice
    roles = [role.id for role in notice.roles]
    lists = [taxonomy.id for taxonomy in notice.taxonomies]
    where = list(view.places)
    return {
        **dict.fromkeys(("role", "roles", "recipient", "prepared_by", "seal", "signature"), roles),
        **dict.fromkeys(("taxonomy", "options"), lists),
        **dict.fromkeys(("clause", "source"), where),
        "evidence": [material.id for material in notice.materials],
        "tracks": [track.id for track in notice.tracks],
        "annex": [annex.id for annex in notice.annexes],
        "rules": [rule.id for _, rule in walk_rules(notice)],
    }


def _mapping(taxonomy: Taxonomy, path: Path, notice: Notice) -> Iterator[Finding]:
    if not taxonomy.maps_to:
        return
    kind, own = Message("option of “{list}”", list=taxonomy.id), [option.id for option in taxonomy.options]
    other = next((known for known in notice.taxonomies if known.id == taxonomy.maps_to.taxonomy), None)
    theirs = [option.id for option in other.options] if other else []
    for at, pair in enumerate(taxonomy.maps_to.pairs):
        place = (*path, "maps_to", "pairs", at)
        if pair.option not in own:
            yield _missing((*place, "option"), pair.option, kind, own)
        for index, name in enumerate(pair.to):
            if other and name not in theirs:
                yield _missing(
                    (*place, "to", index), name, Message("option of “{list}”", list=other.id), theirs
                )


def _footnotes(form: Form, path: Path) -> Iterator[Finding]:
    known = [note.id for note in form.footnotes]
    for place, value in walk_values(form, path):
        if isinstance(value, str):
            for name in FOOTNOTE_MARK.findall(value):
                if name not in known:
                    yield _missing(place, name, Message("footnote"), known)


def _date(relative: RelativeDate, path: Path, view: View) -> Iterator[Finding]:
    dates = _dates(view.notice)
    found = find_fact(view.call.source.data, relative.of)
    if relative.of not in dates and found not in dates.values():
        yield _missing((*path, "of"), relative.of, Message("date"), list(dates))


def _dates(notice: Notice) -> dict[str, Path]:
    dates: dict[str, Path] = {
        f"key_dates.{key}": ("key_dates", key) for key in ("signed", "published", "open", "close")
    }
    for at, window in enumerate(notice.key_dates.windows):
        for key in ("open", "close"):
            dates[f"key_dates.windows.{window.id}.{key}"] = ("key_dates", "windows", at, key)
    for at, milestone in enumerate(notice.key_dates.others):
        dates[f"key_dates.others.{milestone.id}"] = ("key_dates", "others", at)
    return dates


def _missing(path: Path, name: str, kind: Message, known: list[str]) -> Finding:
    message = Message("There is no {kind} “{name}”.", kind=kind, name=name)
    if near := get_close_matches(name, known, 1, 0.6):
        return Finding(path, message, Message("Write “{near}”.", near=near[0]))
    if not known:
        return Finding(path, message, Message("Delete the name; this call has none."))
    if len(known) <= FEW_NAMES:
        return Finding(path, message, Message("Write one of: {options}.", options=tuple(known)))
    return Finding(path, message, Message("Write an id that stands in this file."))
