"""Characters that nobody sees, by kind. In: nothing. Out: ranges for the brackets of a pattern, and patterns.

Every reader and every output puts its pattern together from these kinds: what each cannot hold differs.
"""

import re

C0 = r"\0-\x08\x0b\x0c\x0e-\x1f"
"""Control characters of ISO 646 but tab, line feed and carriage return."""
C1 = r"\x7f-\x84\x86-\x9f"
"""Delete, and the control characters of ISO 6429 but the line end U+0085."""
LINE_ENDS = r"\x85\u2028\u2029"
"""What YAML 1.1, Python and some editors take for a line end, and others for nothing."""
HALVES = r"\ud800-\udfff"
"""Surrogates: half of a character each."""
NO_CHARACTERS = r"\ufdd0-\ufdef\ufffe\uffff" + "".join(
    rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17)
)
"""Code points that stand for no character and never will (Unicode 23.7)."""
DIRECTIONS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""What turns the direction of writing round: by those `gpj.exe` is read as a picture (UAX 9)."""
JOINERS = r"\u200c\u200d"
"""They mean something in Arabic, Indic and Mongolian writing and inside an emoji, and nothing elsewhere."""
SELECTORS = r"\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""They distinguish forms of a Han or Mongolian character, or of an emoji."""
WIDTHLESS = (
    r"\xad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
"""Unicode's Default_Ignorable_Code_Point but for the kinds above; and marks of notes between lines."""
UNSEEN = f"{DIRECTIONS}{JOINERS}{WIDTHLESS}"
"""Marks without ink or width."""
_JOINED = (
    r"\u0600-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1800-\u18af\u2600-\u27bf\ufe0f\ufb50-\ufdff\ufe70-\ufefc"
    r"\U0001f000-\U0001faff"
)
"""What a zero-width joiner may follow."""

CONTROLS = re.compile(f"[{C0}{C1}{HALVES}{NO_CHARACTERS}]")
"""What is no text in any output."""
HIDDEN = re.compile(f"[{C0}{C1}{LINE_ENDS}{HALVES}{NO_CHARACTERS}{UNSEEN}](?<![{_JOINED}][{JOINERS}])")
"""What no text of a call may hold: nobody reads it, and programs do not agree on it."""


def codes(characters: str) -> str:
    """Their code points: `U+200B U+FEFF`."""
    return " ".join(f"U+{ord(character):04X}" for character in characters)
