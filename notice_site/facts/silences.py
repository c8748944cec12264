"""What the call leaves open: in, the call; out, every `not_stated` as something to ask about."""

from collections.abc import Iterator
from dataclasses import dataclass

from notice_site.models.notice import Notice
from notice_site.models.record import NOT_STATED
from notice_site.words import Words


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
    _, dates, submission = words.say, notice.key_dates, notice.submission
    closings = [dates.close] if dates.close else [window.close for window in dates.windows]
    posted = NOT_STATED if any(event.counts_when == NOT_STATED for event in closings) else None
    yield dates.published, Silence("dates", _("on which day the notice was made public"))
    yield dates.open, Silence("dates", _("from which day papers are taken"))
    yield posted, Silence("dates", _("whether papers must have arrived by the deadline or only been posted"))
    yield (
        submission.methods,
        Silence("submission", _("whether papers may come in person, by post or by e-mail")),
    )
    yield submission.only_valid_channel, Silence("submission", _("whether one way alone is valid"))
    yield notice.contact_info.hours, Silence("contact", _("office hours"))


def _about_papers(notice: Notice, words: Words) -> Iterator[tuple[object, Silence]]:
    for key, question in (
        ("copies", words.say("how many copies of each")),
        ("seal", words.say("whether they need a seal")),
        ("signature", words.say("whether they need a signature")),
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
    _, funding = words.say, notice.funding
    yield funding.award_count, Silence("funding", _("how many are supported"))
    yield funding.cost_sharing, Silence("funding", _("whether applicants must add money of their own"))
    yield notice.assessment, Silence("assessment", _("how applications are assessed"))
    yield (
        notice.inclusive_bounds,
        Silence("conditions", _("whether a bound such as 以上 includes the number itself")),
    )
    for amendment in notice.amendments:
        question = _("whether {title} affects papers already handed in", title=amendment.title)
        yield amendment.affects_submitted, Silence("updates", question)
