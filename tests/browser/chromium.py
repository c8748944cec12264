"""A Chromium that knows one set of fonts alone. In: a folder of its own. Out: the browser."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright

from tests.font_sets import PRINT, font_set

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
"""A test machine is root in a container, has no screen, and asks nobody for news."""
SMOOTHED_ALIKE = ("--font-render-hinting=none", "--hide-scrollbars")
"""For pictures: letters are where they do on any screen."""


@contextmanager
def started_chromium(
    playwright: Playwright, folder: Path, fonts: str = PRINT, *, more: tuple[str, ...] = ()
) -> Iterator[Browser]:
    """A running Chromium; what pages look like in it does not hang on the fonts of the machine."""
    program = shutil.which("chromium")
    assert program, "chromium is missing"
    environment: dict[str, str | float | bool] = {
        **os.environ,
        "FONTCONFIG_FILE": str(font_set(folder, fonts)),
    }
    started = playwright.chromium.launch(executable_path=program, args=[*ARGUMENTS, *more], env=environment)
    try:
        yield started
    finally:
        started.close()
