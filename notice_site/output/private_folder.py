"""A folder for one build. In: where such folders stand. Out: a new one, nobody else's, gone after use.

Beside each folder stands a lock file, held as long as its build lives: the next build removes the folders
of builds that were killed, and never that of one still running.
"""

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from notice_site.output.disk_faults import disk_faults

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PREFIX = "build-"
_LOCK = ".lock"


def build_root(out: Path, usual: Path) -> Path:
    """Where a site for `out` is built: in `usual`, or beside `out` where that is another disk or only read.

    Only on the same disk can a finished folder take another's place in one step.
    """
    out = out.resolve()
    parent = next(folder for folder in out.parents if folder.is_dir())
    with suppress(OSError):
        usual.mkdir(parents=True, exist_ok=True)
        if usual.stat().st_dev == parent.stat().st_dev and os.access(usual, os.W_OK):
            return usual
    return parent / f".{out.name}.build"


@contextmanager
def private_folder(root: Path) -> Iterator[Path]:
    """A new folder below `root`, removed at the end of the block together with what dead builds left.

    Raises OutputError where the disk is full or does not let itself be written, at any time of the block.
    """
    with disk_faults(root):
        with hold(root / "new"):
            _remove_dead(root)
            folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=root))
            own = _locked(_lock_of(folder), wait=False)
            assert own is not None, "the folder's name is new, and so is its lock"
        try:
            yield folder
        finally:
            _remove(folder, own)
            with suppress(OSError):  # Another build is in it.
                root.rmdir()


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """Hold `path` within the block, once no other process does. Makes the file and removes it."""
    file = None
    while file is None:
        with suppress(FileNotFoundError):  # Another build was the last one in the folder, and removed it.
            _make_folder(path.parent)
            file = _locked(path, wait=True)
    try:
        yield
    finally:
        _release(path, file)


def _make_folder(folder: Path) -> None:
    """Raises NotADirectoryError where a file stands in its place, at whatever height."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), error.filename) from None


def _remove_dead(root: Path) -> None:
    for name in {path.name.removesuffix(_LOCK) for path in root.glob(f"{_PREFIX}*")}:
        lock = _locked(_lock_of(root / name), wait=False)
        if lock is not None:
            _remove(root / name, lock)


def _remove(folder: Path, lock: BinaryIO) -> None:
    # What Windows still has open stays, and the next build tries again.
    shutil.rmtree(folder, ignore_errors=True)
    _release(_lock_of(folder), lock)


def _lock_of(folder: Path) -> Path:
    return folder.with_name(folder.name + _LOCK)


def _locked(path: Path, *, wait: bool) -> BinaryIO | None:
    """The open file, locked until it is closed or its process ends; None where another process was first."""
    file = path.open("ab")
    try:
        _lock(file, wait=wait)
        if _is_same(path, file):
            return file
    except BlockingIOError:
        pass
    file.close()
    return None


def _is_same(path: Path, file: BinaryIO) -> bool:
    """Whether the file still stands: who held it before may have removed it while this process waited."""
    try:
        return path.stat().st_ino == os.fstat(file.fileno()).st_ino
    except FileNotFoundError:
        return False


def _lock(file: BinaryIO, *, wait: bool) -> None:
    if sys.platform == "win32":
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError from error
    else:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


def _release(path: Path, file: BinaryIO) -> None:
    if sys.platform == "win32":
        # An open file cannot be removed there; where this fails, the next process has it open already.
        file.close()
        with suppress(PermissionError):
            path.unlink(missing_ok=True)
    else:
        path.unlink(missing_ok=True)
        file.close()
