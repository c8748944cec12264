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

from filelock import FileLock, Timeout

from notice_site.output.disk_faults import disk_faults

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
            own = _lock_of(folder)
            own.acquire(blocking=False)
        try:
            yield folder
        finally:
            _remove(folder, own)
            with suppress(OSError):  # Another build is in it.
                root.rmdir()


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """Hold `path` within the block, once no other process does. Makes the file and removes it."""
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
    """Raises NotADirectoryError where a file stands in its place, at whatever height."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), error.filename) from None


def _remove_dead(root: Path) -> None:
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
    """Remove the lock's file and let go of it; on Windows, where no open file goes, the library does both."""
    if sys.platform != "win32":
        # While it is held: who waits for it sees that the file is gone, and makes a new one.
        Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()
