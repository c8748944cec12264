"""R02: the words of the text beside the rules and facts of the data. In: a view. Out: findings.

A fact that a text quotes, `{key_dates.close}`, is right by itself; looked at is what somebody typed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from zoneinfo import ZoneInfo

from notice_site.checks.finding import Finding, View
from notice_site.checks.issued_texts import Text, bare, shown
from notice_site.language.bounds import Bound, bounds_in
from notice_site.language.pack import SpokenDate, SpokenSpan
from notice_site.language.phrases import Phrases, phrases_for
from notice_site.model.body import block_lines
from notice_site.model.dates import Event
from notice_site.model.notice import walk_all_rules
from notice_site.model.record import NOT_STATED
from notice_site.model.rules import CountRule, DateRule, NumberRule
from notice_site.model.support import Assessment, AwardCount, Criterion, Material
from notice_site.problem import KeyPath, Message

OPPOSITES = {
    "at_least": "less_than",
    "less_than": "at_least",
    "at_most": "more_than",
    "more_than": "at_most",
}
MAY_BE_STRICT = {"at_least": "more_than", "at_most": "less_than"}
"""What 以上 and 以下 mean where the number itself is left out."""
BOUNDS_OPEN_TO_DOUBT = ("以上", "以下", "以内", "over", "above", "under")
COMPARISONS = {
    "at_least": Message("at least"),
    "at_most": Message("at most"),
    "more_than": Message("more than"),
    "less_than": Message("less than"),
    "equals": Message("exactly"),
}
CORRECT = Message("Correct the words, or the value; in the text, quote the fact instead of typing it.")


def rules_compare_as_their_quotes_do(view: View) -> Iterator[Finding]:
    """A rule's comparison is that of its quote: 不超过150万元 is `at_most`, "at least ten" is `at_least`.

    Words such as 不予受理 turn a condition round, so that both ways of writing it are right.
    """
    phrases = phrases_for(view.language)
    for path, rule in walk_all_rules(view.notice):
        if isinstance(rule, NumberRule | CountRule) and rule.quote:
            bounds = [bound for bound in bounds_in(rule.quote, view.language) if _is_of(rule, bound, view)]
            may = set().union(*(_readings(bound, rule.quote, view) for bound in bounds)) if bounds else set()
            if bounds and rule.op not in may:
                yield Finding(
                    (*path, "op"),
                    Message(
                        "“{words}” means {meaning}; the rule says {op}.",
                        words=bounds[0].wording,
                        meaning=COMPARISONS[bounds[0].op],
                        op=COMPARISONS[rule.op],
                    ),
                    Message("Write `op: {op}`, or correct the quote.", op=bounds[0].op),
                )
        elif isinstance(rule, DateRule) and rule.quote and not phrases.refused.search(rule.quote):
            yield from _date_compared(rule, path, view)


def _is_of(rule: NumberRule | CountRule, bound: Bound, view: View) -> bool:
    scale = next((size for word, size in view.language.scales.items() if word in rule.unit), 1)
    return bound.value in (Decimal(str(rule.value)), Decimal(str(rule.value)) * scale)


def _readings(bound: Bound, quote: str, view: View) -> set[str]:
    """The comparisons that a rule may have for these words."""
    may = {str(bound.op)}
    if bound.op in MAY_BE_STRICT and bound.wording.endswith(
        ("以上", "以下", "以内", "over", "above", "under")
    ):
        strict = MAY_BE_STRICT[bound.op]
        if view.notice.inclusive_bounds is not True:
            may.add(strict)
        if view.notice.inclusive_bounds is False:
            may.discard(bound.op)
    if phrases_for(view.language).refused.search(quote):
        may |= {OPPOSITES[op] for op in may}
    return may


def _date_compared(rule: DateRule, path: KeyPath, view: View) -> Iterator[Finding]:
    phrases, quote = phrases_for(view.language), rule.quote or ""
    earlier, later = phrases.day_before.search(quote), phrases.day_after.search(quote)
    if len(view.language.dates_in(quote)) != 1 or bool(earlier) == bool(later):
        return
    if rule.op.endswith("before") != bool(earlier):
        yield Finding(
            (*path, "op"),
            Message("“{words}” and the comparison {op} say opposite things.", words=quote, op=rule.op),
            Message(
                "Write `op: {op}`, or correct the quote.", op="on_or_before" if earlier else "on_or_after"
            ),
        )


def typed_facts_are_those_of_the_data(view: View) -> Iterator[Finding]:
    """A deadline, pass mark, number of pages, count, share or sum typed into the text is that of the data."""
    if view.issued:
        return
    typed = _Typed(view, phrases_for(view.language))
    for text in view.issued_texts:
        yield from typed.weekdays(text) if text.path[-1] != "wording" else ()
        if text.path[0] == "body":
            yield from typed.dates(text)
            yield from (
                result for sentence in typed.sentences(text) for result in typed.facts(text, sentence)
            )
    yield from typed.limits()


@dataclass(frozen=True)
class _Typed:
    """Looks for facts of the data that a text states otherwise."""

    view: View
    phrases: Phrases

    def sentences(self, text: Text) -> list[str]:
        """The sentences of a text that hold something."""
        return [sentence for sentence in self.phrases.sentence.split(text.words) if sentence.strip()]

    def facts(self, text: Text, sentence: str) -> Iterator[Finding]:
        """What one sentence states otherwise than the data."""
        yield from self.marks(text, sentence)
        yield from self.awards(text, sentence)
        yield from self.money(text, sentence)
        yield from self.post(text, sentence)

    def weekdays(self, text: Text) -> Iterator[Finding]:
        """A weekday that is not that of its date."""
        for spoken in self.view.language.dates_in(text.words):
            if not spoken.right_weekday():
                yield Finding(
                    text.path,
                    Message("{day} is another day of the week than the text says.", day=_iso(spoken)),
                    Message("Correct the day or the date; if it was issued so, report it to the issuer."),
                )

    @cached_property
    def events(self) -> list[Event]:
        """Every date of the call."""
        return [value for _, value in self.view.values if isinstance(value, Event)]

    @cached_property
    def days(self) -> set[date]:
        """Every day that the data names; midnight is the end of the day before as well."""
        zone = ZoneInfo(self.view.notice.key_dates.timezone)
        in_data = {day for event in self.events for day in (event.first_day, event.last_day) if day}
        in_data |= {
            (event.at.astimezone(zone) - timedelta(seconds=1)).date() for event in self.events if event.at
        }
        return in_data | {value for _, value in self.view.values if type(value) is date}

    def dates(self, text: Text) -> Iterator[Finding]:
        """A deadline in the text that is not among the data's dates, or has another clock."""
        words = text.words
        for span in self.view.language.spoken_spans(words):
            before = self.phrases.before_deadline.search(words[max(0, span.start - 90) : span.start])
            if span.day and (before or self.phrases.after_deadline.match(words, span.end)):
                yield from self._deadline(text, span, span.day)

    def _deadline(self, text: Text, span: SpokenSpan, day: date) -> Iterator[Finding]:
        zone = ZoneInfo(self.view.notice.key_dates.timezone)
        close = self.view.notice.key_dates.close
        if day not in self.days:
            wanted = (
                close.wording
                if close
                else tuple(window.close.wording for window in self.view.notice.key_dates.windows)
            )
            yield Finding(
                text.path,
                Message(
                    "“{words}” is not among the dates of the data; the call closes {close}.",
                    words=span.wording,
                    close=wanted,
                ),
                CORRECT,
            )
            return
        moments = [
            event.at.astimezone(zone).replace(tzinfo=None)
            for event in self.events
            if event.at and event.at.astimezone(zone).date() == day
        ]
        spoken = span.spoken
        if spoken.minutes is not None and moments and not any(spoken.agrees_with(at) for at in moments):
            yield self._differs(text, span.wording, "key_dates", f"{moments[0]:%Y-%m-%d %H:%M}")

    def marks(self, text: Text, sentence: str) -> Iterator[Finding]:
        """A pass mark or the most points."""
        assessment = self.view.notice.assessment
        if not isinstance(assessment, Assessment):
            return
        points = _points(assessment.criteria)
        named = any(criterion.title in sentence for criterion in assessment.criteria)
        if assessment.pass_mark is not None and not named:
            in_text = [self._number(match["n"]) for match in self.phrases.pass_mark.finditer(sentence)]
            if self.phrases.scored.search(sentence):
                in_text += [
                    bound.value
                    for bound in bounds_in(sentence, self.view.language)
                    if bound.unit in self.phrases.score_units
                ]
            in_data = {*points, Decimal(str(assessment.pass_mark)), Decimal(str(assessment.max_points or 0))}
            turned = any(
                bound.op == "at_most" and bound.value == Decimal(str(assessment.pass_mark))
                for bound in bounds_in(sentence, self.view.language)
                if bound.unit in self.phrases.score_units
            )
            if in_text and (turned or not in_data & set(in_text)) and not self._is_refusal(sentence, turned):
                yield self._differs(text, sentence, "assessment.pass_mark", str(assessment.pass_mark))
        if assessment.max_points is not None and not named:
            in_text = [self._number(match["n"]) for match in self.phrases.full_mark.finditer(sentence)]
            if in_text and not {*points, Decimal(str(assessment.max_points))} & set(in_text):
                yield self._differs(text, sentence, "assessment.max_points", str(assessment.max_points))

    def _is_refusal(self, sentence: str, turned: bool) -> bool:
        """Whether those who reach a mark at most are refused."""
        return turned and bool(self.phrases.refused.search(sentence))

    def _number(self, words: str) -> Decimal | None:
        return next(iter(self.view.language.numbers_in(words)), None)

    def awards(self, text: Text, sentence: str) -> Iterator[Finding]:
        """How many are given."""
        funding = self.view.notice.funding
        if not isinstance(funding.award_count, AwardCount):
            return
        in_data = {Decimal(funding.award_count.value), *(Decimal(quota.value) for quota in funding.quotas)}
        in_text = {self._number(match["n"]) for match in self.phrases.awarded.finditer(sentence)} - {None}
        if in_text and not in_text & in_data:
            yield self._differs(text, sentence, "funding.award_count", str(funding.award_count.value))

    def money(self, text: Text, sentence: str) -> Iterator[Finding]:
        """The whole sum, and what applicants pay themselves."""
        funding = self.view.notice.funding
        whole = self.phrases.whole_sum.search(sentence)
        if whole and funding.total is not None:
            in_text = self.view.language.sums_in(sentence[whole.end() :])[:1]
            if in_text and Decimal(str(funding.total)) not in in_text:
                yield self._differs(text, sentence, "funding.total", str(funding.total))
        shares = funding.cost_sharing if funding.cost_sharing != NOT_STATED else ()
        if shares and self.phrases.own_share.search(sentence):
            in_text = self.view.language.ratios_in(sentence)
            in_data = [share for item in shares for share in _shares(float(item.ratio))]
            if in_text and not any(abs(float(one) - other) < 0.005 for one in in_text for other in in_data):
                yield self._differs(text, sentence, "funding.cost_sharing", shares[0].wording)

    def post(self, text: Text, sentence: str) -> Iterator[Finding]:
        """Documents that may be posted, where the data knows of no post."""
        methods = self.view.notice.submission.methods
        if methods == NOT_STATED or not methods or "post" in methods:
            return
        in_text = self.phrases.by_post.search(sentence)
        if in_text and not self.phrases.not_by_post.search(sentence):
            yield Finding(
                text.path,
                Message("“{words}” speaks of post, `submission.methods` does not.", words=in_text[0]),
                Message("Add `post` to the methods, or correct the text."),
            )

    def limits(self) -> Iterator[Finding]:
        """A limit of pages or words beside a material's own."""
        for at, material in enumerate(self.view.notice.materials):
            for kind in (self.phrases.pages, self.phrases.length) if material.limits else ():
                own = {self._number(match["n"]) for match in kind.finditer(material.limits or "")}
                for sentence in self._about(material) if own else ():
                    in_text = {self._number(match["n"]) for match in kind.finditer(sentence)}
                    if in_text and (not in_text & own or self._turned(sentence, material.limits or "")):
                        yield Finding(
                            ("materials", at, "limits"),
                            Message(
                                "“{words}” and “{limits}” differ.",
                                words=shown(sentence),
                                limits=material.limits,
                            ),
                            CORRECT,
                        )

    def _turned(self, words: str, limits: str) -> bool:
        """Whether both compare with the same number, one upwards and one downwards."""
        one, other = (
            {(bound.value, bound.op) for bound in bounds_in(text, self.view.language)}
            for text in (words, limits)
        )
        return any((value, "at_most") in other for value, op in one if op == "at_least")

    def _about(self, material: Material) -> Iterator[str]:
        """The sentences of the clauses that ask for a material, where they name it or no other one."""
        titles = [other.title for other in self.view.notice.materials]
        for place in material.source:
            for sentence in self.phrases.sentence.split(self.view.places.get(place, "")):
                if material.title in sentence or not any(title in sentence for title in titles):
                    yield sentence

    def _differs(self, text: Text, words: str, key: str, value: str) -> Finding:
        message = Message(
            "“{words}” does not agree with {key}: {value}.", words=shown(words), key=key, value=value
        )
        return Finding(text.path, message, CORRECT)


