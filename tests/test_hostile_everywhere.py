"""Any text of a call, whatever is in it, is text in every output, or is refused where it is."""

import io
import json
import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import icalendar
import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from notice_site.facts.annexes import file_name
from notice_site.problem import ProblemsFound
from notice_site.reading.build import build_call
from notice_site.reading.source import parse_source, read_source
from notice_site.site.assemble import render_site
from notice_site.site.kit import write_kit
from notice_site.site.options import BuildOptions
from notice_site.theme.finished_pages import inline_scripts
from notice_site.theme.mkdocs_build import build_html
from notice_site.theme.site_settings import PreparedSite
from tests.call_facts import FULL, MINIMAL
from tests.hostile_texts import HOSTILE, hostile_call

FEW = settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
"""Each example is a whole call with some three hundred hostile texts; none is made smaller."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def harmless() -> PreparedSite:
    call, _ = hostile_call(FULL, lambda: "")
    return render_site(call, BuildOptions(FULL))


def drawn(data: st.DataObject) -> PreparedSite:
    """The files of a call with hostile texts."""
    # One draw for the whole call: hypothesis stores every draw.
    words = iter(data.draw(st.lists(HOSTILE, min_size=12, max_size=12)) * 60)
    call, texts = hostile_call(FULL, lambda: next(words))
    assert len(texts) > 50
    return render_site(call, BuildOptions(FULL))


@FEW
@given(st.data())
def test_no_output_becomes_anything_but_what_it_is(data: st.DataObject) -> None:
    prepared = drawn(data)
    files = prepared.pages
    assert files.keys() == harmless().pages.keys()
    _json(files["notice.json"])
    _calendar(files["calendar.ics"])
    _feed(files["updates.xml"])
    for path, content in files.items():
        if path.endswith(".docx"):
            _word(content, harmless().pages[path])
        elif path.endswith(".pdf"):
            known = tuple(_links(harmless().pages[path]))
            assert all(address.startswith(known) for address in _links(content))
    _names(files["downloads/annexes.zip"])
    with tempfile.TemporaryDirectory() as folder:
        site = build_html(files, prepared.settings, Path(folder))
        _pages(site)
        write_kit(site, Path(folder) / "deep" / "kit")
        assert sorted(path.name for path in Path(folder).iterdir()) == ["deep", "docs", "site"]
        assert [path.name for path in Path(folder, "deep").iterdir()] == ["kit"]


def _json(content: bytes) -> None:
    """That any one text comes back as it went in is tested with the open data itself."""
    assert set(_keys(json.loads(content))) <= set(_keys(json.loads(harmless().pages["notice.json"])))


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _keys(item)


def _calendar(content: bytes) -> None:
    before = icalendar.Calendar.from_ical(harmless().pages["calendar.ics"])
    now = icalendar.Calendar.from_ical(content)
    assert [sorted(event.keys()) for event in now.walk()] == [sorted(event.keys()) for event in before.walk()]


def _feed(content: bytes) -> None:
    def tags(text: bytes) -> list[Any]:
        return [element.tag for element in etree.fromstring(text).iter()]

    assert tags(content) == tags(harmless().pages["updates.xml"])


def _word(content: bytes, before: bytes) -> None:
    """No field, picture, link or other thing more than there was; every part but the pictures is XML."""
    kinds = []
    for package in (before, content):
        with ZipFile(io.BytesIO(package)) as parts:
            names = sorted(parts.namelist())
            trees = {
                name: etree.fromstring(parts.read(name))
                for name in names
                if not name.startswith("word/media/")
            }
        kinds.append((names, {str(e.tag) for tree in trees.values() for e in tree.iter(etree.Element)}))
    # A text of several lines has breaks and paragraphs that a line has not.
    assert kinds[1][0] == kinds[0][0]
    assert kinds[1][1] - kinds[0][1] <= {f"{W}br", f"{W}tab", f"{W}rFonts", f"{W}lang"}


def _links(content: bytes) -> set[str]:
    """The addresses that a PDF links to; it holds no other action and no script."""
    addresses = set()
    with pikepdf.open(io.BytesIO(content)) as document:
        assert not {"/OpenAction", "/AA", "/AcroForm"} & set(document.Root.keys())
        for page in document.pages:
            for action in (note["/A"] for note in page.get("/Annots", []) if "/A" in note):
                assert str(action["/S"]) in {"/GoTo", "/URI"}, action
                if str(action["/S"]) == "/URI":
                    addresses.add(str(action["/URI"]))
    return addresses


def _names(archive: bytes) -> None:
    with ZipFile(io.BytesIO(archive)) as parts:
        names = parts.namelist()
    assert len(names) == len(set(names)) > 3
    for name in names:
        assert re.fullmatch(r'[^\\/:*?"<>|\x00-\x1f\x7f\u202a-\u202e]+\.(docx|pdf)', name), ascii(name)
        assert len(name.encode()) < 256


def _pages(site: Path) -> None:
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    assert len(pages) > 9
    allowed = set(inline_scripts((site / "404.html").read_text("utf-8")))
    shown = 0
    for path, text in pages.items():
        page: Any = html.document_fromstring(text.encode(), html.HTMLParser(encoding="utf-8"))
        scripts = page.xpath("//script[not(@src) and not(contains(@type, 'json'))]/text()")
        assert set(map(str, scripts)) <= allowed, path
        assert page.xpath("//@*[starts-with(name(), 'on')] | //@style | //style | //iframe | //object") == []
        assert not [href for href in page.xpath("//@href | //@src") if re.match(r"\s*\w*script:", href)], path
        assert not page.xpath("//a[starts-with(@href, 'https://outside.example')]"), path
        shown += "hit" in page.text_content()
    assert shown or not any("hit" in text for text in pages.values())


# ---------------------------------------------------------------- what no data file may hold


@pytest.mark.parametrize("char", ["\ud800", "\x00", "\x07", "\x7f", "\x85", "\u2028", "\ufeff", "\uffff"])
def test_half_a_character_or_a_hidden_one_is_refused_where_it_stands(char: str) -> None:
    with pytest.raises(ProblemsFound) as told:
        parse_source(f'id: a\ntitle: "b\\u{ord(char):04x}c"\n', Path("x.yml"))
    assert [problem.line for problem in told.value.problems] == [2]


def test_a_file_that_holds_half_a_character_itself_is_no_utf_8(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes(b'id: a\ntitle: "b\xed\xa0\x80c"\n')
    with pytest.raises(ProblemsFound) as told:
        read_source(tmp_path / "x.yml")
    assert "UTF-8" in told.value.problems[0].message.msgid


def test_no_line_is_endless_and_no_file_larger_than_a_call() -> None:
    with pytest.raises(ProblemsFound):
        parse_source(f"id: a\ntitle: {'长' * 1_000_000}\n", Path("x.yml"))


def test_a_text_as_long_as_a_file_may_be_goes_through_every_output() -> None:
    lines = [line for line in MINIMAL.read_text("utf-8").splitlines() if not line.startswith("description:")]
    long = "\n".join("  " + "甲乙丙丁，" * 1000 for _ in range(60))
    text = "\n".join([*lines, "description: >-", long, ""])
    assert 900_000 < len(text.encode()) < 1_000_000
    prepared = render_site(build_call(parse_source(text, MINIMAL)), BuildOptions(MINIMAL))
    assert prepared.pages["index.md"].decode().count("甲乙丙丁") >= 60_000


# ---------------------------------------------------------------- names


@given(HOSTILE | st.text(max_size=400))
def test_any_title_makes_a_name_that_every_system_takes(title: str) -> None:
    title = title.encode(errors="ignore").decode()
    name = file_name(title)
    assert 0 < len(name.encode()) <= 200
    assert not set('\\/:*?"<>|\n\r\t') & set(name)
    assert file_name(name) == name
    assert name not in (".", "..")
