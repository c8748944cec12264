"""What marks anything that leaves the site. In: facts and words. Out: marks such as 演示，非官方发布."""

from notice_site.facts.facts import Facts
from notice_site.words import Words


def state_marks(facts: Facts, words: Words) -> tuple[str, ...]:
    """The marks of an unofficial copy, of a call taken back, of a draft; none for an ordinary call."""
    marks = (
        "" if facts.notice.site.official else words.say("Demonstration, not published by the issuer"),
        words.say("Withdrawn") if facts.withdrawn else "",
        words.say("Draft") if facts.build.draft else "",
    )
    return tuple(mark for mark in marks if mark)
