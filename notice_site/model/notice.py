"""The whole call: what `notice_data.yml` holds."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from notice_site.language.country import COUNTRIES, country_for
from notice_site.language.language import BY_TAG, PACKS, UnknownLanguage, language_for
from notice_site.language.zh_cn import CHINESE
from notice_site.model.amounts import Sum, Tier
from notice_site.model.body import Body, Clause
from notice_site.model.dates import Event, KeyDates
from notice_site.model.forms import Annex, Table
from notice_site.model.people import (
    Clarification,
    Contact,
    ContactInfo,
    DocumentNumber,
    Imprint,
    Issuer,
    Role,
    Submission,
    Track,
)
from notice_site.model.questions import (
    ASKED_AS,
    OF_THE_QUESTION,
    AskedQuestion,
    DerivedFact,
    Question,
    QuestionFacts,
)
from notice_site.model.record import (
    Day,
    FactPath,
    Flag,
    Id,
    NonEmptyText,
    Positive,
    Record,
    Stated,
    site_address,
    web_address,
)
from notice_site.model.rules import AllOf, AnyOf, AtLeast, Case, Not, Rule, When
from notice_site.model.support import Assessment, Funding, Material, Obligation
from notice_site.model.taxonomies import Taxonomy
from notice_site.problem import KeyPath

FORMAT: Final = 1
"""The format that data files and editions are written in; one that names none has the format before it."""

SITE_ADDRESS: Final = r"^\s*[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#@\\]+(/[^?#\\]*)?$"
"""The address of a site with its host, for the schema: `https://www.example.gov.cn:8443/通知`."""
REPORT_ADDRESS: Final = r"^(\s*[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#@\\]+([/?#][^\\]*)?|mailto:[^\s@]+@[^\s@]+)$"
"""Where readers report errors, for the schema: `https://www.example.gov.cn/report`, `mailto:…`."""
TAG: Final = "^({})$".format(
    "|".join(re.sub("[a-z]", lambda match: f"[{match[0]}{match[0].upper()}]", tag) for tag in BY_TAG)
).replace("-", "[-_]")
"""The tags of the packs, however they are written, for the schema: `zh-CN`, `zh_cn`."""


def _report_address(value: str) -> str:
    return value if re.match(r"mailto:[^\s@]+@[^\s@]+$", value) else web_address(value)


def _with_a_table(value: str) -> str:
    if value not in COUNTRIES:
        raise PydanticCustomError("country", "no table", {"codes": tuple(COUNTRIES)})
    return value


def _with_a_pack(value: str) -> str:
    try:
        language_for(value)
    except UnknownLanguage:
        raise PydanticCustomError("language", "no pack", {"tags": tuple(PACKS)}) from None
    return value


SiteAddress = Annotated[
    NonEmptyText,
    AfterValidator(site_address),
    WithJsonSchema({"type": "string", "pattern": SITE_ADDRESS}),
]
ReportAddress = Annotated[
    NonEmptyText,
    AfterValidator(_report_address),
    WithJsonSchema({"type": "string", "pattern": REPORT_ADDRESS}),
]
CountryCode = Annotated[
    NonEmptyText, AfterValidator(_with_a_table), WithJsonSchema({"type": "string", "enum": [*COUNTRIES]})
]
LanguageTag = Annotated[
    NonEmptyText, AfterValidator(_with_a_pack), WithJsonSchema({"type": "string", "pattern": TAG})
]

AmendmentKind = Literal["correction", "extension", "supplement", "withdrawal", "proposed_outcome", "outcome"]


class Change(Record):
    """One fact that an amendment changes."""

    fact: FactPath
    """The fact, by its path: key_dates.close."""
    to: Any
    """What it is from then on."""
    clause: Id | None = None
    """The clause that said otherwise; left out, the clauses that quote the fact."""


class Objections(Record):
    """How to object to a proposed outcome (公示)."""

    period: Event
    """From when to when objections are taken."""
    contact: Contact
    """Who takes them."""


class ResultList(Table):
    """A list of results, as a table."""

    title: NonEmptyText
    """What the list is: 拟扶持名单."""
    title_lines: tuple[NonEmptyText, ...] = ()
    """The title broken where its meaning allows; joined, it is the title."""


class Amendment(Record):
    """A document of its own that changes facts from its date on."""

    id: Id
    """Its name in addresses."""
    date: Day
    """The day it takes effect."""
    kind: AmendmentKind
    """What it does."""
    title: NonEmptyText
    """Its title."""
    title_lines: tuple[NonEmptyText, ...] = ()
    """The title broken where its meaning allows; joined, it is the title."""
    document_number: DocumentNumber | None = None
    """Its document number."""
    body: tuple[NonEmptyText, ...]
    """Its text, paragraph by paragraph."""
    signed: Event
    """The date under it."""
    changes: tuple[Change, ...] = ()
    """The facts it changes."""
    affects_submitted: Stated[Flag] = "not_stated"
    """Whether documents already handed in are affected."""
    reason: NonEmptyText | None = None
    """Why it is made; readers see it beside a withdrawal."""
    objections: Objections | None = None
    """How to object to a proposed outcome."""
    results: tuple[ResultList, ...] = ()
    """The results of a proposed outcome or an outcome."""


class Term(Record):
    """A word that the notice defines."""

    term: NonEmptyText
    """The word."""
    meaning: NonEmptyText
    """What it means."""
    aliases: tuple[NonEmptyText, ...] = ()
    """Other words for the same."""


class Site(Record):
    """The web site's own data (国办发〔2017〕47号); never part of the published call."""

    official: Flag = True
    """False puts 演示，非官方发布 on every page and document."""
    name: NonEmptyText | None = None
    """The web site's name (SiteName); left out, the issuer's."""
    url: SiteAddress | None = None
    """Where the site will be, https://…/; left out, all links are relative."""
    id_code: NonEmptyText | None = None
    """The government site code (SiteIDCode)."""
    column_name: NonEmptyText | None = None
    """The column's name (ColumnName)."""
    column_description: NonEmptyText | None = None
    """The column's description (ColumnDescription)."""
    column_keywords: NonEmptyText | None = None
    """The column's keywords (ColumnKeywords)."""
    column_type: NonEmptyText = "通知公告"
    """The column's type (ColumnType)."""
    organiser: NonEmptyText | None = None
    """Who runs the site (主办单位)."""
    icp_number: NonEmptyText | None = None
    """The ICP number."""
    public_security_number: NonEmptyText | None = None
    """The public security number, 14 digits."""
    error_report_url: ReportAddress | None = None
    """Where readers report errors: a web address, or mailto: with a mailbox."""
    provenance: NonEmptyText | None = None
    """One sentence on where this copy of the call comes from."""


