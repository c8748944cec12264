"""A site as servers send it fastest. In: its files. Out: compressed ones to put beside them.

nginx (`gzip_static`) and Caddy (`precompressed`) send `page.html.gz` or `page.html.br` for `page.html` as it
is: pressed once and hard, not for every reader anew.
"""

import gzip
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

TEXTS = {".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml"}
"""Endings of what shrinks; pictures, Word files and PDF are compressed in themselves."""
LEAST = 1000
"""Bytes; less goes in one packet of the network anyway."""


def site_files(site: Path) -> dict[str, bytes]:
    """Every file of the site, by path, in the order of their paths."""
    found = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def compressed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """`<path>.gz` and `<path>.br` for each text of some length; the same text gives the same bytes."""
    texts = {
        path: content
        for path, content in files.items()
        if Path(path).suffix in TEXTS and len(content) >= LEAST
    }
    with ThreadPoolExecutor() as beside:  # both libraries work outside Python's lock
        pressed = beside.map(_pressed, texts.values())
        return {
            f"{path}{ending}": made for path, two in zip(texts, pressed, strict=True) for ending, made in two
        }


def _pressed(content: bytes) -> list[tuple[str, bytes]]:
    return [
        (".gz", gzip.compress(content, 9, mtime=0)),
        (".br", brotli.compress(content, mode=brotli.MODE_TEXT, quality=11)),
    ]
