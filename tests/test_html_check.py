"""The check of built pages: what it must say, and what it must not."""

from pathlib import Path

import pytest

from notice_site.theme.html_check import check_html


def site_of(folder: Path, **pages: str) -> Path:
    """A site of whole pages around the given bodies; `a__b` is `a/b.html`."""
    for name, body in {"index": "", "notice__index": '<h2 id="clause-1">x</h2>', **pages}.items():
        path = folder / (name.replace("__", "/") + ".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f'<html lang="zh-CN"><head><meta charset="utf-8"><title>页</title></head>{body}</html>',
            encoding="utf-8",
        )
    (folder / "downloads").mkdir(exist_ok=True)
    (folder / "downloads/附件1 表.docx").write_bytes(b"x")
    return folder


GOOD = [
    "",
    '<a href="notice/index.html">',
    '<a href="notice/index.html#clause-1">',
    '<a href="./notice/../notice/index.html?h=x#clause-1">',
    '<a href="downloads/%E9%99%84%E4%BB%B61%20%E8%A1%A8.docx#page=2" download>',
    '<a href="downloads/附件1 表.docx">',
    '<a href="#"></a><a href="#top"></a><a href="">',
    '<a name="old"></a><a href="#old">',
    '<a href="mailto:a@example.org"></a><a href="tel:+862012345678"></a><a href="https://example.org/x">',
    '<img src="data:image/gif;base64,R0lGOD"><svg><use href="#mark"/><g id="mark"/></svg>',
    '<link rel="canonical" href="https://example.org/index.html"><form><input name="q"></form>',
    '<h2 id="a_1">x</h2><p id="_1">x</p>',
]


@pytest.mark.parametrize("body", GOOD)
def test_what_works_on_a_server_and_from_a_folder_is_not_reported(tmp_path: Path, body: str) -> None:
    assert check_html(site_of(tmp_path, index=body)) == []


BAD = [
    ('<a href="gone.html">', "links to gone.html, which is not in the site"),
    ('<a href="Notice/index.html">', "links to Notice/index.html, which is not in the site"),
    ('<a href="https://[::1/">', "links to https://[::1/, which is no address"),
    ('<a href="../index.html">', "links to ../index.html, which is outside the site"),
    (
        '<a href="notice/">',
        "links to notice/, a folder: from disk it shows a list of files, so name its index.html",
    ),
    (
        '<a href="notice">',
        "links to notice, a folder: from disk it shows a list of files, so name its index.html",
    ),
    ('<a href=".">', "links to ., a folder: from disk it shows a list of files, so name its index.html"),
    (
        '<a href="/notice/index.html">',
        "links to /notice/index.html, which a folder on disk does not have: write it from this page on",
    ),
    (
        '<a href="notice/index.html#clause-2">',
        "links to notice/index.html#clause-2, but notice/index.html has no id clause-2",
    ),
    ('<a href="#%E9%99%84">', "links to #%E9%99%84, but index.html has no id 附"),
    ('<div><area href="gone.html"></div>', "links to gone.html, which is not in the site"),
    ('<form action="gone.html"></form>', "links to gone.html, which is not in the site"),
    ('<img src="gone.png" alt="">', "links to gone.png, which is not in the site"),
    ('<img srcset="gone.png 2x" alt="">', "links to gone.png, which is not in the site"),
    ('<script src="gone.js"></script>', "links to gone.js, which is not in the site"),
    ('<object data="gone.pdf"></object>', "links to gone.pdf, which is not in the site"),
    ('<link rel="stylesheet" href="gone.css">', "links to gone.css, which is not in the site"),
    ('<svg><use href="#gone"/></svg>', "links to #gone, but index.html has no id gone"),
    ('<script src="https://example.org/x.js"></script>', "loads https://example.org/x.js from outside"),
    ('<img src="//example.org/x.png" alt="">', "loads //example.org/x.png from outside"),
    ('<link rel="preload" href="https://example.org/x">', "loads https://example.org/x from outside"),
    ('<p id="a"></p><p id="a"></p><p id="a"></p>', "has the id a 3 times"),
    (
        '<h3 id="_12">二、</h3>',
        "numbers a heading by its position, _12: give it an id of its own, {#name}",
    ),
]


@pytest.mark.parametrize(("body", "fault"), BAD)
def test_what_breaks_somewhere_is_reported_with_its_page(tmp_path: Path, body: str, fault: str) -> None:
    assert check_html(site_of(tmp_path, index=body)) == [f"index.html: {fault}"]


def test_links_are_followed_from_the_page_that_has_them(tmp_path: Path) -> None:
    site = site_of(
        tmp_path,
        notice__index='<a href="../index.html"></a><a href="index.html"></a><a href="notice/index.html">',
    )
    assert check_html(site) == ["notice/index.html: links to notice/index.html, which is not in the site"]


