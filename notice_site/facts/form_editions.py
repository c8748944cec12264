"""Since which edition a form has been as it is. In: an annex and the facts. Out: the edition's number.

A form that an edition leaves as it was keeps its number: papers filled in on it need not be done again.
"""

from notice_site.facts.facts import Facts
from notice_site.facts.small_print import form_version
from notice_site.models.forms import Annex


def form_edition(annex: Annex, facts: Facts) -> int:
    """The first of the editions, up to the one that is built, that have had this form without a change."""
    version, since = form_version(annex, facts.notice), facts.build.edition
    for edition in reversed(facts.build.editions):
        notice = edition.call.notice
        if not any(
            known.id == annex.id and form_version(known, notice) == version for known in notice.annexes
        ):
            break
        since = edition.number
    return since
