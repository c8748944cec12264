"""The address of a site, however it is spelt: a call is built for it, and its pages name one place."""

from pathlib import Path

import pytest
from lxml import html

from tests.call_facts import MINIMAL
from tests.command_line import ended

SPELT = {
    "https://x.cn/通知/2030": "/%E9%80%9A%E7%9F%A5/2030/",
    "https://x.cn/%e9%80%9a/（一）/": "/%e9%80%9a/%EF%BC%88%E4%B8%80%EF%BC%89/",
    "https://x.cn/a b/": "/a%20b/",
    "https://x.cn/a%20b": "/a%20b/",
    "https://x.cn//a///b/": "/a/b/",
    "https://x.cn/./a/./b/../c/.": "/a/c/",
    "https://例子.cn:8443/100%/a'b\"c<d>": "/100%/a'b%22c%3Cd%3E/",
}


@pytest.mark.parametrize(("written", "path"), SPELT.items())
def test_a_site_is_built_for_an_address_however_it_is_spelt(written: str, path: str, tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert ended("build", "--data", str(MINIMAL), "--out", str(out), "--site-url", written) == 0
    home, lost = (html.parse(str(out / name)) for name in ("index.html", "404.html"))
    [canonical] = home.xpath("//link[@rel='canonical']/@href")
    assert canonical.endswith(f"{path}index.html")
    named = [link for link in lost.xpath("//link/@href | //script/@src | //a/@href") if link.startswith("/")]
    assert named
    assert [link for link in named if not link.startswith(path)] == []
    assert f"{path}notice/index.html" in (out / "sitemap.xml").read_text("utf-8").replace("&#39;", "'")


def test_an_address_of_the_data_is_read_in_the_same_way(tmp_path: Path) -> None:
    data = tmp_path / "notice_data.yml"
    data.write_text(
        MINIMAL.read_text("utf-8") + "site: {official: false, url: https://x.cn//通 知/}\n", "utf-8"
    )
    assert ended("build", "--data", str(data), "--out", str(tmp_path / "site")) == 0
    [canonical] = html.parse(str(tmp_path / "site/index.html")).xpath("//link[@rel='canonical']/@href")
    assert canonical == "https://x.cn/%E9%80%9A%20%E7%9F%A5/index.html"