class AcceptedWarning(Record):
    """A warning that staff have looked at and let stand."""

    check: NonEmptyText
    """The check's id: D04."""
    where: FactPath
    """The place, by its path."""
    reason: NonEmptyText
    """Why it stands."""
    reader_note: NonEmptyText | None = None
    """What readers see at that place."""


class Confirmation(Record):
    """Who has seen a difference between a source and this file."""

    by: NonEmptyText
    """Who has seen it."""
    on: Day
    """The day it was seen, 2026-09-20."""
    sum: NonEmptyText
    """The sum of the words that were seen; words that change afterwards ask again."""


class Unconfirmed(Record):
    """A difference between the issued text here and the source."""

    where: FactPath
    """The place here, by its path; of what was left out, what is before it."""
    kind: Literal["moved", "left_out", "added"]
    """What happened to the words."""
    source_place: NonEmptyText | None = None
    """Where they are in the source, or what is there before them."""
    source_text: NonEmptyText
    """The words; ¶ is the end of a line."""
    confirmed: Confirmation | None = None
    """Who has seen it and lets it stand."""


class ImportRecord(Record):
    """The files that this one was made from, and what differs from them; never part of the published call."""

    files: tuple[NonEmptyText, ...]
    """The names of the files."""
    sha256: tuple[NonEmptyText, ...]
    """Their sums, in the same order."""
    unconfirmed: tuple[Unconfirmed, ...] = ()
    """What differs from them, in their order."""


UNKNOWN_ZONE = "Etc/UTC"
"""Where language or country are unknown, so that these faults alone are reported."""


