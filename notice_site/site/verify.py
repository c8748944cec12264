"""Whether site, documents and editions agree. In: a data file, its site, what was kept. Out: faults.

The site is built once more from its edition and compared byte for byte, as the same edition gives the same
files. What agrees only with itself may have been exchanged as a whole, so the origin is proved by what was
kept elsewhere alone: the code of the signed sheet, or a file of sums.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from notice_site.editions.approval_code import approval_code, typed_code
from notice_site.editions.publishing import is_draft, shown_state
from notice_site.problem import Message, ProblemsFound, SiteFault
from notice_site.reading.build import Call, build_call
from notice_site.reading.editions import Edition, editions_folder, read_editions
from notice_site.reading.source import read_source
from notice_site.site.assemble import render_site
from notice_site.site.build import built_site, code_of
from notice_site.site.options import BuildOptions
from notice_site.site.publish_tree import site_files

SUMS = "downloads/SHA256SUMS"
MOST_NAMED = 5
"""Files that one sentence names; the others are counted."""


@dataclass(frozen=True)
class Verification:
    """What was compared, and what does not agree."""

    edition: Edition
    files: int
    """Files of the site."""
    faults: tuple[Message, ...]
    proofs: tuple[Message, ...]
    """What was kept elsewhere and agrees; without any the origin is not proved."""


def verify_site(options: BuildOptions, code: str = "", kept: Path | None = None) -> Verification:
    """Compare the site at `options.out` with its editions, its sums, and with what was kept elsewhere.

    Raises ProblemsFound where an edition was changed or is missing, SiteFault where nothing is published.
    """
    editions = read_editions(editions_folder(options.data))
    shown = shown_state(options.out)
    if not editions or shown is None:
        raise SiteFault(
            Message("There is no published site to compare at {folder}.", folder=options.out),
            Message("Publish first, or name the folder of the site with --out."),
        )
    files, newest = site_files(options.out), editions[-1]
    faults = [*_of_documents(files)]
    proofs: list[Message] = []
    if (shown.edition, shown.draft) != (newest.number, False):
        faults.append(
            Message(
                "The site shows edition {shown}, not edition {number} as it was published.",
                shown=shown.edition,
                number=newest.number,
            )
        )
    call = _published_call(options.data, editions)
    with built_site(render_site(call, options, editions), options) as built:
        faults += _differing(files, {path: _digest(content) for path, content in site_files(built).items()})
    if code:
        (proofs if not (fault := _of_code(newest, editions[:-1], options, code)) else faults).append(
            fault or Message("the code of the signed sheet")
        )
    if kept:
        differing = [*_differing(files, _kept_sums(kept, options.out, files))]
        faults += differing
        proofs += [] if differing else [Message("the sums of {file}", file=kept)]
    return Verification(newest, len(files), tuple(faults), tuple(proofs))


def sums_of(site: Path) -> str:
    """The SHA-256 of every file of the site, a line each, as `sha256sum -c` reads them in its folder."""
    return "".join(f"{_digest(content)}  {path}\n" for path, content in site_files(site).items())


def _published_call(data: Path, editions: tuple[Edition, ...]) -> Call:
    """The call of the newest edition; from the data file where that says the same, else as it was frozen."""
    with suppress(ProblemsFound):
        source = read_source(data)
        if not is_draft(source, editions):
            return build_call(source)
    return build_call(replace(editions[-1].source, path=data))


def _of_documents(files: Mapping[str, bytes]) -> Iterator[Message]:
    if SUMS not in files:
        yield Message("{file} is missing.", file=SUMS)
        return
    sums = _read_sums(files[SUMS].decode("utf-8", errors="replace"), "downloads/")
    yield from _differing({path: files[path] for path in files if path in sums}, sums)


def _of_code(
    edition: Edition, before: tuple[Edition, ...], options: BuildOptions, typed: str
) -> Message | None:
    """What is wrong with a code that was typed, computed for the program that it was entered with."""
    call = build_call(replace(edition.source, path=options.data))
    made = code_of(call, before, options, edition.note)
    if edition.entry:  # Perhaps of an older program, which made the pages that were signed.
        made = approval_code(made.source, before, replace(made.target, program=edition.entry.program))
    if made.text == typed_code(typed):
        return None
    return Message(
        "The code of edition {number} here is {code}, not {typed}. Its parts: {parts}.",
        number=edition.number,
        code=made.text,
        typed=typed_code(typed),
        parts=made.listed(),
    )


def _kept_sums(kept: Path, site: Path, files: Mapping[str, bytes]) -> dict[str, str]:
    """Sums of the whole site, or of its downloads, as they are named there; never the site's own."""
    if kept.resolve().is_relative_to(site.resolve()):
        raise SiteFault(
            Message("{file} belongs to the site itself and proves nothing.", file=kept),
            Message("Name a file of sums that was kept elsewhere."),
        )
    try:
        text = kept.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    whole, downloads = _read_sums(text, ""), _read_sums(text, "downloads/")
    if not whole:
        raise SiteFault(
            Message("{file} has no sums.", file=kept),
            Message("Name a file that verify --save-sums wrote, or a SHA256SUMS of the downloads."),
        )
    return downloads if downloads.keys() & files.keys() and not whole.keys() & files.keys() else whole


def _read_sums(text: str, folder: str) -> dict[str, str]:
    """Lines `1bec…6f  notice.pdf` by path."""
    pairs = (line.split(maxsplit=1) for line in text.splitlines())
    return {folder + pair[1].lstrip("*"): pair[0].lower() for pair in pairs if len(pair) == 2}


def _differing(files: Mapping[str, bytes], expected: Mapping[str, str]) -> Iterator[Message]:
    """One sentence for files that differ, for those that lack, for those that nothing expects."""
    changed = [path for path in files if path in expected and _digest(files[path]) != expected[path]]
    lacking = [path for path in expected if path not in files]
    strange = [path for path in files if path not in expected and not _is_only_of_downloads(expected)]
    if changed:
        yield Message("{n} files differ: {files}", **_named(changed))
    if lacking:
        yield Message("{n} files are missing: {files}", **_named(lacking))
    if strange:
        yield Message("{n} files are there that nothing made: {files}", **_named(strange))


def _named(paths: list[str]) -> dict[str, object]:
    """How many they are, and the first of them."""
    return {"n": len(paths), "files": (*paths[:MOST_NAMED], *(["…"] if len(paths) > MOST_NAMED else []))}


def _is_only_of_downloads(expected: Mapping[str, str]) -> bool:
    return all(path.startswith("downloads/") for path in expected)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
