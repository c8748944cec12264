"""K09, C01 to C06: telephones, mailboxes, links, addresses and persons. In: a view. Out: findings."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from notice_site.checks.clarity import known_words
from notice_site.checks.finding import Finding, View
from notice_site.language.contact_details import IN_ANY_WRITING, MAILBOX
from notice_site.language.personal_numbers import personal_numbers
from notice_site.model.notice import ResultList
from notice_site.model.people import Contact, Submission
from notice_site.problem import KeyPath, Message

LINK = re.compile(r"(?P<scheme>https?|ftp)://(?P<host>[^/\s:：，。；）)“”‘’]+)[^\s，。；）)“”‘’]*")
"""http://www.example.gov.cn/tz, without the quotation mark behind it."""
RAW_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-fA-F:]+\]?")
"""`192.168.0.1`."""
CALLED_TELEPHONE = re.compile(
    r"(?:电话|手机号?码?|传真|热线)(?:号码)?\s*[:：为是]?\s*(?=[\d(（+])([^。；;\n]*)"
)
"""联系电话：020-00000010、13800000000."""
DIALLED = re.compile(
    r"(?<![\d:：.A-Za-z@-])[(（]?\+?\d{2,4}[)）]?\s?[-－—]?\s?\d{3,4}[- ]?\d{2,5}(?![\d:：.号年月A-Za-z])"
)
"""020-00000010, (020)00000010, 13800000000; not 9:00 or 2030年."""
WRITTEN_ALIKE = 0.75
ADDRESS_ENDS = re.compile(r"[(（].*|[，,;；].*|\s+")
"""`建设路1号（邮编100000）`: the address ends at the bracket."""


def telephones_fit_their_area(view: View) -> Iterator[Finding]:
    """A telephone number can be called from anywhere: area code and 7 or 8 digits, mobile, 400."""
    for path, number in [*_telephones(view), *_typed_telephones(view)]:
        if remedy := view.country.telephone_fault(number):
            message = Message("“{number}” is no telephone number that fits its area.", number=number)
            yield Finding(path, message, remedy)


def _telephones(view: View) -> Iterator[tuple[KeyPath, str]]:
    for path, contact in view.values:
        if isinstance(contact, Contact):
            for at, words in enumerate(contact.telephones):
                for number in re.split(r"[、，,;；/]", words):
                    if re.search(r"\d", number):
                        yield (*path, "telephones", at), re.sub(r"^[^\d(（+]+|[^\d]+$", "", number)


def _typed_telephones(view: View) -> Iterator[tuple[KeyPath, str]]:
    """The numbers that running text calls telephones: 电话：020-00000010."""
    for text in view.issued_texts:
        if "telephones" in text.path:
            continue
        for match in CALLED_TELEPHONE.finditer(text.words):
            yield from ((text.path, number.strip()) for number in DIALLED.findall(match[1]))


def numbers_and_addresses_are_written_alike(view: View) -> Iterator[Finding]:
    """The same telephone or address is written in one way."""
    first: dict[str, str] = {}
    for text in view.texts:
        for match in IN_ANY_WRITING.finditer(text.words):
            digits = re.sub(r"\D", "", match[0])
            earlier = first.setdefault(digits, match[0])
            if earlier != match[0]:
                yield _two_ways(text.path, match[0], earlier)
    known_addresses: list[str] = []
    for path, address in _addresses(view):
        bare = ADDRESS_ENDS.sub("", address)
        other = next(
            (other_writing for other_writing in known_addresses if _is_another_writing(bare, other_writing)),
            None,
        )
        if other:
            yield _two_ways(path, address, other)
        known_addresses.append(bare)


def _two_ways(path: KeyPath, written: str, other_writing: str) -> Finding:
    return Finding(
        path,
        Message("“{written}” is written “{other}” elsewhere.", written=written, other=other_writing),
        Message("Write it in one way, best once, and quote it elsewhere."),
    )


def _addresses(view: View) -> Iterator[tuple[KeyPath, str]]:
    for path, record in view.values:
        if isinstance(record, Contact) and record.postal_address:
            yield (*path, "postal_address"), record.postal_address
        elif isinstance(record, Submission) and record.address:
            yield (*path, "address"), record.address


def _is_another_writing(one: str, other: str) -> bool:
    """The same figures, nearly the same words: 样本路2栋 and 样本街2栋; other figures are another room."""
    if one.startswith(other) or other.startswith(one) or re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    shorter = min(len(one), len(other))
    return SequenceMatcher(None, one[:shorter], other[:shorter], autojunk=False).ratio() >= WRITTEN_ALIKE


def mailboxes_are_the_office_s(view: View) -> Iterator[Finding]:
    """A public notice names a mailbox of the office, not one that anybody can open."""
    for text in view.texts:
        for match in MAILBOX.finditer(text.words):
            if match["host"].lower() in known_words().mailboxes:
                yield Finding(
                    text.path,
                    Message("“{mailbox}” is a personal mailbox.", mailbox=match[0]),
                    Message("Write the office's own mailbox."),
                )


def links_are_safe(view: View) -> Iterator[Finding]:
    """A link has https and a name, not http and not a bare IP address."""
    for text in view.texts:
        for match in LINK.finditer(text.words):
            if RAW_ADDRESS.fullmatch(match["host"]):
                yield _unsafe(text.path, match[0], Message("Write the site's name instead of the number."))
            elif match["scheme"] != "https":
                yield _unsafe(text.path, match[0], Message("Write https://, if the site has it."))


def _unsafe(path: KeyPath, link: str, remedy: Message) -> Finding:
    return Finding(path, Message("Readers cannot be sure of the link “{link}”.", link=link), remedy)


def persons_have_their_roles(view: View) -> Iterator[Finding]:
    """Several persons behind one telephone say who answers for what."""
    for path, contact in view.values:
        if isinstance(contact, Contact):
            silent = [person.name for person in contact.persons if not person.duty]
            if len(silent) > 1 and 0 < len(contact.telephones) < len(contact.persons):
                yield Finding(
                    (*path, "persons"),
                    Message(
                        "{persons} share {count}; nobody's duty is said.",
                        persons=tuple(silent),
                        count=tuple(contact.telephones),
                    ),
                    Message("Add `duty` to each person: what to ask them about."),
                )


def persons_may_be_named(view: View) -> Iterator[Finding]:
    """Names and mailboxes of persons are personal information: staff confirm that they may be public."""
    for path, contact in view.values:
        if isinstance(contact, Contact) and contact.persons:
            yield Finding(
                (*path, "persons"),
                Message(
                    "The page publishes persons by name: {persons}.",
                    persons=tuple(person.name for person in contact.persons),
                ),
                Message("Confirm that they may be public, or name the office alone."),
            )


def no_numbers_of_persons_are_listed(view: View) -> Iterator[Finding]:
    """A list of results has no identity, bank or mobile number of a person in full."""
    if view.issued:  # The call in force has no list besides.
        return
    for path, value in view.values:
        if isinstance(value, ResultList):
            kinds = Counter(
                number.kind for row in value.rows for cell in row for number in personal_numbers(cell)
            )
            for kind, count in kinds.items():
                message = Message("The list shows {kind}, {n} in all.", kind=kind, n=count)
                remedy = Message("Mask it as 138****00, or accept the warning with the reason to publish it.")
                yield Finding(path, message, remedy)
