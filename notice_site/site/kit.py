"""What a clerk takes to a government content system. In: a built site. Out: a folder of files to upload.

`上传说明.html` says step by step what goes where. `announcements/` has each correction, proposed outcome and
outcome as an article of its own, `pages/` each page, both as plain HTML that editors keep; `attachments/` has
every download under the name that readers save it by, `metadata.html` what each page says of itself. For
whoever runs a server, `servers/` has its settings and `www/` the site with compressed files; `site.zip` is
the site for an intranet.
"""

import json
from copy import deepcopy
from datetime import date
from html import escape
from pathlib import Path
from posixpath import dirname
from typing import Any

from lxml import html

from notice_site.disk import OutputError, build_root, disk_faults, temporary_folder
from notice_site.editions.approval_sheet import sheet_environment
from notice_site.language.catalogue import Catalogue, catalogue_for
from notice_site.problem import Message
from notice_site.site.kit_articles import Article, Place, page_article
from notice_site.site.publish_tree import compressed, finish_interrupted_swap, put_in_place, site_files
from notice_site.site.server_files import server_files
from notice_site.word.archive import FIRST_YEAR, zip_files

MARK = "metadata.html"
"""By this file an older kit is known."""
OFFICIAL = "notice/index.html"
"""The page whose text is the issuer's own."""
UPDATES = "updates/index.html"
SHEET = Message("how-to-upload.html")
"""The name of the sheet, in the call's language."""


def write_kit(site: Path, folder: Path) -> None:
    """Put the kit at `folder`, where nothing may stand but an older one; raises OutputError otherwise.

    It is written beside its place and put there in one step: a full disk, a kill or a second writer leaves
    the older kit whole.
    """
    folder = folder.resolve()
    with disk_faults(folder):
        finish_interrupted_swap(folder)
        _refuse_foreign(folder, folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with temporary_folder(build_root(folder, folder.parent / f".{folder.name}.build")) as workspace:
            built = workspace / "kit"
            for path, content in (served_files(site) | kit_files(site)).items():
                (built / path).parent.mkdir(parents=True, exist_ok=True)
                (built / path).write_bytes(content)
            put_in_place(built, folder, _refuse_foreign)


def _refuse_foreign(_built: Path, folder: Path) -> None:
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file()):
        raise OutputError(
            Message("{path} exists and is not a kit that was written here.", path=folder),
            Message("Name another folder with --kit, or remove it if nothing in it is needed."),
        )


def served_files(site: Path) -> dict[str, bytes]:
    """The site for a server, with compressed files, and as a zip that is read where it is unpacked."""
    files = site_files(site)
    served = {f"www/{path}": content for path, content in (files | compressed(files)).items()}
    folder = {f"site/{path}": content for path, content in files.items()}
    return {**served, "site.zip": zip_files(folder, date(FIRST_YEAR, 1, 1))}


def kit_files(site: Path) -> dict[str, bytes]:
    """The whole kit of the site in this folder."""
    call = json.loads((site / "notice.json").read_text("utf-8"))
    catalogue = catalogue_for(call["language"])
    pages = {page: html.fromstring((site / page).read_bytes()) for page in _pages(site)}
    announcements = _announcements(pages, catalogue)
    articles = {f"pages/{_file_name(page)}": _page(page, tree, catalogue) for page, tree in pages.items()}
    written = announcements | articles
    attachments = {
        f"attachments/{name}": (site / path).read_bytes()
        for article in written.values()
        for name, path in article.attachments.items()
    }
    return {
        # The mark says to browsers and to Windows that it is UTF-8, and is no part of what is pasted.
        **{path: b"\xef\xbb\xbf" + article.html.encode() for path, article in written.items()},
        **attachments,
        **{f"servers/{path}": content for path, content in server_files(site).items()},
        catalogue.read(SHEET): _sheet(call, announcements, articles, catalogue),
        MARK: _metadata(pages),
    }


def _sheet(
    call: dict[str, Any],
    announcements: dict[str, Article],
    articles: dict[str, Article],
    catalogue: Catalogue,
) -> bytes:
    def rows(written: dict[str, Article]) -> list[tuple[str, Article, list[tuple[str, str]]]]:
        return [
            (path, article, [(words, f"pages/{_file_name(page)}") for words, page in article.links.items()])
            for path, article in written.items()
        ]

    groups = (
        (catalogue.translate("Announcements"), rows(announcements)),
        (catalogue.translate("Pages of the call"), rows(articles)),
    )
    page = sheet_environment(catalogue).get_template("kit.html.jinja")
    return page.render(title=call["title"], draft=call["draft"], groups=groups).encode()


def _pages(site: Path) -> list[str]:
    """Pages that search engines may show; older editions and the page of no address stay behind."""
    results = sorted(path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return [page for page in results if b'name="robots" content="noindex"' not in (site / page).read_bytes()]


def _file_name(address: str) -> str:
    return f"{dirname(address).replace('/', '-') or 'index'}.html"


def _page(page: str, tree: Any, catalogue: Catalogue) -> Article:
    article = deepcopy(tree.find(".//article"))
    title = (
        " ".join("".join(article.find(".//h1").itertext()).split())
        if article.find(".//h1") is not None
        else ""
    )
    return page_article(title, article, _place(page, tree, catalogue), official=page == OFFICIAL)


def _announcements(pages: dict[str, Any], catalogue: Catalogue) -> dict[str, Article]:
    """Each amendment under its own title: its text, its lists, its files."""
    if UPDATES not in pages:
        return {}
    tree = pages[UPDATES]
    written = {}
    for number, amendment in enumerate(tree.xpath("//article[@data-amendment-kind]"), 1):
        kept: Any = html.fromstring("<div></div>")
        parts = ".//*[@data-amendment] | .//*[contains(@class, 'ns-scroll')] | .//p[a[@download]]"
        for part in amendment.xpath(parts):
            kept.append(deepcopy(part))
        for paragraph in kept.xpath(".//*[@data-amendment]/p"):
            paragraph.set("data-issued", "")
        title = " ".join(amendment.find(".//h3").text_content().split())
        name = f"announcements/{number}-{amendment.get('id')}.html"
        written[name] = page_article(title, kept, _place(UPDATES, tree, catalogue), official=True)
    return written


def _place(page: str, tree: Any, catalogue: Catalogue) -> Place:
    canonical = "".join(tree.xpath("//link[@rel='canonical']/@href"))
    return Place(page, canonical.removesuffix(page), catalogue)


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
