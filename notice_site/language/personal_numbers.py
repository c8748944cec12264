"""Numbers of persons, known by their form: identity, bank, mobile. In: a text. Out: they; it masked."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from notice_site.problem import Message

RUN = re.compile(r"\d(?:[ \-—–]?\d)*(?:[ \-—–]?[Xx](?![A-Za-z]))?")
"""440101 19900101 1234, 6222-0212-3456-7890-123, 44010119900101123X."""
PART_OF_A_CODE = re.compile(r"[A-Za-z*.]$")
"""What stands before a figure that is no number of its own: SN13800138000, 138****8000."""
NO_DIGIT = re.compile(r"[^\dXx]")
"""`-`."""
DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
FORMS = {
    Message("an identity number"): re.compile(
        rf"[1-9]\d{{5}}(?:19|20)\d{{2}}{DAY}\d{{3}}[\dXx]|[1-9]\d{{5}}\d{{2}}{DAY}\d{{3}}"
    ),
    Message("a bank account"): re.compile(r"62\d{14,17}|4\d{15}|5[1-5]\d{14}"),
    Message("a mobile number"): re.compile(r"(?:86)?1[3-9]\d{9}"),
}
"""440101199001011234 and the older 440101900101123, 6222021234567890123, 13800138000."""
LEFT = (3, 2)
"""Digits that a mask leaves at each end."""


@dataclass(frozen=True)
class PersonalNumber:
    """A number in a text."""

    kind: Message
    start: int
    end: int
    """Its place in the text after `plain_digits`."""
    text: str

    @property
    def masked(self) -> str:
        """138****00: enough to tell two persons apart, too little to use."""
        digits = NO_DIGIT.sub("", self.text)
        return f"{digits[: LEFT[0]]}****{digits[-LEFT[1] :]}"


def plain_digits(text: str) -> str:
    """The text with ordinary digits for full-width ones, no character more or less."""
    return "".join(unicodedata.normalize("NFKC", each) if "０" <= each <= "ｚ" else each for each in text)


def personal_numbers(text: str) -> Iterator[PersonalNumber]:
    """Every number of a person, in the text's order."""
    for match in RUN.finditer(plain_digits(text)):
        if PART_OF_A_CODE.match(text[max(match.start() - 1, 0) : match.start()]):
            continue
        digits = NO_DIGIT.sub("", match[0])
        kind = next((kind for kind, form in FORMS.items() if form.fullmatch(digits)), None)
        if kind:
            yield PersonalNumber(kind, match.start(), match.end(), match[0])


def masked(text: str) -> str:
    """The text with every number of a person masked."""
    for number in reversed([*personal_numbers(text)]):
        text = text[: number.start] + number.masked + text[number.end :]
    return text
