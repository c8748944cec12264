"""X04 and K08: how few awards are shared out, and the words of their sums. In: a view. Out: findings."""

from collections.abc import Iterator

from notice_site.checks.finding import Finding, View
from notice_site.checks.issued_words import bare
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


def sums_stand_in_their_clauses(view: View) -> Iterator[Finding]:
    """The words of a sum stand in the clauses that it names, blanks aside; an amendment may set others."""
    for at, award in enumerate(() if view.issued else view.notice.funding.awards):
        words = [view.places[clause] for clause in award.source if clause in view.places]
        if words and bare(award.wording) not in bare("".join(words)):
            yield Finding(
                ("funding", "awards", at, "wording"),
                Message("“{quote}” does not stand in {clause}.", quote=award.wording, clause=award.source),
                Message("Write the sum as the text says it, or correct the text."),
            )


def _decides(assessment: Assessment) -> bool:
    return bool(assessment.criteria or assessment.source or assessment.method in DECIDED_BY_OTHER_MEANS)
