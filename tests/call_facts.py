"""Facts of the calls that tests render. In: a data file, or facts and what to change in them. Out: facts."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from notice_site.facts.facts import BuildFacts, EditionFacts, Facts, derive_facts
from notice_site.language.catalogue import Catalogue, catalogue_for
from notice_site.model.notice import Notice
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source

ROOT = Path(__file__).parent.parent
NOTICES = Path(__file__).parent / "notices"
FIRST = ROOT / "notice_data.yml"
MINIMAL, FULL, EXTENDED = (NOTICES / f"{name}.yml" for name in ("minimal", "full", "extended"))
CALLS = {"first": FIRST, "minimal": MINIMAL, "full": FULL, "extended": EXTENDED}
ZH = catalogue_for("zh-CN")


def facts_of(path: Path, build: BuildFacts | None = None, catalogue: Catalogue = ZH) -> Facts:
    """The facts of a data file."""
    return derive_facts(build_call(read_source(path)), build or BuildFacts(), catalogue)


def with_changes(facts: Facts, changes: dict[str, Any]) -> Facts:
    """The same call with other values, by dotted ways such as `submission.place`, issued and in force."""
    notice, in_force = facts.call.notice, facts.call.in_force
    for way, value in changes.items():
        notice, in_force = _changed(notice, way, value), _changed(in_force, way, value)
    return derive_facts(replace(facts.call, notice=notice, in_force=in_force), facts.build, ZH)


def as_edition(number: int, facts: Facts, note: str = "") -> EditionFacts:
    """The call as the edition of that number, published on the day of its signature."""
    day = facts.notice.key_dates.signed_day
    assert day
    return EditionFacts(number, day, note, facts.call)


def _changed(notice: Notice, way: str, value: Any) -> Notice:
    step, _, rest = way.partition(".")
    if rest:
        value = _changed(getattr(notice, step), rest, value)
    return notice.model_copy(update={step: value})
