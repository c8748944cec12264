"""What is between a call and its publication. In: a view. Out: findings.

P01: what a government page must say of itself (国办发〔2017〕47号). X06: where objections go.
X07, O01: what an import left to a person.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from notice_site.checks.finding import Finding, View
from notice_site.language.catalogue import catalogue_for
from notice_site.model.notice import Objections, Site, Unconfirmed, walk_rules
from notice_site.model.people import Contact
from notice_site.model.rules import Pattern
from notice_site.problem import Message
from notice_site.reading.fact_paths import find_fact, value_at
from notice_site.reading.references import resolve_references

REQUIRED = (
    "name", "url", "id_code", "column_name", "column_description", "column_keywords", "organiser",
    "icp_number", "public_security_number", "error_report_url",
)  # fmt: skip
FORMS = {
    "url": (re.compile(r"https://[^/\s]+/(?:\S*/)?"), "https://www.example.gov.cn/…/"),
    "id_code": (re.compile(r"\d{10}|bm\d{8}"), "4400000000, bm12345678"),
    "icp_number": (re.compile(r".ICP备\d{5,10}号(?:-\d+)?"), "京ICP备12345678号"),
    "public_security_number": (re.compile(r"(?:.公网安备\s*)?\d{14}号?"), "44010000000000"),
    "error_report_url": (re.compile(r"https://\S+"), "https://…"),
}
LONGEST_SHOWN = 60
SEEN = {
    "moved": "“{words}” of the source ({place}) was moved to {where}.",
    "left_out": "“{words}” of the source ({place}) was left out at {where}.",
    "added": "“{words}” at {where} is not in the source ({place}).",
}
"""The message for each kind of difference."""


def page_metadata_are_there(view: View) -> Iterator[Finding]:
    """An official site has the metadata that government pages must carry."""
    site = view.notice.site
    missing = tuple(f"`{key}`" for key in REQUIRED if getattr(site, key) is None)
    if view.country.has_page_metadata and site.official and missing and view.issued is None:
        yield _missing(missing)


def unofficial_pages_may_lack_metadata(view: View) -> Iterator[Finding]:
    """A site that is not official gets what an official one would lack as information."""
    site = view.notice.site
    missing = tuple(f"`{key}`" for key in REQUIRED if getattr(site, key) is None)
    if view.country.has_page_metadata and not site.official and missing and view.issued is None:
        yield _missing(missing)


def _missing(keys: tuple[str, ...]) -> Finding:
    return Finding(
        ("site",),
        Message("The pages lack metadata that a government site must carry: {keys}.", keys=keys),
        Message("Write them under `site`; what is empty is left out of the pages."),
    )


def page_metadata_are_well_formed(view: View) -> Iterator[Finding]:
    """The page's metadata has the form that the rules give."""
    site: Site = view.notice.site
    for key, (form, example) in FORMS.items():
        value = getattr(site, key)
        if value is not None and view.issued is None and not form.fullmatch(value):
            yield Finding(
                ("site", key),
                Message("“{value}” is not in the form of {key}.", value=value, key=key),
                Message("Write it like {example}.", example=example),
            )


def proposed_outcomes_take_objections(view: View) -> Iterator[Finding]:
    """A proposed outcome says until when and to whom one can object."""
    for at, amendment in enumerate(view.notice.amendments):
        if amendment.kind == "proposed_outcome":
            path, objections = ("amendments", at), amendment.objections
            if objections is None:
                yield Finding(
                    path,
                    Message("A proposed outcome without objections: neither until when nor to whom is said."),
                    Message("Add `objections` with `period` and `contact`, or publish it as an outcome."),
                )
            else:
                yield from (
                    Finding((*path, "objections", key), *texts)
                    for key, texts in _missing_from_outcome(objections)
                )


def _missing_from_outcome(objections: Objections) -> Iterator[tuple[str, tuple[Message, Message]]]:
    if objections.period.last_day is None:
        wording = objections.period.wording
        message = Message("The time for objections, {wording}, has no end.", wording=wording)
        yield "period", (message, Message("Write its first and last day: `starts` and `ends`."))
    if not _can_be_reached(objections.contact):
        message = Message("Whoever takes objections cannot be reached.")
        yield "contact", (message, Message("Add a telephone number, a mailbox or an address."))


def _can_be_reached(contact: Contact) -> bool:
    return bool(contact.telephones or contact.emails or contact.postal_address)