def test_the_same_broken_link_is_reported_once_a_page(tmp_path: Path) -> None:
    assert (
        len(
            check_html(
                site_of(
                    tmp_path, index='<a href="x.html"></a><a href="x.html"></a>', other='<a href="x.html">'
                )
            )
        )
        == 2
    )


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('<html lang="zh-CN"><head><title> </title></head></html>', ["has no title"]),
        ('<html lang=""><head><title>x</title></head></html>', ["does not say its language: <html lang=…>"]),
        ('<html lang="zh"><body><svg><title>x</title></svg></body></html>', ["has no title"]),
        ("", ["has no title", "does not say its language: <html lang=…>"]),
    ],
)
def test_a_page_without_title_or_language_is_reported(tmp_path: Path, text: str, faults: list[str]) -> None:
    (site_of(tmp_path) / "bare.html").write_text(text, encoding="utf-8")
    assert check_html(tmp_path) == [f"bare.html: {fault}" for fault in faults]


# The page for lost readers, shown at any address

HOME = '<link rel="canonical" href="https://example.org/call/index.html">'


@pytest.mark.parametrize(
    "path", ["通知/2030", "%E9%80%9A%E7%9F%A5/2030", "%e9%80%9a%e7%9f%a5//2030", "./通知/x/../2030"]
)
@pytest.mark.parametrize("linked", ["/通知/2030/", "/%E9%80%9A%E7%9F%A5/2030/", "//通知/./2030//"])
def test_one_address_may_be_spelt_in_several_ways(tmp_path: Path, path: str, linked: str) -> None:
    home = f'<link rel="canonical" href="https://example.org/{path}/index.html">'
    linked = linked.replace("//通", "/.//通")
    lost = (
        f'<a href="{linked}notice/index.html"></a><a href="{linked}gone.html"></a><a href="/通知/x.html"></a>'
    )
    site = site_of(tmp_path, **{"index": home, "404": lost})
    place = f"https://example.org/{path}"
    (site / "sitemap.xml").write_text(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<url><loc>{place}/notice/index.html</loc></url><url><loc>{place}/gone.html</loc></url>"
        "<url><loc>https://example.org/x/index.html</loc></url></urlset>",
        encoding="utf-8",
    )
    assert [fault.split(", which")[0] for fault in check_html(site)] == [
        f"404.html: links to {linked}gone.html",
        "404.html: links to /通知/x.html",
        f"sitemap.xml: {place}/gone.html is not a page of the site",
        f"sitemap.xml: https://example.org/x/index.html is not below the address of the home page, {place}/",
    ]


def test_the_page_for_lost_readers_may_name_pages_from_the_root_of_the_server(tmp_path: Path) -> None:
    lost = '<a href="/call/notice/index.html"></a><a href="/call/gone.html"></a><a href="/notice/index.html">'
    site = site_of(tmp_path, index=HOME)
    site_of(site, **{"index": HOME, "404": lost})
    assert check_html(site) == [
        "404.html: links to /call/gone.html, which is not in the site",
        "404.html: links to /notice/index.html, which is outside the site",
    ]


def test_without_a_known_address_the_root_is_that_of_the_site(tmp_path: Path) -> None:
    site = site_of(tmp_path, **{"404": '<a href="/notice/index.html"></a><a href="/gone.html">'})
    assert check_html(site) == ["404.html: links to /gone.html, which is not in the site"]


# Style sheets and site map


def test_what_a_style_sheet_loads_must_be_there(tmp_path: Path) -> None:
    style = """@import "more.css"; @import url(https://example.org/a.css);
    a { background: url(data:image/gif;base64,R0lGOD) } b { background: url('../downloads/附件1 表.docx') }
    b { background: url('../downloads/附件2 表.docx') }
    c { background: url("gone.png") } d { background: url(/root.png) } e { filter: url(#f) }"""
    site = site_of(tmp_path)
    (site / "assets").mkdir()
    (site / "assets/site.css").write_text(style, encoding="utf-8")
    assert check_html(site) == [
        "assets/site.css: loads more.css, which is not in the site",
        "assets/site.css: loads https://example.org/a.css from outside",
        "assets/site.css: loads ../downloads/附件2 表.docx, which is not in the site",
        "assets/site.css: loads gone.png, which is not in the site",
        "assets/site.css: loads /root.png, which is not in the site",
    ]


def sitemap(*addresses: str) -> str:
    lines = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{lines}</urlset>'


def test_a_site_map_names_pages_of_the_site_and_no_others(tmp_path: Path) -> None:
    site = site_of(tmp_path, index=HOME)
    (site / "sitemap.xml").write_text(
        sitemap(
            "https://example.org/call/index.html",
            "https://example.org/call/notice/index.html",
            "https://example.org/call/gone.html",
            "https://example.org/call/downloads/x.docx",
            "https://example.org/index.html",
            "notice/index.html",
        ),
        encoding="utf-8",
    )
    outside = "is not below the address of the home page, https://example.org/call/"
    assert check_html(site) == [
        "sitemap.xml: https://example.org/call/gone.html is not a page of the site",
        "sitemap.xml: https://example.org/call/downloads/x.docx is not a page of the site",
        f"sitemap.xml: https://example.org/index.html {outside}",
        f"sitemap.xml: notice/index.html {outside}",
    ]
