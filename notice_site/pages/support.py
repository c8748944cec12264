"""What a call gives, how it is decided, what follows. In: facts. Out: words for pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from notice_site.facts.choices import ASSESSMENT_METHODS, STACKING, WAYS_TO_HAND_IN
from notice_site.facts.dates import event_words, machine_value, zone_of
from notice_site.facts.facts import Facts
from notice_site.language.catalogue import Catalogue
from notice_site.language.pack import Language
from notice_site.model.dates import Milestone
from notice_site.model.support import Assessment, Award, CostSharing, Criterion, Funding
from notice_site.pages.links import Link, PageLinks
from notice_site.pages.status import event_clock


@dataclass(frozen=True)
class AwardView:
    """One kind of support."""

    title: str
    wording: str
    recipient: str
    remarks: tuple[str, ...]
    """Caps and whether it goes together with other support."""
    sources: tuple[Link, ...]
    tracks: tuple[str, ...]


@dataclass(frozen=True)
class SupportView:
    """All support."""

    awards: tuple[AwardView, ...]
    count: str
    """How many there are; empty where the notice does not say."""
    is_supported: bool
    """Whether that many are supported; 200套 are only there to be had."""
    remarks: tuple[str, ...]
    """Quotas and the applicant's own share."""


@dataclass(frozen=True)
class AssessmentView:
    """How it is decided."""

    method: str
    criteria: tuple[Criterion, ...]
    pass_mark: str
    max_points: str
    stages: tuple[str, ...]
    tie_breakers: tuple[str, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class MilestoneView:
    """A date beside the deadline."""

    title: str
    when: str
    machine: str
    tracks: tuple[str, ...]
    clock: str
    """What tells whether it is over, as JSON; empty where it has no calendar day."""


@dataclass(frozen=True)
class ObligationView:
    """What binds after the award."""

    title: str
    role: str
    sources: tuple[Link, ...]


def support_view(links: PageLinks) -> SupportView:
    """The support in force."""
    funding, translate = links.facts.in_force.funding, links.catalogue.translate
    tracks = track_titles(links.facts)
    count = "" if isinstance(funding.award_count, str) else funding.award_count.wording
    language = links.catalogue.language
    measure = _measure(funding, language)
    remarks = [
        translate("{title}: {value}", title=quota.title, value=f"{quota.value}{measure}")
        for quota in funding.quotas
    ]
    if not isinstance(funding.cost_sharing, str):
        remarks += [_share(share, tracks, links) for share in funding.cost_sharing]
    return SupportView(
        awards=tuple(_award(award, tracks, links) for award in funding.awards),
        count=count,
        is_supported=not measure or measure in language.supported_in,
        remarks=tuple(remarks),
    )


def _measure(funding: Funding, language: Language) -> str:
    """The measure word of the awards, 套 of 200套; empty where the language or the wording has none."""
    if not language.supported_in or isinstance(funding.award_count, str):
        return ""
    number, wording = str(funding.award_count.value), funding.award_count.wording
    measure = wording.removeprefix(number)
    return measure if wording.startswith(number) and measure.isalpha() else ""


def _share(share: CostSharing, tracks: dict[str, str], links: PageLinks) -> str:
    """What applicants pay, with those who pay it where not all do."""
    translate = links.catalogue.translate
    roles = {role.id: role.title for role in links.facts.in_force.roles}
    # 1 to 2 is given in money, for no call says of which of the two.
    own = translate("{own} for each 100 of support", own=f"{100 * share.ratio:g}")
    payers = (*(tracks[track] for track in share.tracks), *(roles[role] for role in share.roles))
    if payers:
        return translate(
            "Own contribution of {payers}: {wording} ({own})", payers=payers, wording=share.wording, own=own
        )
    return translate("Own contribution: {wording} ({own})", wording=share.wording, own=own)


def _award(award: Award, tracks: dict[str, str], links: PageLinks) -> AwardView:
    translate = links.catalogue.translate
    recipients = {role.id: role.title for role in links.facts.in_force.roles}
    return AwardView(
        title=award.title,
        wording=award.wording,
        recipient=recipients.get(award.recipient or "", ""),
        remarks=tuple(
            filter(None, (award.cap, translate(STACKING[award.stacking]) if award.stacking else ""))
        ),
        sources=links.places(award.source),
        tracks=tuple(tracks[track] for track in award.tracks),
    )


def track_titles(facts: Facts) -> dict[str, str]:
    """The tracks' titles by id."""
    return {track.id: track.title for track in facts.in_force.tracks}


def assessment_view(links: PageLinks) -> AssessmentView | None:
    """How it is decided, or None where the notice does not say."""
    assessment = links.facts.in_force.assessment
    return _assessment(assessment, links) if isinstance(assessment, Assessment) else None


def _assessment(assessment: Assessment, links: PageLinks) -> AssessmentView:
    return AssessmentView(
        method=links.catalogue.translate(ASSESSMENT_METHODS[assessment.method]),
        criteria=assessment.criteria,
        pass_mark=_number(assessment.pass_mark),
        max_points=_number(assessment.max_points),
        stages=assessment.stages,
        tie_breakers=assessment.tie_breakers,
        sources=links.places(assessment.source),
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def milestone_views(facts: Facts, catalogue: Catalogue) -> tuple[MilestoneView, ...]:
    """The other dates by day; one without a day stays behind the date that it follows in the data."""
    zone, tracks = zone_of(facts), track_titles(facts)
    return tuple(
        MilestoneView(
            milestone.title,
            event_words(milestone, zone, catalogue),
            machine_value(milestone),
            tuple(tracks[track] for track in milestone.tracks),
            event_clock(milestone, facts),
        )
        for milestone in _by_day(facts.in_force.key_dates.others)
    )


def _by_day(milestones: Sequence[Milestone]) -> list[Milestone]:
    latest, days = "", []
    for milestone in milestones:
        latest = machine_value(milestone) or latest
        days.append(latest)
    return [milestone for _, milestone in sorted(zip(days, milestones, strict=True), key=itemgetter(0))]


def obligation_views(links: PageLinks) -> tuple[ObligationView, ...]:
    """What binds after the award."""
    roles = {role.id: role.title for role in links.facts.in_force.roles}
    return tuple(
        ObligationView(
            obligation.title,
            roles.get(obligation.role or "", ""),
            links.places(obligation.source),
        )
        for obligation in links.facts.in_force.obligations
    )


def ways_to_hand_in(facts: Facts, catalogue: Catalogue) -> str:
    """The ways that count; empty where the notice does not say."""
    submission = facts.in_force.submission
    if submission.only_valid_channel in WAYS_TO_HAND_IN:
        return catalogue.translate(
            "{way} only", way=catalogue.translate(WAYS_TO_HAND_IN[submission.only_valid_channel])
        )
    methods = () if isinstance(submission.methods, str) else submission.methods
    return catalogue.join(tuple(catalogue.translate(WAYS_TO_HAND_IN[way]) for way in methods))
