"""What a live preview answers. In: MkDocs' server as a WSGI application. Out: the same behind a guard.

A page of another site may have its own name lead to this machine (DNS rebinding) and would then read a draft:
only questions for the preview's own names are answered. Paths that no file can have end here, too.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

Application: TypeAlias = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
NO_PATH = re.compile(r"\0|^/livereload/(?!\d{1,15}/\d{1,15}$)")
"""`/a\\0b`; `/livereload/17/17` is how a page asks whether it is still the newest."""


def guarded(application: Application, host: str, port: int) -> Application:
    """Answer what asks for `host` or a name of this machine at `port`; 421 for others, 400 for no path."""
    names = {f"{name}:{port}" for name in (*LOOPBACK, host)} | ({*LOOPBACK, host} if port == 80 else set())

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if str(environ.get("HTTP_HOST", "")).lower() not in names:
            return _refused("421 Misdirected Request", start_response)
        if environ.get("REQUEST_METHOD") not in ("GET", "HEAD"):
            return _refused("405 Method Not Allowed", start_response)
        if NO_PATH.search(str(environ.get("PATH_INFO", ""))):
            return _refused("400 Bad Request", start_response)
        return application(environ, start_response)

    return answer


def _refused(status: str, start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
    return [status.encode()]
