"""What a page may load and run. In: built pages. Out: the same with a policy, and its text for servers.

The Content-Security-Policy stands in every page, so that it also holds from a folder on disk and on a
server that sends no headers. The inline script that is needed before the first paint is named by
its hash; nothing else that stands inside a page runs, whatever the data says.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

FROM_DISK = "file:"
"""`'self'` compares origins, and files have none (CSP 3, 6.7.2.7): a page on disk needs its scheme named.
No page that came over the network may load from it, so there it allows nothing."""

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_NOT_RUN = re.compile(r"\bsrc=|\btype=[\"']?application/")
_CHARSET = re.compile(r"<meta charset=[^>]*>")


def with_policy(pages: Mapping[Path, str]) -> dict[Path, str]:
    """The pages with the policy in each, before anything that it is about."""
    tag = f'<meta http-equiv="Content-Security-Policy" content="{page_policy(pages.values())}">'
    return {page: _with_tag(page, text, tag) for page, text in pages.items()}


def _with_tag(page: Path, text: str, tag: str) -> str:
    # 404.html and the pages have the same head; a page without one is no page of ours.
    written, count = _CHARSET.subn(lambda charset: f"{charset[0]}\n{tag}", text, count=1)
    if count != 1:
        raise ValueError(f"{page.name} has no <meta charset>")
    return written


def page_policy(pages: Iterable[str]) -> str:
    """The policy as a page states it, for all of `pages` at once."""
    return _policy(pages, f"'self' {FROM_DISK}")


def header_policy(pages: Iterable[str]) -> str:
    """The policy as a server sends it; who may frame the pages can only be said there."""
    policy = _policy(pages, "'self'")
    return f"{policy}; frame-ancestors 'self'"


def _policy(pages: Iterable[str], own: str) -> str:
    hashes = sorted({_hash(script) for page in pages for script in inline_scripts(page)})
    directives = {
        "default-src": "'none'",
        "script-src": " ".join((own, *hashes)),
        "style-src": own,
        "img-src": f"{own} data:",
        "connect-src": "'self'",
        "form-action": "'none'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def inline_scripts(page: str) -> list[str]:
    """The scripts that stand in a page; those of a data type are not run, and need no leave."""
    return [found["text"] for found in _SCRIPT.finditer(page) if not _NOT_RUN.search(found["attributes"])]


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
