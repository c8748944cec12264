"""Characters that no data file can hold. In: a text. Out: the text without them, and what was passed over.

Word leaves some in a text for its fields and cells.
"""

import re

from notice_site.importing.blocks import PassedOver, Place

CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")
LINE_END = re.compile("\r\n|[\r\n\u2028\u2029\x85]")


def without_controls(text: str, name: str) -> tuple[list[str], tuple[PassedOver, ...]]:
    """The lines of a text, and the control characters that stood in them by their codes."""
    lines = LINE_END.split(text)
    found = [(number, run) for number, line in enumerate(lines, 1) for run in CONTROLS.findall(line)]
    passed_over = (
        PassedOver("control characters", _codes(run), Place(name, number)) for number, run in found
    )
    return [CONTROLS.sub("", line) for line in lines], tuple(passed_over)


def _codes(characters: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in characters)
