"""Addresses of the web, however they are spelt: what is taken is built with, the rest told with its line."""

import tempfile
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from lxml import html

from notice_site.addresses import MOST, AddressFault, read_address, read_site_address
from notice_site.problem import KeyPath, ProblemsFound
from notice_site.reading.build import build_call
from notice_site.reading.source import parse_source, read_source
from notice_site.theme.html_check import check_html
from notice_site.theme.mkdocs_build import build_html
from tests.call_facts import FULL, MINIMAL
from tests.command_line import ended
from tests.small_site import SETTINGS, small_pages
from tests.source_problems import ENGLISH

SPELT = {
    "https://x.cn/通知/2030": "/%E9%80%9A%E7%9F%A5/2030/",
    "https://x.cn/%e9%80%9a/（一）/": "/%e9%80%9a/%EF%BC%88%E4%B8%80%EF%BC%89/",
    "https://x.cn/a b/": "/a%20b/",
    "https://x.cn/a%20b": "/a%20b/",
    "https://x.cn//a///b/": "/a/b/",
    "https://x.cn/./a/./b/../c/.": "/a/c/",
    "https://例子.cn:8443/100%/a'b\"c<d>": "/100%25/a'b%22c%3Cd%3E/",
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


REFUSED = {
    "//host/call": "“//host/call” is not the whole address of a web site.",
    "http:/x.cn/": "“http:/x.cn/” is not the whole address of a web site.",
    "https:///call": "“https:///call” is not the whole address of a web site.",
    "https://[::1/": "“[” cannot be the name of a host.",
    "https://[::1%25en0]/": "“[::1%25en0]” cannot be the name of a host.",
    "https://x y.cn/": "“x y.cn” cannot be the name of a host.",
    "https://x.cn（试用）/": "“x.cn（试用）” cannot be the name of a host.",
    "https://1.2.3/": "“1.2.3” cannot be the name of a host.",
    "https://x.cn:99999/": "“99999” is no port of a web server.",
    "https://x.cn:abc/": "“abc” is no port of a web server.",
    "https://x.cn:٣/": "“٣” is no port of a web server.",
    "https://me:secret@x.cn/": "The address names a user before its @.",
    "https://x.cn/a\\\\b": "The address holds what browsers do not ask for: \\.",
    "https://x.cn/%00": "The address holds what browsers do not ask for: %00.",
    "https://x.cn/"
    + "通" * 15_000: f"The address has 135014 characters; browsers and site maps take {MOST}.",
    "https://x.cn/?year=2030": "The address of a site ends before “?year=2030”.",
    "https://x.cn/#how": "The address of a site ends before “#how”.",
}


def told(text: str, line: str) -> list[str]:
    """What is told of that line when the data is read, and of no other line."""
    try:
        build_call(parse_source(text, MINIMAL))
    except ProblemsFound as found:
        problems = found.problems
    else:
        return []
    assert {problem.line for problem in problems} == {text[: text.index(line)].count("\n") + 1}
    return [ENGLISH.read(problem.message) for problem in problems]


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_that_no_site_can_have_is_told_with_its_line(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    line = f'site: {{official: false, url: "{address}"}}'
    assert told(f"{MINIMAL.read_text('utf-8')}{line}\n", line) == [REFUSED[address]]
    written = address.replace("\\\\", "\\")
    assert ended("build", "--data", str(MINIMAL), "--lang", "en", "--site-url", written) == 2
    assert capsys.readouterr().err.startswith(f"--site-url: {REFUSED[address]}\n")


PLACES: tuple[KeyPath, ...] = (
    ("submission", "website"),
    ("site", "error_report_url"),
    ("site", "url"),
    ("body", "clauses", 0, "text", 0, "runs", 1, "link"),
)


def told_at(place: KeyPath, address: str) -> list[str]:
    """What is told when the full call has the address there; all of it is told of that place."""
    source = read_source(FULL)
    data = deepcopy(source.data)
    data["body"]["clauses"][0]["text"] = [
        {"kind": "paragraph", "runs": ["甲", {"text": "乙", "link": "#top"}]}
    ]
    holder: Any = data
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = address
    try:
        build_call(replace(source, data=data))
    except ProblemsFound as found:
        return [ENGLISH.read(problem.message) for problem in found.problems if problem.path == place]
    return []


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place[-1])
def test_every_address_of_the_data_is_read_by_the_same_rules(place: KeyPath) -> None:
    assert told_at(place, "https://例子.cn:8443/通知/") == []
    of_sites = [address for address in REFUSED if {"?", "#"} & {*address}]
    assert all(bool(told_at(place, address)) is (place[-1] == "url") for address in of_sites)
    others = [address for address in REFUSED if address not in of_sites]
    assert [address for address in others if len(told_at(place, address)) != 1] == []


HOSTS = st.sampled_from(
    ["x.cn", "例子.cn", "[::1]", "192.0.2.1", "localhost", "X.CN.", "-x", "x..cn", "", "a_b.cn"]
)
PIECES = st.one_of(
    st.sampled_from(
        ["/", "//", ".", "..", "%20", "%2e", "%", "%zz", " ", "通知", "'", '"', "<", "&", "@", ":"]
    ),
    st.text(max_size=3),
)
ADDRESSES = st.builds(
    lambda scheme, host, port, path: f"{scheme}{host}{port}{path}",
    st.sampled_from(["https://", "http://", "HTTPS://", "//", "ftp://", ""]),
    HOSTS,
    st.sampled_from(["", ":", ":443", ":0", ":65536", ":abc"]),
    st.lists(PIECES, max_size=6).map(lambda pieces: "/".join(["", *pieces])),
)


@settings(max_examples=300)
@given(ADDRESSES | st.text())
def test_an_address_that_is_read_is_one_for_every_reader(text: str) -> None:
    for reader in (read_address, read_site_address):
        try:
            address = reader(text)
        except AddressFault:
            continue
        assert address.isascii()
        assert not {*' "<>\\\n'} & {*address}
        assert urlsplit(address).hostname
        assert urlsplit(address).port != 0
        assert reader(address) == address


@settings(max_examples=12, deadline=None)
@given(ADDRESSES)
def test_a_site_is_built_for_any_address_that_is_taken(text: str) -> None:
    try:
        address = read_site_address(text)
    except AddressFault:
        event("told")
        return
    event("built")
    with tempfile.TemporaryDirectory() as folder:
        built = build_html(small_pages(), replace(SETTINGS, site_url=address), Path(folder))
        assert check_html(built) == []