LANGUAGES = ("zh-CN", "en")
LEFT = tuple(
    catalogue_for(language).translate(msgid)
    for language in LANGUAGES
    for msgid in ("to be checked", "no condition was found here when it was imported")
)
"""What an import writes where a person must say why a condition has no proof, or a clause no condition."""
TO_CHECK = re.compile(r"^[ \t]*#[ \t]*(?:待核对|请核对|To check)[：:]", re.MULTILINE)
"""The comment above a value that an import guessed, or that comes from an old call: `# 待核对：…`."""
MOST_SHOWN = 8
PLACEHOLDER = re.compile(
    r"(?<![等期有确])待定(?![位论性])|待(?:补充|填写|完善|确认|核实)(?=[，。；、）)】\]]|$)"
    r"|【(?:日期|时间|金额|数量|名称|地址|电话|网址|链接|联系人|待[^】]{1,6}|请[^】]{1,12})】"
    r"|(?:20)?(?:[X×]{2,}|xx+)(?=[年月日号元万人家项个])"
    r"|\b(?:TBD|TBC|TBA|TODO|FIXME|X{3,})\b|\b(?i:lorem ipsum)\b"
    r"|[\[<](?i:dates?|times?|names?|amounts?|numbers?|address|e-?mail|telephone|phone|link|url|tbc|tbd"
    r"|(?:insert|add|enter|to be)\b[^\]>]{0,40})[\]>]"
)
"""时间待定, 【日期】, 20××年, TBC, [date], [insert name]; not 等待定期公布, 虚构市××手工坊."""


def nothing_is_left_to_be_filled_in(view: View) -> Iterator[Finding]:
    """Where readers look for a fact there is no placeholder; the blanks of forms do not count."""
    for text in view.texts:
        match = PLACEHOLDER.search(text.words)
        if match and "form" not in text.path and match[0] not in _own_placeholders(view):
            yield Finding(
                text.path,
                Message("“{words}” is still to be filled in.", words=text.excerpt(*match.span())),
                Message("Write what is meant; where it is not known yet, say when it will be."),
            )


def _own_placeholders(view: View) -> set[str]:
    """The blanks that the templates of rules leave for a name."""
    return {rule.blank for _, rule in walk_rules(view.notice) if isinstance(rule, Pattern)}


def nothing_is_left_to_be_checked(view: View) -> Iterator[Finding]:
    """No value and no comment of the data file still says that it is to be checked."""
    left = [path for path, value in view.values if value in LEFT]
    source = view.call.source
    if left:
        yield Finding(
            left[0],
            Message(
                "“{words}” is still in values that readers see: lines {lines}.",
                words=LEFT[0],
                lines=_lines([source.line_of(path) for path in left]),
            ),
            Message("Say what proves the condition (evidence), or in words of yours why nothing does."),
        )
    lines = [source.text.count("\n", 0, match.start()) + 1 for match in TO_CHECK.finditer(source.text)]
    if lines and view.issued is None:
        key_path = min(source.lines, key=lambda path: (source.lines[path] <= lines[0], source.lines[path]))
        yield Finding(
            key_path,
            Message(
                "What was guessed or comes from an old call is not checked yet: lines {lines}.",
                lines=_lines(lines),
            ),
            Message("Check each, correct it, and delete the comment above it; `publish` refuses until then."),
        )


def what_differs_from_the_source_is_confirmed(view: View) -> Iterator[Finding]:
    """A person has seen each difference between the issued text and the source that it was imported from."""
    imported = view.notice.import_
    if imported is None or view.issued is not None:
        return
    data = resolve_references(view.call.source.data).data
    for at, entry in enumerate(imported.unconfirmed):
        seen = _sum_of_words(entry, data)
        if entry.confirmed is None or entry.confirmed.sum != seen:
            yield Finding(
                ("import", "unconfirmed", at),
                Message(
                    SEEN[entry.kind],
                    words=_short(entry.source_text),
                    place=entry.source_place or "",
                    where=entry.where,
                ),
                Message(
                    "Compare both; correct the text, or write that you have seen it: "
                    "confirmed: {{by: NAME, on: DATE, sum: {sum}}}",
                    sum=seen,
                ),
            )


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_SHOWN else f"{words[: LONGEST_SHOWN - 1]}…"


def _sum_of_words(entry: Unconfirmed, data: Any) -> str:
    """A short sum of the words of a difference on both sides: other words have another one."""
    path = find_fact(data, entry.where)
    words = None if path is None else value_at(data, path)
    content = json.dumps([entry.kind, entry.source_text, words], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def _lines(lines: list[int]) -> tuple[str, ...]:
    shown = tuple(map(str, lines[:MOST_SHOWN]))
    return (*shown, "…") if len(lines) > MOST_SHOWN else shown
