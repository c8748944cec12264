"""What a clerk takes to a government content system. In: a built site. Out: a folder of files to upload.

`pages/` has each page as a fragment that such a system's editor accepts: no script, no style, no class; it
reads well without them. `attachments/` has every download under the name that readers save it by,
`metadata.html` what each page says of itself. For whoever runs a server, `servers/` has its settings and
`www/` the site with compressed files; `site.zip` is the site for an intranet.
"""

import shutil
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from html import escape
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any, cast

from lxml import etree, html

from notice_site.disk import OutputError, disk_faults
from notice_site.problem import Message
from notice_site.site.publish_tree import compressed, site_files
from notice_site.site.server_files import server_files
from notice_site.word.archive import FIRST_YEAR, zip_files

LEFT_OUT = (
    "script | .//style | .//svg | .//button | .//input | .//select | .//textarea | .//template | .//nav"
    " | .//*[@hidden or contains(@class, 'headerlink') or contains(@class, 'print-only')]"
    " | .//*[contains(@class, 'visually-hidden') or contains(@class, 'clause-link')]"
)
KEPT_ATTRIBUTES = {
    "id",
    "href",
    "download",
    "colspan",
    "rowspan",
    "scope",
    "datetime",
    "lang",
    "start",
    "title",
}
MARK = "metadata.html"
"""By this file an older kit is known."""


def write_kit(site: Path, folder: Path) -> None:
    """Write the kit into `folder`, where nothing may stand but an older one; raises OutputError otherwise."""
    with disk_faults(folder):
        if folder.is_file() or (folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file()):
            raise OutputError(
                Message("{path} exists and is not a kit that was written here.", path=folder),
                Message("Name another folder with --kit, or remove it if nothing in it is needed."),
            )
        for part in ("pages", "attachments", "servers", "www"):
            shutil.rmtree(folder / part, ignore_errors=True)
        for path, content in (served_files(site) | kit_files(site)).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)


def served_files(site: Path) -> dict[str, bytes]:
    """The site for a server, with compressed files, and as a zip that is read where it is unpacked."""
    files = site_files(site)
    served = {f"www/{path}": content for path, content in (files | compressed(files)).items()}
    folder = {f"site/{path}": content for path, content in files.items()}
    return {**served, "site.zip": zip_files(folder, date(FIRST_YEAR, 1, 1))}


def kit_files(site: Path) -> dict[str, bytes]:
    """The whole kit of the site in this folder."""
    pages = {page: html.fromstring((site / page).read_bytes()) for page in _pages(site)}
    fragments: dict[str, bytes] = {}
    attachments: dict[str, bytes] = {}
    for address, page in pages.items():
        for path, name in _saved(address, page):
            attachments[f"attachments/{name}"] = (site / path).read_bytes()
        fragments[f"pages/{_file_name(address)}"] = _fragment(address, page)
    servers = {f"servers/{path}": content for path, content in server_files(site).items()}
    return {**fragments, **attachments, **servers, MARK: _metadata(pages)}


def _pages(site: Path) -> list[str]:
    """Pages that search engines may show; older editions and the page of no address stay behind."""
    results = sorted(path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return [page for page in results if b'name="robots" content="noindex"' not in (site / page).read_bytes()]


def _file_name(address: str) -> str:
    return f"{dirname(address).replace('/', '-') or 'index'}.html"


def _fragment(address: str, page: Any) -> bytes:
    article = deepcopy(page.find(".//article"))
    for element in article.xpath(f".//{LEFT_OUT}"):
        element.drop_tree()
    for comment in article.xpath(".//comment()"):
        comment.drop_tree()
    names = dict(_saved(address, article))
    canonical = "".join(page.xpath("//link[@rel='canonical']/@href"))
    for link in article.xpath(".//a[@href]"):
        _relink(link, address, names, canonical)
    for element in list(article.iter(etree.Element)):
        for name in set(element.attrib) - KEPT_ATTRIBUTES:
            del element.attrib[name]
        if element.tag == "table":
            # Without our styles a table has no lines.
            element.set("border", "1")
        elif element.tag == "span" and not element.attrib and not element.text_content().strip():
            element.drop_tree()
    inner = escape(article.text or "") + "".join(
        cast("str", html.tostring(child, encoding="unicode")) for child in article
    )
    return "\n".join(line.rstrip() for line in inner.splitlines() if line.strip()).encode() + b"\n"


def _relink(link: Any, address: str, names: dict[str, str], canonical: str) -> None:
    """A download by its name, another page by its full address; where that is not known, the words alone."""
    href = link.get("href")
    path = _below(address, href)
    if path in names:
        link.set("href", f"../attachments/{names[path]}")
    elif "://" in href or href.startswith(("#", "mailto:", "tel:")):
        return
    elif canonical:
        link.set("href", canonical.removesuffix(address) + path + href[len(href.partition("#")[0]) :])
    else:
        link.drop_tag()


def _saved(address: str, page: Any) -> Iterator[tuple[str, str]]:
    """Each download of a page: its path in the site, the name that it is saved by."""
    for link in page.xpath(".//a[@download]"):
        path = _below(address, link.get("href"))
        yield path, link.get("download") or path.rpartition("/")[2]


def _below(address: str, href: str) -> str:
    return normpath(join(dirname(address), href.partition("#")[0] or address.rpartition("/")[2]))


def _metadata(pages: dict[str, Any]) -> bytes:
    """A table for each page: the names of 国办发〔2017〕47号 and what to fill in."""
    parts = ['<!doctype html>\n<html lang="zh-CN"><meta charset="utf-8"><title>metadata</title>\n']
    for address, page in pages.items():
        rows = [("title", page.findtext(".//title").strip())]
        rows += [
            (meta.get("name"), meta.get("content"))
            for meta in page.xpath("//meta[@name and @name != 'viewport' and @name != 'generator']")
        ]
        cells = "".join(f"<tr><th>{escape(name)}<td>{escape(text)}\n" for name, text in rows)
        parts.append(f'<h2>{_file_name(address)}</h2>\n<table border="1">\n{cells}</table>\n')
    return "".join(parts).encode()
