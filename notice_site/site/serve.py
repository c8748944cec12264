"""The live preview. In: options. Out: a server on this machine that builds anew at every change."""

import socket
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from notice_site.problem import Message, SiteFault
from notice_site.project import SourceFolders, call_folder
from notice_site.site.build import prepare_site
from notice_site.site.options import BuildOptions
from notice_site.theme.mkdocs_build import serve_html
from notice_site.theme.preview import PageSource

HOST = "127.0.0.1"
PORTS = range(8000, 8020)


def serve_site(options: BuildOptions, ready: Callable[[str], None]) -> None:
    """Serve the call of `options.data` until it is interrupted; `ready` is called with the address.

    Raises SiteFault where other programs hold all of PORTS.
    """
    folders = SourceFolders(own=call_folder(options.data))
    with tempfile.TemporaryDirectory(prefix="notice-site-") as preview:
        source = PageSource(
            partial(prepare_site, options), Path(preview), folders, data=options.data, ready=ready
        )
        serve_html(source, f"{HOST}:{_free_port()}")


def _free_port() -> int:
    for port in PORTS:
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((HOST, port))
            except OSError:
                continue
            return port
    raise SiteFault(
        Message("Other programs hold all ports from {first} to {last}.", first=PORTS[0], last=PORTS[-1]),
        Message("End one of them; perhaps it is a preview that still runs in another window."),
    )
