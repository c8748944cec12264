"""A source file of any kind. In: its path. Out: `SourceFile`, or `SiteFault` where it cannot be read.

What reads a kind is imported when a file of it is read: that takes longer than to read a text.
"""

import json
from pathlib import Path, PurePath

from notice_site.importing import refusals
from notice_site.importing.blocks import SourceFile
from notice_site.importing.plain.read_text import read_text
from notice_site.problem import Message, SiteFault

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"\0\0\1\0", b"8BPS")
ARCHIVES = (b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b")
WEB = {b"<!doctype html": "html", b"<html": "html", b"mime-version:": "mht"}
OTHER_TEXTS = {b"{\\rtf": "rtf", b"<?xml": "xml", **WEB}
STRUCTURED = {
    **dict.fromkeys((".json", ".jsonl", ".geojson"), "json"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".csv", ".tsv"), "csv"),
    **dict.fromkeys((".yml", ".yaml"), "yaml"),
}
"""Endings of texts that programs read, with their kinds."""
ZIP = (b"PK\3\4", b"PK\5\6", b"PK\7\x08")


def kind_of(content: bytes, name: str) -> str:
    """`docx` for any zip file, which may still be another kind of one, or `text`; raises SiteFault."""
    if content.startswith(ZIP):
        return "docx"
    refusal = _other_kind(content, name)
    if not refusal and PurePath(name).suffix.lower() in (".docx", ".docm"):
        refusal = refusals.no_word(name)
    if refusal:
        raise refusal
    return "text"


def _other_kind(content: bytes, name: str) -> SiteFault | None:
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        return refusals.empty(name)
    if content.startswith(OLE):
        return _compound(content, name)
    if start.startswith(b"%pdf"):
        return refusals.pdf(name)
    if _is_picture(content):
        return refusals.picture(name)
    if content.startswith(ARCHIVES):
        return refusals.no_text(name, "zip")
    kind = next((kind for sign, kind in OTHER_TEXTS.items() if start.startswith(sign)), "")
    return refusals.other_text(name, kind) if kind else _for_programs(content, name)


def _for_programs(content: bytes, name: str) -> SiteFault | None:
    kind = STRUCTURED.get(PurePath(name).suffix.lower(), "") or ("json" if _is_json(content) else "")
    return refusals.structured(name, kind) if kind else None


def _is_json(content: bytes) -> bool:
    """Whether a text is the data of a program, whatever its name."""
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return False
    try:
        return isinstance(json.loads(content), dict | list)
    except ValueError:
        return False


def _is_picture(content: bytes) -> bool:
    bitmap = content.startswith(b"BM") and content[6:10] == bytes(4)
    named = content[8:12] == b"WEBP" or content[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif")
    return content.startswith(PICTURES) or bitmap or named


def _compound(content: bytes, name: str) -> SiteFault:
    """Older Office files and locked newer ones are small file systems; the names in them tell which."""
    if _holds(content, "EncryptedPackage") or _holds(content, "EncryptionInfo"):
        return refusals.locked(name)
    if _holds(content, "Workbook") or _holds(content, "PowerPoint Document"):
        return refusals.no_text(name, "xls, ppt")
    return refusals.wps(name) if PurePath(name).suffix.lower() == ".wps" else refusals.old_word(name)


def _holds(content: bytes, entry: str) -> bool:
    return entry.encode("utf-16-le") in content


MOST_BYTES = 60_000_000
MOST_TEXT = 4_000_000
"""A thousand pages of words alone."""


def read_source_file(path: Path) -> SourceFile:
    """Read the approved file of a call; raises SiteFault. Nothing is written, nothing is fetched."""
    content = _load(path)
    if kind_of(content, path.name) == "docx":
        from notice_site.importing.word.read_docx import read_docx  # noqa: PLC0415 - python-docx is slow

        return read_docx(content, path.name)
    if len(content) > MOST_TEXT:
        raise _too_large(path, len(content), MOST_TEXT)
    if path.suffix.lower() in (".md", ".markdown"):
        from notice_site.importing.plain.markdown import read_markdown  # noqa: PLC0415 - rarely used

        return read_markdown(content, path.name)
    return read_text(content, path.name)


AS_THEY_ARE = (
    *(
        ".doc",
        ".wps",
        ".xls",
        ".xlsx",
        ".et",
        ".ppt",
        ".pptx",
        ".dps",
        ".pdf",
        ".ofd",
        ".odt",
        ".ods",
        ".rtf",
    ),
    *(".zip", ".rar", ".7z", ".png", ".jpg", ".jpeg"),
)
"""Endings of files that a notice can have as annexes without being read."""


def attached_content(path: Path) -> bytes | None:
    """The bytes of a file that is offered as it is; None where it is one that is read, or none to offer.

    Raises SiteFault for a file with macros, or one that is too large.
    """
    content = _load(path)
    if path.suffix.lower() not in AS_THEY_ARE or not content:
        return None
    if b"vbaProject" in content or b"_VBA_PROJECT".decode().encode("utf-16-le") in content:
        raise refusals.macros(path.name)
    return content


def word_content(path: Path) -> bytes:
    """The bytes of a file that is Word's by its own signature; raises SiteFault for every other."""
    content = _load(path)
    if kind_of(content, path.name) != "docx":
        raise SiteFault(
            Message("{file} is no Word file.", file=path.name),
            Message("Open it in Word and save it as .docx: comments need a Word file."),
        )
    return content


def _load(path: Path) -> bytes:
    if not path.exists() or not (path.is_file() or path.is_dir()):
        raise SiteFault(
            Message("There is no file {file}.", file=path),
            Message("Name the Word file (.docx) of the notice."),
        )
    if path.is_dir():
        raise SiteFault(Message("{file} is a folder.", file=path), Message("Name the Word file in it."))
    if path.stat().st_size > MOST_BYTES:
        raise _too_large(path, path.stat().st_size, MOST_BYTES)
    try:
        return path.read_bytes()
    except OSError:
        raise SiteFault(
            Message("{file} may not be read.", file=path),
            Message("Close it in Word, or give yourself the right to read it."),
        ) from None


def _too_large(path: Path, size: int, most: int) -> SiteFault:
    return refusals.too_large(path.name, -(-size // 1_000_000), most // 1_000_000)
