"""The first call as it was issued, cut into its body and its annexes, for tests that compare word for word.

White space does not count (blanks, tabs, NBSP and U+3000 are alignment of the Word file). The marks of empty
rows in a form are no text: a filled form has others. Flattened footnote marks (`编号1`) and note numbers are
text here, since the pages and documents print them too.
"""

import re
from pathlib import Path

SOURCE = Path(__file__).parent / "source" / "innovation-alliance-2017.txt"
EMPTY_ROW_MARKS = re.compile(r"(?<=家）)1\.2．3\.……")


def squeeze(text: str) -> str:
    """Text without any white space."""
    return re.sub(r"[\s\u00a0\u3000\u200b\ufeff]+", "", text)


def issued_parts() -> dict[str, str]:
    """`body`, then `附件1` … each without white space and without the annex's own number line."""
    text = SOURCE.read_text(encoding="utf-8")
    body, *annexes = re.split(r"^附件(\d)\s*$", text, flags=re.MULTILINE)
    numbered = zip(annexes[::2], annexes[1::2], strict=True)
    parts = {"body": body} | {f"附件{number}": words for number, words in numbered}
    return {name: EMPTY_ROW_MARKS.sub("", squeeze(words)) for name, words in parts.items()}