class Notice(Record):
    """A public body's call for applications."""

    format: Annotated[Positive, Field(le=FORMAT)] | None = None
    """The format of this file; left out, the one before the first."""
    id: Id
    """The call's name in addresses, identifiers and saved answers."""
    language: LanguageTag = "zh-CN"
    """The call's language: zh-CN, en, en-GB or en-US."""
    country: CountryCode | None = None
    """The country whose working days and telephone numbers count: CN, GB or US; left out, the language's."""
    document_type: NonEmptyText = ""
    """What kind of document it is: 通知, 公告, 通告; left out, 通知, in English Notice."""
    title: NonEmptyText
    """The title as issued."""
    title_lines: tuple[NonEmptyText, ...] = ()
    """The title broken where its meaning allows; joined, it is the title."""
    description: NonEmptyText
    """One or two plain sentences for search engines and the top of the home page (ours, not issued)."""
    document_number: DocumentNumber | None = None
    """The document number, if it has one."""
    index_number: NonEmptyText | None = None
    """The index number of public information (索引号)."""
    subject_terms: tuple[NonEmptyText, ...] = ()
    """Subject terms (主题词)."""
    disclosure: NonEmptyText | None = None
    """How it is made public: 主动公开."""
    masthead: NonEmptyText | None = None
    """The issuing body's mark in red (发文机关标志), only if the document has one."""
    issuers: tuple[Issuer, ...]
    """The bodies that issue it, the leading one first."""
    recipients: NonEmptyText | None = None
    """Whom it addresses, with its colon, as issued."""
    imprint: Imprint | None = None
    """The imprint (版记), if it has one."""
    key_dates: KeyDates
    """All dates."""
    body: Body
    """The issued text."""
    terms: tuple[Term, ...] = ()
    """Definitions."""
    inclusive_bounds: Stated[Flag] = "not_stated"
    """Whether 以上 and 以下 include the number itself."""
    taxonomies: tuple[Taxonomy, ...] = ()
    """Lists of options."""
    roles: tuple[Role, ...] = ()
    """Who takes part in an application."""
    tracks: tuple[Track, ...] = ()
    """Categories of the call; empty means one."""
    questions: Annotated[tuple[Question, ...], Field(exclude_if=lambda questions: not questions)] = ()
    """Questions asked once for several rules, and facts derived from them."""
    eligibility: tuple[Rule, ...] = ()
    """The conditions as rules."""
    funding: Funding = Field(default_factory=Funding)
    """The support."""
    materials: tuple[Material, ...] = ()
    """The documents to hand in."""
    assessment: Stated[Assessment] = "not_stated"
    """How it is decided."""
    obligations: tuple[Obligation, ...] = ()
    """What binds after the award."""
    submission: Submission
    """How to hand in."""
    clarifications: tuple[Clarification, ...] = ()
    """Questions answered."""
    contact_info: ContactInfo
    """Whom to ask."""
    annexes: tuple[Annex, ...] = ()
    """The annexes."""
    annex_list: Flag = False
    """True prints the list 附件：1.… before the signature."""
    amendments: tuple[Amendment, ...] = ()
    """Amendments, in order."""
    site: Site = Field(default_factory=Site)
    """The web site's data."""
    accepted_warnings: tuple[AcceptedWarning, ...] = ()
    """Warnings that staff let stand."""
    cases: tuple[Case, ...] = ()
    """Examples that the rules must come out as."""
    import_: ImportRecord | None = Field(default=None, alias="import")
    """What this file was imported from."""

    @model_validator(mode="before")
    @classmethod
    def _with_what_goes_without_saying(cls, data: Any) -> Any:
        """The type of the document as its language calls it, and the zone of a country that has one alone."""
        if not isinstance(data, dict):
            return data
        language = BY_TAG.get(str(data.get("language", cls.model_fields["language"].default)).lower())
        code, dates = data.get("country"), data.get("key_dates")
        if language is None or not (code is None or code in COUNTRIES):
            zone: str | None = UNKNOWN_ZONE  # language and country are reported at their own place
        else:
            zone = country_for(code, language).timezone
        given: dict[str, Any] = {"document_type": (language or CHINESE).document_type} | data
        if isinstance(dates, dict):
            given["key_dates"] = {"timezone": zone or ""} | dates
        return given

    @model_validator(mode="before")
    @classmethod
    def _with_what_is_asked(cls, data: Any) -> Any:
        """Rules have the words, unit and list of the question that they use, unless they have their own."""
        if not isinstance(data, dict) or not isinstance(data.get("questions"), list):
            return data
        asked = {
            question["id"]: question
            for question in data["questions"]
            if isinstance(question, dict) and isinstance(question.get("id"), str)
        }
        users = {
            key: _with_questions(data[key], asked)
            for key in ("questions", "eligibility", "funding")
            if key in data
        }
        return data | users

    def walk_clauses(self) -> list[Clause]:
        """All clauses of the body, in reading order."""
        return walk_clauses(self.body.clauses)


