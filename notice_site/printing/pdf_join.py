"""Joining of printed parts. In: the parts that wkhtmltopdf printed, and their pages' feet. Out: whole PDFs.

Qt says of some characters that they are radicals (⼀ U+2F00 for 一 U+4E00), since both have one glyph; search
and copying then fail. The characters that the document does have are put back.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from pikepdf import Dictionary, Name, Object, Pdf, String

from notice_site.printing.fonts import same_glyphs
from notice_site.reading.fact_paths import walk_texts

CODE = re.compile(r"<([0-9A-F]{4})>")
ARRAY = re.compile(r"\[[^\]]*\]")


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with Pdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def finish(
    documents: dict[str, dict[str, Any]], parts: dict[str, list[bytes]], feet: bytes
) -> dict[str, bytes]:
    """Every document by its address: its parts joined, the feet laid under, title and language set.

    `feet` has a page for each page of all documents, in order.
    """
    finished = {}
    with Pdf.open(BytesIO(feet)) as printed:
        remaining = iter(printed.pages)
        for path, document in documents.items():
            whole = _joined(parts[path])
            for page in whole.pages:
                page.add_underlay(next(remaining), None)
            _repair_characters(whole, {char for _, text in walk_texts(document) for char in text})
            _describe(whole, document)
            finished[path] = _saved(whole)
    return finished


def _joined(parts: list[bytes]) -> Pdf:
    whole = Pdf.new()
    for part in parts:
        with Pdf.open(BytesIO(part)) as opened:
            whole.pages.extend(opened.pages)
    return whole


def _describe(pdf: Pdf, document: dict[str, Any]) -> None:
    made = datetime.fromtimestamp(document["made"], UTC)
    pdf.Root.Lang = String(document["language"])
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = document["title"]
        metadata["dc:creator"] = [document["author"]]
        metadata["dc:description"] = "\n".join(document["small_print"])
        metadata["xmp:CreateDate"] = made.isoformat()


def _saved(pdf: Pdf) -> bytes:
    saved = BytesIO()
    pdf.save(saved)
    return saved.getvalue()


def _repair_characters(pdf: Pdf, characters: set[str]) -> None:
    for font in _fonts(pdf):
        table = font.ToUnicode.read_bytes().decode("ascii")
        repaired = ARRAY.sub(
            lambda found: CODE.sub(lambda code: _repaired(code, characters), found[0]), table
        )
        font.ToUnicode.write(repaired.encode("ascii"))


def _repaired(code: re.Match[str], characters: set[str]) -> str:
    char = chr(int(code[1], 16))
    if char in characters:
        return code[0]
    alike = [other for other in same_glyphs().get(char, "") if other in characters]
    found = alike[0] if alike else unicodedata.normalize("NFKC", char)
    return f"<{ord(found):04X}>" if len(found) == 1 and ord(found) < 0x10000 else code[0]


def _fonts(pdf: Pdf) -> Iterator[Object]:
    """Every font with a table of characters, those of the laid-over feet too."""
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get(Name.Type) == Name.Font and Name.ToUnicode in item:
            yield item