def _points(criteria: tuple[Criterion, ...]) -> set[Decimal]:
    """The points of every criterion and of their parts."""
    own = {Decimal(str(criterion.points)) for criterion in criteria if criterion.points is not None}
    return own.union(*(_points(criterion.parts) for criterion in criteria))


def _shares(ratio: float) -> tuple[float, ...]:
    """Ways to write own money for each yuan of support: 1:2, 2:1, and its share of the whole cost."""
    return (ratio, 1 / ratio, ratio / (1 + ratio), 1 / (1 + ratio)) if ratio else (0.0,)


def _iso(spoken: SpokenDate) -> str:
    return f"{spoken.year}-{spoken.month:02}-{spoken.day:02}"


def sums_stand_in_the_text(view: View) -> Iterator[Finding]:
    """The sum and the number of awards are in the text, where it names any."""
    if view.issued:
        return
    words = "\n".join(
        [
            *block_lines(view.notice.body.lead_in),
            *(view.places[clause.id] for clause in view.notice.walk_clauses()),
        ]
    )
    in_text = view.language.sums_in(words)
    for at, award in enumerate(view.notice.funding.awards):
        own = view.language.sums_in(award.wording)
        agrees = not own or Decimal(str(award.amount)) in own
        if in_text and agrees and not award.source and Decimal(str(award.amount)) not in in_text:
            yield Finding(
                ("funding", "awards", at, "amount"),
                Message("No clause names the sum “{words}”.", words=award.wording),
                CORRECT,
            )
    count = view.notice.funding.award_count
    if isinstance(count, AwardCount) and words and bare(count.wording) not in bare(words):
        yield Finding(
            ("funding", "award_count", "wording"),
            Message("“{words}” stands nowhere in the text.", words=count.wording),
            CORRECT,
        )
