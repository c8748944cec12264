"""Windows simulated on Linux, for tests of what is done differently there: our modules on a disk of its kind.

A file that is open is neither removed nor renamed, nor is the folder that holds it; a name that is taken is
refused; a lock's file goes once the lock is free.
"""

import errno
import importlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from filelock import FileLock

from notice_site import disk
from notice_site.project import PROJECT


def modules_that_ask_for_the_system() -> list[ModuleType]:
    """Those of `notice_site/` that read `sys.platform`."""
    files = [
        path for path in PROJECT.glob("notice_site/**/*.py") if "sys.platform" in path.read_text("utf-8")
    ]
    names = [".".join(path.relative_to(PROJECT).with_suffix("").parts) for path in sorted(files)]
    return [importlib.import_module(name) for name in names]


def simulate_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in modules_that_ask_for_the_system():
        monkeypatch.setattr(module, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(disk, "FileLock", _LockOfWindows)
    rename = _refusing_what_is_open(os.rename)
    monkeypatch.setattr(os, "unlink", _refusing_what_is_open(os.unlink))
    monkeypatch.setattr(os, "replace", _refusing_what_is_open(os.replace))
    monkeypatch.setattr(os, "rename", _refusing_what_is_taken(rename))
    monkeypatch.delattr(os, "link")


class _LockOfWindows(FileLock):
    """Lets go of its file, then removes it if nobody has it, as the library's lock of Windows does."""

    def _release(self) -> None:
        super()._release()
        with suppress(OSError):
            Path(self.lock_file).unlink()


def _refusing_what_is_open(change: Callable[..., None]) -> Callable[..., None]:
    def changed(*paths: Any, dir_fd: int | None = None, **options: Any) -> None:
        folder = Path(f"/proc/self/fd/{dir_fd}").readlink() if dir_fd is not None else Path()
        for path in paths:
            full = str((folder / os.fsdecode(path)).resolve())
            if any(opened == full or opened.startswith(f"{full}/") for opened in _opened_files()):
                raise PermissionError(errno.EACCES, "used by another process", str(path))
        change(*paths, **({"dir_fd": dir_fd} if dir_fd is not None else {}), **options)

    return changed


def _refusing_what_is_taken(rename: Callable[..., None]) -> Callable[..., None]:
    def renamed(source: Any, target: Any) -> None:
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "that name is taken", str(source), None, str(target))
        rename(source, target)

    return renamed


def _opened_files() -> list[str]:
    """Files that this process has open; its open folders, by which Linux removes a tree, are none."""
    opened = []
    for link in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            if link.is_file():
                opened.append(str(link.readlink()))
    return opened
