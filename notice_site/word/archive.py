"""Archives and sums. In: files as `{path: bytes}`. Out: zip files whose bytes repeat, and SHA256SUMS.

A .docx is such a zip too.
"""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from datetime import date

from notice_site.facts.facts import Facts

DOWNLOADS = "downloads/"
FIRST_YEAR = 1980
"""A zip file knows no earlier year."""


def zip_files(files: Mapping[str, bytes], day: date) -> bytes:
    """A zip of the files in the order given, all dated midnight of `day`; names that need it are UTF-8."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (max(day.year, FIRST_YEAR), day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, on whatever system it is built
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return written.getvalue()


def render_archive(files: Mapping[str, bytes], facts: Facts) -> dict[str, bytes]:
    """`downloads/annexes.zip` and `downloads/SHA256SUMS` of all downloads in `files`, and of that zip.

    The zip has each annex's Word and PDF file, or the file that it is, under the name it is saved by,
    `附件1 ….docx`; without annexes there is none.
    """
    downloads = {path: content for path, content in files.items() if path.startswith(DOWNLOADS)}
    if annexes := _named_annexes(downloads, facts):
        downloads[f"{DOWNLOADS}annexes.zip"] = zip_files(annexes, issued_on(facts))
    sums = "".join(
        f"{hashlib.sha256(content).hexdigest()}  {path.removeprefix(DOWNLOADS)}\n"
        for path, content in sorted(downloads.items())
    )
    made = {path: content for path, content in downloads.items() if path not in files}
    return made | ({f"{DOWNLOADS}SHA256SUMS": sums.encode()} if sums else {})


def _named_annexes(files: Mapping[str, bytes], facts: Facts) -> dict[str, bytes]:
    return {
        name: files[path] for annex in facts.annexes for path, name in annex.files.items() if path in files
    }


def issued_on(facts: Facts) -> date:
    """The day under the notice, which its files bear; where it names none, the first that a zip knows."""
    return facts.notice.key_dates.signed_day or date(FIRST_YEAR, 1, 1)
