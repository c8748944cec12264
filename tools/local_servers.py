"""Servers started with the settings that a build writes. In: a site and its settings. Out: a server to ask.

Each listens on 127.0.0.1 at a free port, keeps its own files in a folder that the caller gives, and ends
with the block.
"""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from notice_site.site.server_files import server_files

ROOT_OF_SITE = "/var/www/notice/site"
PACKAGES = {"nginx": "nginx-light", "caddy": "caddy"}
Answer = tuple[int, dict[str, str], bytes]
"""Status, headers with names in small letters, body."""


@contextmanager
def serving(name: str, site: Path, folder: Path, *, hsts: bool = False) -> Iterator[int]:
    """The port of `name`, nginx or caddy, which serves `site` by the settings of that site.

    With `hsts` the line that the settings leave to whoever runs the server is no comment.

    Raises FileNotFoundError where the program is missing, RuntimeError where it does not start.
    """
    program = shutil.which(name) or shutil.which(name, path="/usr/sbin")
    if program is None:
        raise FileNotFoundError(f"{name} is missing: sudo apt-get install {PACKAGES[name]}")
    port = free_port()
    settings = server_files(site)[{"nginx": "nginx.conf", "caddy": "Caddyfile"}[name]].decode()
    if hsts:
        settings = re.sub(r"# (.*Strict-Transport-Security)", r"\1", settings)
    command = {"nginx": _nginx, "caddy": _caddy}[name](
        settings.replace(ROOT_OF_SITE, str(site)), folder, port
    )
    own = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([program, *command], stderr=log, stdout=log, env=os.environ | own)
        try:
            _wait_for(port, server, folder / "log")
            yield port
        finally:
            server.terminate()
            server.wait(10)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def asked(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    """What a server answers to one request; `Accept_Encoding="gzip"` is a header."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    sent = {header.replace("_", "-"): value for header, value in headers.items()}
    connection.request(method, path, headers=sent)
    answer = connection.getresponse()
    response = answer.status, {header.lower(): value for header, value in answer.getheaders()}, answer.read()
    connection.close()
    return response


def _nginx(settings: str, folder: Path, port: int) -> list[str]:
    settings = settings.replace("listen 80;", f"listen 127.0.0.1:{port};")
    settings = settings.replace("include mime.types;", "include /etc/nginx/mime.types;")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    kept = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    # As root its workers would be nobody, who may not enter a folder of root's.
    user = "user root;\n" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user}pid {folder}/pid;\ndaemon off;\nworker_processes auto;\nevents {{}}\n"
        f"http {{ access_log off; {kept}\n{settings}\n}}\n",
        "utf-8",
    )
    return ["-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]


def _caddy(settings: str, folder: Path, port: int) -> list[str]:
    settings = settings.replace("www.example.gov.cn", f"http://127.0.0.1:{port}")
    (folder / "Caddyfile").write_text(f"{{\n\tadmin off\n}}\n{settings}", "utf-8")
    return ["run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


def _wait_for(port: int, server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(200):
        if server.poll() is not None:
            break
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"the server does not answer:\n{log.read_text('utf-8', 'replace')}")
