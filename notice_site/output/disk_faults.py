"""A disk that does not take the site. In: the system's error. Out: `OutputError`, which says what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from notice_site.problem import Message
from notice_site.site_fault import SiteFault

_FULL = {errno.ENOSPC, errno.EDQUOT}
_TOO_LARGE = {errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER = {errno.ENOTDIR}
_OTHER_DISK = {errno.EXDEV, errno.EBUSY}


class OutputError(SiteFault):
    """The built site cannot be written or put in its place; what stood there still stands."""


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


def _fault(number: int | None, path: str) -> OutputError | None:
    if number in _FULL:
        return OutputError(
            Message("The disk of {path} is full.", path=path),
            Message("Make room on it; what stood there is unchanged."),
        )
    if number in _TOO_LARGE:
        return OutputError(
            Message("{path} is larger than a file may be there.", path=path),
            Message("Name a folder on another disk with --out, or have the limit raised (ulimit -f)."),
        )
    if number in _REFUSED:
        return OutputError(
            Message("{path} cannot be written.", path=path),
            Message("See who may write there, and close programs that have its files open."),
        )
    if number in _NO_FOLDER:
        return OutputError(
            Message("{path} is a file, and a folder is wanted there.", path=path),
            Message("Name another folder with --out."),
        )
    if number in _OTHER_DISK:
        return OutputError(
            Message(
                "{path} cannot be replaced as a whole: it is where a disk is mounted, or in use.", path=path
            ),
            Message("Name a folder inside it, as --out {path}/site.", path=path),
        )
    return None
