"""Replace the published site in one step. In: a built folder. Out: the published folder, always whole.

On Linux the two folders change places in one step of the system. Elsewhere it takes two, and a program
killed between them leaves the finished site beside its place, under a name from which the next command
puts it there.
"""

import ctypes
import errno
import gzip
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from notice_site.disk import OutputError, disk_faults, locked
from notice_site.problem import Message

SITE_FILES = ("index.html", "404.html", "notice.json")
"""What every built site has: an older one is recognised by these, without a mark that would be published."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}
"""An old kernel, or a file system that cannot do it."""


def publish_tree(built: Path, out: Path) -> None:
    """Put the folder `built` at `out`; what was there is afterwards at `built`, or removed.

    Both must be on one disk (`build_root` sees to that). Raises OutputError, with `out` as it was, where
    `out` holds anything but an older site, and where the disk is full or refuses.
    """
    put_in_place(built, out, _refuse_foreign)


def put_in_place(built: Path, out: Path, refuse: Callable[[Path, Path], None]) -> None:
    """Put the folder `built` at `out` in one step; `refuse` raises where something else is there."""
    out = out.resolve()
    with disk_faults(out), locked(_beside(out, "swap")):
        _put_right(out)
        refuse(built, out)
        make_readable(built)
        if not (out.is_dir() and _exchange(built, out)):
            _move_in(built, out)


def make_readable(folder: Path) -> None:
    """Let everybody read the folder and what is in it: a server is another user, whatever umask built it."""
    for path in (folder, *folder.rglob("*")):
        mode, wanted = path.stat().st_mode, 0o755 if path.is_dir() else 0o644
        if mode & wanted != wanted:
            path.chmod(mode | wanted)


def finish_interrupted_swap(out: Path) -> None:
    """Put right what a program left that was killed while it put a site at `out`; does nothing otherwise."""
    out = out.resolve()
    with disk_faults(out):
        if any(_beside(out, role).exists() for role in ("new", "old", "swap")):
            with locked(_beside(out, "swap")):
                _put_right(out)


def _beside(out: Path, role: str) -> Path:
    return out.with_name(f".{out.name}.{role}")


def _refuse_foreign(built: Path, out: Path) -> None:
    """A folder given by mistake, `--out ~` say, must not lose anything."""
    missing = [name for name in SITE_FILES if not (built / name).is_file()]
    if missing:
        raise ValueError(f"not a site: {', '.join(missing)} missing")
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    if out.is_dir() and not built.resolve().is_relative_to(out) and not _foreign(built, out):
        return
    raise OutputError(
        Message("{path} exists and is not a site that was built here.", path=out),
        Message("Name another folder with --out, or remove it if nothing in it is needed."),
    )


def _foreign(built: Path, out: Path) -> bool:
    """Whether `out` lacks files of a built site, or has hidden ones that a site does not have."""
    hidden = {path.name for path in out.iterdir() if path.name.startswith(".")}
    return not all((out / name).is_file() for name in SITE_FILES) or any(
        not (built / name).exists() for name in hidden
    )


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot."""
    rename = (
        getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    )
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _move_in(built: Path, out: Path) -> None:
    """In two steps; between them `.site.new` is a finished site, and where `site` is missing it goes."""
    new, old = _beside(out, "new"), _beside(out, "old")
    built.rename(new)
    try:
        if out.exists():
            out.rename(old)
        new.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        new.rename(built)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _put_right(out: Path) -> None:
    new, old = _beside(out, "new"), _beside(out, "old")
    shutil.rmtree(old, ignore_errors=True)
    if new.exists() and out.exists():
        # Under the other name first: a folder half removed must never pass for a finished site.
        new.rename(old)
        shutil.rmtree(old)
    elif new.exists():
        new.rename(out)


TEXTS = {".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml"}
"""Endings of what shrinks; pictures, Word files and PDF are compressed in themselves."""
LEAST = 1000
"""Bytes; less goes in one packet of the network anyway."""


def site_files(site: Path) -> dict[str, bytes]:
    """Every file of the site, by path, in the order of their paths."""
    results = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in results}


def compressed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """`<path>.gz` and `<path>.br` for each text of some length; the same text gives the same bytes."""
    texts = {
        path: content
        for path, content in files.items()
        if Path(path).suffix in TEXTS and len(content) >= LEAST
    }
    with ThreadPoolExecutor() as beside:  # both libraries work outside Python's lock
        pressed = beside.map(_pressed, texts.values())
        return {
            f"{path}{ending}": made for path, two in zip(texts, pressed, strict=True) for ending, made in two
        }


def _pressed(content: bytes) -> list[tuple[str, bytes]]:
    return [
        (".gz", gzip.compress(content, 9, mtime=0)),
        (".br", brotli.compress(content, mode=brotli.MODE_TEXT, quality=11)),
    ]