def _with_questions(value: Any, asked: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return [_with_questions(item, asked) for item in value]
    if not isinstance(value, dict):
        return value
    inner = {key: _with_questions(item, asked) for key, item in value.items()}
    kind, used = value.get("kind"), value.get("uses")
    question = asked.get(used) if isinstance(used, str) and isinstance(kind, str) else None
    if question is None or kind not in ASKED_AS:
        return inner
    keys = (
        OF_THE_QUESTION.get(str(kind), ("ask",)) if question.get("kind") == ASKED_AS[str(kind)] else ("ask",)
    )
    return {key: question[key] for key in keys if question.get(key) is not None} | inner


def walk_clauses(clauses: tuple[Clause, ...]) -> list[Clause]:
    """The clauses and all inside them, in reading order."""
    return [result for clause in clauses for result in (clause, *walk_clauses(clause.clauses))]


def walk_rules(notice: Notice) -> Iterator[tuple[KeyPath, Rule]]:
    """All rules in the data's order, groups before their parts."""
    for at, rule in enumerate(notice.eligibility):
        yield from walk_rule_at(("eligibility", at), rule)


def asked_questions(notice: Notice) -> tuple[AskedQuestion, ...]:
    """The shared questions that readers answer, without the facts derived from them."""
    return tuple(question for question in notice.questions if isinstance(question, QuestionFacts))


def derived_facts(notice: Notice) -> tuple[DerivedFact, ...]:
    """The facts that follow from answers."""
    return tuple(question for question in notice.questions if not isinstance(question, QuestionFacts))


def walk_all_rules(notice: Notice) -> Iterator[tuple[KeyPath, Rule]]:
    """The conditions, and the rules of derived facts and tiers, which rest on the notice's words too."""
    for at, question in enumerate(notice.questions):
        if not isinstance(question, QuestionFacts):
            yield from walk_rule_at(("questions", at), question)
    yield from walk_rules(notice)
    for path, tier in walk_tiers(notice):
        yield from walk_rule_at((*path, "if"), tier.if_)


def walk_tiers(notice: Notice) -> Iterator[tuple[KeyPath, Tier]]:
    """The tiers of all awards, then those of all payments."""
    for path, whole in walk_sums(notice):
        yield from (((*path, "tiers", at), tier) for at, tier in enumerate(whole.tiers))


def walk_sums(notice: Notice) -> Iterator[tuple[KeyPath, Sum]]:
    """How awards and payments are worked out."""
    for at, award in enumerate(notice.funding.awards):
        if award.sum:
            yield ("funding", "awards", at, "sum"), award.sum
    for at, payment in enumerate(notice.funding.payments):
        yield ("funding", "payments", at, "sum"), payment.sum


def walk_rule_at(path: KeyPath, rule: Rule) -> Iterator[tuple[KeyPath, Rule]]:
    """A rule and all rules inside it, outermost first."""
    yield path, rule
    for steps, part in parts_of(rule):
        yield from walk_rule_at((*path, *steps), part)


def parts_of(rule: Rule) -> Iterator[tuple[KeyPath, Rule]]:
    """The rules directly inside a group, with their steps from it."""
    if isinstance(rule, AllOf | AnyOf | AtLeast):
        yield from ((("rules", at), part) for at, part in enumerate(rule.rules))
    elif isinstance(rule, Not):
        yield ("rule",), rule.rule
    elif isinstance(rule, When):
        yield ("if",), rule.if_
        yield ("then",), rule.then
