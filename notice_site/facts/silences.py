"""What the call leaves open: in, the call; out, every `not_stated` as something to ask about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from notice_site.facts.rule_tree import walk_rules
from notice_site.models.notice import Notice
from notice_site.models.record import NOT_STATED
from notice_site.words import Words

BOUND = re.compile("以上|以下|以内")


@dataclass(frozen=True)
class Silence:
    """One thing that the notice does not say."""

    topic: str
    """Where it matters: dates, submission, contact, materials, funding, assessment, conditions or updates."""
    question: str
    """What is not said, in the reader's words."""


def find_silences(notice: Notice, words: Words) -> tuple[Silence, ...]:
    """Everything that the notice does not state, in the order in which an applicant meets it."""
    questions = (
        *_about_handing_in(notice, words),
        *_about_papers(notice, words),
        *_about_support(notice, words),
    )
    return tuple(silence for value, silence in questions if value == NOT_STATED)


def _about_handing_in(notice: Notice, words: Words) -> Iterator[tuple[object, Silence]]:
    say, dates, submission = words.say, notice.key_dates, notice.submission
    closings = [dates.close] if dates.close else [window.close for window in dates.windows]
    posted = NOT_STATED if any(event.counts_when == NOT_STATED for event in closings) else None
    yield dates.published, Silence("dates", say("the day of publication"))
    yield dates.open, Silence("dates", say("the first day of handing in"))
    yield posted, Silence("dates", say("whether the deadline is for arrival or for posting"))
    yield (
        submission.methods,
        Silence("submission", say("the ways of handing in: in person, by post, by e-mail")),
    )
    yield submission.only_valid_channel, Silence("submission", say("whether one way alone is valid"))
    yield notice.contact_info.hours, Silence("contact", say("office hours"))


def _about_papers(notice: Notice, words: Words) -> Iterator[tuple[object, Silence]]:
    for key, question in (
        ("copies", words.say("copies of each")),
        ("seal", words.say("seals")),
        ("signature", words.say("signatures")),
    ):
        titles = [material.title for material in notice.materials if getattr(material, key) == NOT_STATED]
        if titles:
            yield (
                NOT_STATED,
                Silence(
                    "materials", words.say("{question}: {items}", question=question, items="、".join(titles))
                ),
            )


def _about_support(notice: Notice, words: Words) -> Iterator[tuple[object, Silence]]:
    say, funding = words.say, notice.funding
    if funding.awards:
        yield funding.award_count, Silence("funding", say("the number of awards"))
        yield funding.cost_sharing, Silence("funding", say("own money of the applicant"))
        yield notice.assessment, Silence("assessment", say("the way of assessment"))
    if any(BOUND.search(rule.quote or "") for _path, rule in walk_rules(notice)):
        question = say("whether a bound such as 以上 includes the number itself")
        yield notice.inclusive_bounds, Silence("conditions", question)
    for amendment in notice.amendments:
        question = say("whether {title} affects papers already handed in", title=amendment.title)
        yield amendment.affects_submitted, Silence("updates", question)
