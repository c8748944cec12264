"""What the notice says about who may apply and no rule asks. In: a call. Out: sentences with their places.

A clause sets a condition where its words say so, or where it stands under a heading such as 申报条件. It is
accounted for by a rule that quotes it, by `no_rule` in it or around it, or by an accepted warning R05.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from notice_site.facts.demands import Applicant, applicants, concerns, is_on_track
from notice_site.language.conditions import ConditionWords, condition_words
from notice_site.language.language import language_for
from notice_site.language.phrases import phrases_for
from notice_site.model.body import Block, Clause, ListBlock, Paragraph, block_lines, paragraph_words
from notice_site.model.notice import Notice, walk_all_rules, walk_rule_at
from notice_site.model.people import Track
from notice_site.model.record import NOT_STATED
from notice_site.model.rules import Rule
from notice_site.model.support import Assessment
from notice_site.problem import KeyPath

BLANK = re.compile(r"\s+")
"""White space counts for nothing when words are compared."""
CHECK = "R05"
SHORTEST_NAME = 2
"""A shorter piece of a title names nothing; ours."""


@dataclass(frozen=True)
class Statement:
    """One sentence that says who may apply, must or may not."""

    path: KeyPath
    """The paragraph or the list item that it stands in."""
    clause: str
    words: str
    around: str
    """The headings that it stands under."""
    rules: tuple[Rule, ...]
    """The rules that quote it, with the groups around them."""


def statements(notice: Notice) -> tuple[Statement, ...]:
    """Every sentence of the body that sets a condition and that nobody has said to set none, in order."""
    words = condition_words(language_for(notice.language))
    if words is None:
        return ()
    reader = _Reader(notice, words, _quoting(notice))
    statements = (
        statement
        for at, clause in enumerate(notice.body.clauses)
        for statement in reader.of_clause(clause, ("body", "clauses", at), "", is_inside=False)
    )
    return tuple(statements)


def unasked_of(notice: Notice) -> dict[Statement, tuple[Applicant, ...]]:
    """What is not asked, in the notice's order, with those whom it concerns and who are not asked.

    Accepted ones are left out.
    """
    everybody = applicants(notice)
    open_to = {
        statement: tuple(
            applicant
            for applicant in everybody
            if _is_about(statement, applicant, notice)
            and not any(_asks(rule, applicant) for rule in statement.rules)
        )
        for statement in statements(notice)
        if not _is_accepted(statement, notice)
    }
    return {statement: concerned for statement, concerned in open_to.items() if concerned}


def _asks(rule: Rule, applicant: Applicant) -> bool:
    role = applicant.role
    mine = role is None or any(concerns(part, role) for _, part in walk_rule_at((), rule))
    return mine and is_on_track(rule.tracks, applicant.track)


def _is_about(statement: Statement, applicant: Applicant, notice: Notice) -> bool:
    """Whether it is about a role and track; one that names some tracks, or some roles, is about these.

    What is asked of the applicant about those who join is not asked of these again.
    """
    tracks = _tracks_named(statement, notice)
    if tracks and applicant.track not in tracks:
        return False
    role = applicant.role
    roles = [candidate for candidate in notice.roles if candidate.title in statement.words]
    if role is None or role.applies:
        return role is None or not roles or role in roles or not any(candidate.applies for candidate in roles)
    return role in roles and not statement.rules


def _tracks_named(statement: Statement, notice: Notice) -> list[Track]:
    """The tracks whose titles it names; where some track is asked, those whose own words it has most of."""
    text = statement.around + statement.words
    whole = [track for track in notice.tracks if track.title in text]
    if whole or not statement.rules:
        return whole
    lengths = {track.id: _own_words(track, text, notice) for track in notice.tracks}
    most = max(lengths.values(), default=0)
    return [track for track in notice.tracks if most >= SHORTEST_NAME and lengths[track.id] == most]


def _own_words(track: Track, text: str, notice: Notice) -> int:
    """How long the longest piece of a track's title is that a text has and no other track's title."""
    others = [other.title for other in notice.tracks if other is not track]
    pieces = (
        track.title[start:end]
        for start in range(len(track.title))
        for end in range(start + 1, len(track.title) + 1)
    )
    own = (piece for piece in pieces if piece in text and not any(piece in title for title in others))
    return max(map(len, own), default=0)


def _is_accepted(statement: Statement, notice: Notice) -> bool:
    places = (entry.where.split(".") for entry in notice.accepted_warnings if entry.check == CHECK)
    return any(_leads_to(place, statement, notice) for place in places)


def _leads_to(place: list[str], statement: Statement, notice: Notice) -> bool:
    """Whether a key path, with clauses by id or number, is that of a statement or holds it."""
    if place[0] != "body":
        return False
    paths: list[set[str]] = [{"body"}]
    clauses = notice.body.clauses
    steps = statement.path[1:]
    for before, step in zip(("body", *steps), steps, strict=False):
        names = {str(step)}
        if before == "clauses" and isinstance(step, int):
            names.add(clauses[step].id)
            clauses = clauses[step].clauses
        paths.append(names)
    return len(place) <= len(paths) and all(one in names for one, names in zip(place, paths, strict=False))


def _quoting(notice: Notice) -> dict[str, list[tuple[str, tuple[Rule, ...]]]]:
    """The quotes from each clause, each with its rule and the groups around it."""
    quotes: dict[str, list[tuple[str, tuple[Rule, ...]]]] = {}
    groups: dict[tuple[str | int, ...], Rule] = {}
    for path, rule in walk_all_rules(notice):
        groups[path] = rule
        around = [groups[path[:end]] for end in range(1, len(path)) if path[:end] in groups]
        if rule.clause:
            quotes.setdefault(rule.clause, []).append((_bare(rule.quote or ""), (rule, *around)))
    return quotes


def _bare(words: str) -> str:
    return BLANK.sub("", words)


@dataclass(frozen=True)
class _Reader:
    """Reads the clauses of a call."""

    notice: Notice
    words: ConditionWords
    quotes: dict[str, list[tuple[str, tuple[Rule, ...]]]]

    def of_clause(
        self, clause: Clause, path: KeyPath, around: str, *, is_inside: bool
    ) -> Iterator[Statement]:
        """The statements of a clause and of those inside it; `is_inside` under the heading of conditions."""
        if clause.no_rule and not self.quotes.get(clause.id):
            return
        heading = around + (clause.heading or "")
        is_inside = is_inside or bool(self.words.heading.search(clause.heading or ""))
        is_listed = is_inside
        for at, block in enumerate(clause.text):
            for steps, text, is_item in _lines(block, (*path, "text", at)):
                is_condition = is_listed and (is_item or not clause.clauses)
                yield from self._of_line(
                    Statement(steps, clause.id, text, heading, ()), is_condition=is_condition
                )
                if not is_item:
                    is_listed = is_inside or self._leads_in(text)
        inside = is_inside or is_listed
        for at, inner in enumerate(clause.clauses):
            yield from self.of_clause(inner, (*path, "clauses", at), heading, is_inside=inside)

    def _leads_in(self, text: str) -> bool:
        return bool(self.words.leading_in.search(text.strip()) and self.words.condition.search(text))

    def _of_line(self, line: Statement, *, is_condition: bool) -> Iterator[Statement]:
        """The sentences of a line that set a condition; the whole line where it is one (`is_condition`)."""
        setting = [one for one in self._sentences(line) if self._sets(one) or one.rules]
        words = line.words.strip()
        if is_condition and not setting and words and not self.words.leading_in.search(words):
            yield replace(line, words=words, rules=self._rules(line.clause, ""))
        yield from setting

    def _sentences(self, line: Statement) -> Iterator[Statement]:
        """Each sentence, with the rules whose quotes reach into it."""
        whole, start = _bare(line.words), 0
        for sentence in phrases_for(language_for(self.notice.language)).sentence.split(line.words):
            words = _bare(sentence)
            begin = whole.find(words, start)
            start = begin + len(words)
            rules = self._rules(line.clause, whole, (begin, start)) if words else ()
            if words and (rules or not self.words.leading_in.search(words)):
                yield replace(line, words=sentence.strip(), rules=rules)

    def _rules(self, clause: str, whole: str, within: tuple[int, int] | None = None) -> tuple[Rule, ...]:
        """The rules that quote the clause without words, or words that reach into this part of it."""
        reaching: dict[str, Rule] = {}
        for quote, rules in self.quotes.get(clause, ()):
            at = whole.find(quote) if quote else -1
            reaches = within is not None and at >= 0 and at < within[1] and at + len(quote) > within[0]
            if reaches or not quote:
                reaching |= {rule.id: rule for rule in rules}
        return tuple(reaching.values())

    def _sets(self, statement: Statement) -> bool:
        sentence, assessment = statement.words, self.notice.assessment
        phrases = phrases_for(language_for(self.notice.language))
        scoring = (phrases.scored, phrases.full_mark, phrases.pass_mark)
        is_scoring = any(pattern.search(sentence) for pattern in scoring)
        if is_scoring and isinstance(assessment, Assessment) and statement.clause in assessment.source:
            return False
        if phrases.own_share.search(sentence) and self.notice.funding.cost_sharing != NOT_STATED:
            return not self.notice.funding.cost_sharing
        if self.words.late.search(sentence):
            return False
        if self.words.refusing.search(sentence):
            return True
        return bool(self.words.condition.search(sentence)) and not self.words.handing_in.search(sentence)


def _lines(block: Block, path: KeyPath) -> Iterator[tuple[KeyPath, str, bool]]:
    """Paragraphs and list items, each with its path and whether it is an item; tables set no condition."""
    match block:
        case str() | Paragraph():
            yield path, paragraph_words(block), False
        case ListBlock():
            for at, item in enumerate(block.items):
                words = item if isinstance(item, str) else "\n".join(block_lines(item.text))
                yield (*path, "items", at), words, True
