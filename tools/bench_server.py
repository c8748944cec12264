"""What a server bears that serves the project's call. Prints requests a second and how long they took.

nginx with the settings and the compressed files of a build, asked by wrk over 200 connections for 20 seconds;
any error ends the program with 1. Both run on this machine and share its processors.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from notice_site.site.build import build_site
from notice_site.site.kit import write_kit
from notice_site.site.options import BuildOptions
from tools.local_servers import serving

CONNECTIONS, SECONDS = 200, 20
PAGES = ("/", "/notice/", "/assets/styles/all.css", "/downloads/annex-1.docx")
SCRIPT = """
local paths, at = {{{paths}}}, 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], {{["Accept-Encoding"] = "gzip"}})
end
"""
FIGURE = re.compile(r"(Requests/sec|\d+ requests in|Socket errors|Non-2xx|50%|99%).*")
ERRORS = ("Socket errors", "Non-2xx")


def load(port: int, folder: Path) -> str:
    """What wrk reports of its load on the port."""
    script = folder / "load.lua"
    script.write_text(SCRIPT.format(paths=", ".join(f'"{page}"' for page in PAGES)), "utf-8")
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", "-s", str(script)]
    done = subprocess.run([*command, f"http://127.0.0.1:{port}/"], capture_output=True, text=True, check=True)
    return done.stdout


def main() -> int:
    """Build, serve, load, and print one line for each figure; 1 where a request failed."""
    if shutil.which("wrk") is None:
        sys.exit("wrk is needed: sudo apt-get install wrk")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build_site(BuildOptions(out=folder / "site"))
        write_kit(folder / "site", folder / "kit")
        with serving("nginx", folder / "kit/www", folder) as port:
            report = load(port, folder)
    figures = [match[0].strip() for match in FIGURE.finditer(report)]
    shown = "; ".join(" ".join(text.split()) for text in figures)
    print(f"nginx, {CONNECTIONS} connections, {SECONDS} s: {shown}")
    return int(any(error in report for error in ERRORS))


if __name__ == "__main__":
    sys.exit(main())
