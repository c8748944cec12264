"""X04: how few awards are shared out. In: a view. Out: findings."""

from collections.abc import Iterator

from notice_site.checks.finding import Finding, View
from notice_site.models.papers import Assessment, AwardCount
from notice_site.problem import Message

DECIDED_BY_OTHER_MEANS = ("first_come", "lottery")


def awards_have_criteria(view: View) -> Iterator[Finding]:
    """Where the number of awards is limited, the call says by which criteria they are given."""
    count, assessment = view.notice.funding.award_count, view.notice.assessment
    if not isinstance(count, AwardCount):
        return
    if isinstance(assessment, Assessment) and _decides(assessment):
        return
    yield Finding(
        ("funding", "award_count"),
        Message("Only {count} can be given, and no criteria decide who gets them.", count=count.wording),
        Message("Add the criteria to the text and to `assessment`."),
    )


def _decides(assessment: Assessment) -> bool:
    return bool(assessment.criteria or assessment.source or assessment.method in DECIDED_BY_OTHER_MEANS)
