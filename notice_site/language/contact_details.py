"""Telephone numbers and mailboxes as texts have them. In: a number. Out: what is wrong with it; patterns."""

import re
from collections.abc import Callable
from unicodedata import normalize

from notice_site.problem import Message

MAILBOX = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9][\w.+-]*+@(?P<host>[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)", re.ASCII
)
"""office@example.gov.cn."""
DIALLED = re.compile(r"\+?[\d\s()（）\-－—–―‐]+")
"""020-12345678 of 020－12345678转801: the part before an extension, which no link can dial everywhere."""
PHONE = (
    r"(?:\+\d[\d -]{8,16}\d"
    r"|(?:[（(]0\d{2,3}[)）]\s?|0\d{2,3}[-－—―\s])\d{7,8}(?:[-－转]\d{1,6})?(?!\d)"
    r"|400[- ]?\d{3}[- ]?\d{4}(?!\d)"
    r"|(?:0\d{2,3})?[2-8]\d{6,7}(?:[-－转]\d{1,6})?(?!\d)"
    r"|(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d))"
)
"""+86 20 1234 5678, （020）1234567转8, 400-123-4567, 87654321, 138 0013 8000, where a label has said so."""
SELF_EVIDENT = re.compile(
    r"(?<![\d@.])(?:[（(]0\d{2,3}[)）]\s?\d{7,8}|0\d{2,3}[-－—―]\d{7,8}|1[3-9]\d{9}|400-\d{3}-\d{4})(?!\d)"
)
"""020-12345678, 13800138000: a telephone wherever it stands."""
IN_ANY_WRITING = re.compile(
    r"(?<![\dA-Za-z〔-])(?:\+?86[- ]?)?[(（]?(?:0\d{2,3}|400|800)[)）]?[- －—]?\d{3,4}[- ]?\d{3,5}(?![\d号])"
    r"|(?<!\d)1[3-9]\d{9}(?!\d)"
)
"""+86 020－1234 5678: how the same number may be written in several places."""
EXTENSION = re.compile(r"\s*(?:转|分机|ext\.?)\s*\d{1,6}$")
"""转801, 分机8."""
EXTENSION_AFTER_DASH = re.compile(r"\s*[-－—]\s*\d{1,6}$")
"""-801 of 020-87654321-801; -8888 of 400-810-8888 is none."""
NATIONAL = re.compile(r"1[3-9]\d{9}|(?:400|800)\d{7}|1[02]\d{1,3}|9[56]\d{3,4}|12\d{3}")
"""13800138000, 4001234567, 110, 95588, 12345: dialled without an area code."""
SHORT_AREA = re.compile(r"0(?:10|2[0-9])")
"""010, 020."""
LONG_AREA = re.compile(r"0[3-9]\d\d")
"""0755."""
NO_DIGIT = re.compile(r"\D")
"""`-`."""
LONGEST = 12
"""Digits of the longest number with its area."""


def chinese_telephone_fault(number: str) -> Message | None:
    """What to write instead of a number that cannot be dialled from anywhere in China."""
    digits = _digits(number)
    if NATIONAL.fullmatch(digits):
        return None
    if digits.startswith("1") and len(digits) in (10, 12):
        return Message("Write 11 digits; this has {count}.", count=len(digits))
    if SHORT_AREA.match(digits):
        return None if len(digits) == 11 else Message("Write 8 digits after {area}.", area=digits[:3])
    if LONG_AREA.match(digits):
        return (
            None if len(digits) in (11, 12) else Message("Write 7 or 8 digits after {area}.", area=digits[:4])
        )
    if len(digits) in (7, 8) and not digits.startswith("0"):
        return Message("Write the area code before it.")
    return Message("Write area code and number, a mobile number, or a 400 number.")


def _digits(number: str) -> str:
    """The digits that are dialled from anywhere in the country, without an extension."""
    number = EXTENSION.sub("", number)
    digits = NO_DIGIT.sub("", number)
    if len(digits) > LONGEST:
        digits = NO_DIGIT.sub("", EXTENSION_AFTER_DASH.sub("", number))
    if not number.startswith("+86"):
        return digits
    inland = digits.removeprefix("86")
    return inland if NATIONAL.fullmatch(inland) or inland.startswith("0") else f"0{inland}"


def as_typed(number: str) -> str:
    """The digits of a number before its extension, and a plus where it has one: 02012345678."""
    dialled = DIALLED.match(number)
    return re.sub(r"[^\d+]", "", normalize("NFKC", dialled[0] if dialled else number))


def telephone_fault_in(region: str) -> Callable[[str], Message | None]:
    """As `chinese_telephone_fault`, for the numbering plan of another country: GB, US."""

    def fault(number: str) -> Message | None:
        import phonenumbers as plan  # noqa: PLC0415 - 13 ms that only calls of these countries need

        if _international(number, region) or _is_short(number, region):
            return None
        example = plan.example_number(region)
        if example is None:
            raise LookupError(f"no numbering plan of {region}")
        written = plan.format_number(example, plan.PhoneNumberFormat.NATIONAL)
        return Message("Write the number as it is dialled, with its area code: {example}.", example=written)

    return fault


def dialled_in(region: str) -> Callable[[str], str]:
    """As dialled from anywhere, `+442079460018`; a number that cannot be, such as 911, as it is typed."""
    return lambda number: _international(number, region) or as_typed(number)


def _international(number: str, region: str) -> str:
    """`+443001234567` of `0300 123 4567 (option 2)`; empty where no valid number is there."""
    import phonenumbers as plan  # noqa: PLC0415 - as above

    if match := next(iter(plan.PhoneNumberMatcher(number, region)), None):
        return plan.format_number(match.number, plan.PhoneNumberFormat.E164)
    try:
        parsed = plan.parse(number, region)  # letters stand for digits: 1-800-FED-INFO
    except plan.NumberParseException:
        return ""
    return plan.format_number(parsed, plan.PhoneNumberFormat.E164) if plan.is_valid_number(parsed) else ""


def _is_short(number: str, region: str) -> bool:
    """101, 911."""
    import phonenumbers as plan  # noqa: PLC0415 - as above

    try:
        return plan.is_valid_short_number_for_region(plan.parse(number, region), region)
    except plan.NumberParseException:
        return False
