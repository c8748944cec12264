"""Writing to disk: locks, temporary directories, and what to say when the disk refuses.

In: a path, or the system's error. Out: a lock or a directory within a block; `OutputError`, with its remedy.
"""

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from notice_site.problem import Message, SiteFault


class OutputError(SiteFault):
    """The built site cannot be written or cannot replace the old one, which stays as it was."""


@contextmanager
def disk_faults(folder: Path) -> Iterator[None]:
    """Turn the errors of a disk within the block into OutputError, naming the error's file or else `folder`.

    Any other OSError passes: it is a bug and keeps its traceback.
    """
    try:
        yield
    except OSError as error:
        fault = _fault(error.errno, str(error.filename or folder))
        if fault is None:
            raise
        raise fault from error


_TEXTS: tuple[tuple[set[int], Message, Message], ...] = (
    (
        {errno.ENOSPC, errno.EDQUOT},
        Message("The disk of {path} is full."),
        Message("Make room on it; what was there is unchanged."),
    ),
    (
        {errno.EFBIG},
        Message("{path} is larger than a file may be there."),
        Message("Name a folder on another disk with --out, or have the limit raised (ulimit -f)."),
    ),
    (
        {errno.EACCES, errno.EPERM, errno.EROFS},
        Message("{path} cannot be written."),
        Message("See who may write there, and close programs that have its files open."),
    ),
    (
        {errno.ENOTDIR},
        Message("{path} is a file, and a folder is wanted there."),
        Message("Name another folder with --out."),
    ),
    (
        {errno.EXDEV, errno.EBUSY},
        Message("{path} cannot be replaced as a whole: it is where a disk is mounted, or in use."),
        Message("Name a folder inside it, as --out {path}/site."),
    ),
)
"""Numbers of errors, what is wrong, and what to do."""


def _fault(number: int | None, path: str) -> OutputError | None:
    for numbers, message, remedy in _TEXTS:
        if number in numbers:
            return OutputError(message.filled(path=path), remedy.filled(path=path))
    return None


_PREFIX = "build-"
_LOCK = ".lock"


def build_root(out: Path, usual: Path) -> Path:
    """Where a site for `out` is built: in `usual`, or beside `out` where that is another disk or only read.

    Only on the same disk can a finished folder take another's place in one step.
    """
    out, usual = out.resolve(), usual.resolve()
    parent = next(folder for folder in out.parents if folder.is_dir())
    with suppress(OSError):
        usual.mkdir(parents=True, exist_ok=True)
        if usual.stat().st_dev == parent.stat().st_dev and os.access(usual, os.W_OK):
            return usual
    return parent / f".{out.name}.build"


@contextmanager
def temporary_folder(root: Path) -> Iterator[Path]:
    """A temporary directory below `root`, removed after the block, as is what crashed builds left.

    Raises OutputError where the disk is full or cannot be written, at any time of the block.
    """
    with disk_faults(root):
        with locked(root / "new"):
            _remove_left_over(root)
            folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=root))
            own = _lock_of(folder)
            own.acquire(blocking=False)
        try:
            yield folder
        finally:
            _remove(folder, own)
            with suppress(OSError):  # Another build is in it.
                root.rmdir()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file `path` within the block, once no other process does; it is made and removed."""
    lock = FileLock(path, poll_interval=0.01)
    while not lock.is_locked:
        with suppress(FileNotFoundError):  # Another build was the last one in the folder, and removed it.
            _make_folder(path.parent)
            lock.acquire()
    try:
        yield
    finally:
        _release(lock)


def _make_folder(folder: Path) -> None:
    """Make a folder and its parents; raises NotADirectoryError where one of them is a file."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), error.filename) from None


def _remove_left_over(root: Path) -> None:
    for name in {path.name.removesuffix(_LOCK) for path in root.glob(f"{_PREFIX}*")}:
        lock = _lock_of(root / name)
        with suppress(Timeout):  # Its build still runs.
            lock.acquire(blocking=False)
            _remove(root / name, lock)


def _remove(folder: Path, lock: FileLock) -> None:
    # What Windows still has open stays, and the next build tries again.
    shutil.rmtree(folder, ignore_errors=True)
    _release(lock)


def _lock_of(folder: Path) -> FileLock:
    return FileLock(folder.with_name(folder.name + _LOCK))


def _release(lock: FileLock) -> None:
    """Release the lock and remove its file; on Windows, where no open file can go, the library does both."""
    if sys.platform != "win32":
        # Removed before the release: a waiting process sees that the file is gone, and makes a new one.
        Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()
