"""Debian's Firefox, driven over WebDriver BiDi. In: a folder of its own. Out: what obeys commands.

Playwright speaks BiDi too, but asks for commands that this release does not know yet (DECISIONS.md).
"""

import json
import os
import shutil
import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.font_sets import font_set

Found = dict[str, Any]
LONGEST = 30
"""Seconds that any one thing may take."""
ASKED, LOGGED, SAVED = "network.beforeRequestSent", "log.entryAdded", "browsingContext.downloadEnd"
OWN = ("file:", "blob:", "data:")
"""How addresses begin that no network is asked for."""
# What Firefox itself would ask the network for goes nowhere; the pages are on disk.
PREFERENCES = {"network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": 9} | {
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "datareporting.policy.dataSubmissionEnabled": False,
    # The list of downloads opens once a file is saved, and takes the focus from whatever tab shows then.
    "browser.download.alwaysOpenPanel": False,
}


class FirefoxFault(Exception):
    """Firefox refused a command, or did not answer in time."""


@contextmanager
def started(folder: Path) -> Iterator["Firefox"]:
    """A Firefox with a profile of its own, until the block ends; one that does not close is killed."""
    program = shutil.which("firefox-esr")
    assert program, "firefox-esr is missing"
    profile = folder / "profile"
    profile.mkdir()
    lines = (f'user_pref("{name}", {json.dumps(value)});\n' for name, value in PREFERENCES.items())
    (profile / "user.js").write_text("".join(lines), "ascii")
    process = subprocess.Popen(
        [program, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(profile)],
        env={"HOME": str(folder), "PATH": os.defpath, "FONTCONFIG_FILE": str(font_set(folder))},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with connect(_address(profile), max_size=None, proxy=None) as socket:
            firefox = Firefox(socket)
            behaviour = {"type": "allowed", "destinationFolder": str(folder / "downloads")}
            firefox.print_progress("browser.setDownloadBehavior", downloadBehavior=behaviour)
            yield firefox
            firefox.print_progress("browser.close")
        process.wait(LONGEST)
    finally:
        process.kill()
        process.wait()


def _address(profile: Path) -> str:
    """Firefox writes into its profile where it listens."""
    told = profile / "WebDriverBiDiServer.json"
    within(lambda: told.is_file() and told.read_text().endswith("}"), "Firefox has not started")
    server = json.loads(told.read_text())
    return f"ws://{server['ws_host']}:{server['ws_port']}/session"


class Firefox:
    """The other end of a running Firefox."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._number = 0
        self._events: deque[Found] = deque()
        self.print_progress("session.new", capabilities={})
        self.print_progress("session.subscribe", events=[ASKED, LOGGED, SAVED])

    def print_progress(self, method: str, **parameters: object) -> Found:
        """Give a command; its result. What happens meanwhile is kept."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while (message := self._next()).get("id") != self._number:
            self._events.append(message)
        if message["type"] == "error":
            raise FirefoxFault(f"{method}: {message['error']}: {message['message']}")
        result: Found = message["result"]
        return result

    def asked_and_failed(self) -> tuple[list[str], list[str]]:
        """What pages asked of a network and the errors in them, since this was asked last."""
        self.print_progress("session.status")
        asked = [event["params"]["request"]["url"] for event in self._events if event["method"] == ASKED]
        entries = [event["params"] for event in self._events if event["method"] == LOGGED]
        self._events.clear()
        return (
            [url for url in asked if not url.startswith(OWN)],
            [entry["text"] for entry in entries if entry["level"] == "error"],
        )

    def wait_for(self, method: str) -> Found:
        """The next event of a kind; other events stay."""
        for event in list(self._events):
            if event["method"] == method:
                self._events.remove(event)
                return event
        while (message := self._next())["method"] != method:
            self._events.append(message)
        return message

    def _next(self) -> Found:
        message: Found = json.loads(self._socket.recv(timeout=LONGEST))
        return message


def within(is_so: Callable[[], object], otherwise: str) -> None:
    """Wait until something is so; raise FirefoxFault with the given words when it takes too long."""
    end = time.monotonic() + LONGEST
    while not is_so():
        if time.monotonic() > end:
            raise FirefoxFault(otherwise)
        time.sleep(0.05)
