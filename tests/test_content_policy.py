"""The policy: what it lets run, that every page has it, and a whole site of hostile texts."""

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from notice_site.site.assemble import render_site
from notice_site.site.options import BuildOptions
from notice_site.theme.finished_pages import header_policy, inline_scripts, page_policy, with_policy
from notice_site.theme.html_check import check_html
from notice_site.theme.mkdocs_build import build_html
from tests.call_facts import FULL
from tests.hostile_call import hostile_call
from tests.small_site import SETTINGS, small_pages


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split(";"))}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_html(small_pages(), SETTINGS, tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    call, texts = hostile_call(FULL)
    assert texts > 300
    prepared = render_site(call, BuildOptions(FULL))
    return build_html(prepared.pages, prepared.settings, tmp_path_factory.mktemp("hostile"))


def parsed(text: str) -> Any:
    return html.fromstring(text.encode())


def pages_of(site: Path) -> dict[str, str]:
    found = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    assert len(found) > 8
    return found


def test_every_page_states_the_same_policy_before_anything_that_it_is_about(site: Path) -> None:
    policies = set()
    for path, text in pages_of(site).items():
        heads = parsed(text).xpath("//head/*")
        assert [heads[0].tag, heads[0].get("charset")] == ["meta", "utf-8"], path
        assert heads[1].get("http-equiv") == "Content-Security-Policy", path
        policies.add(heads[1].get("content"))
    assert policies == {page_policy(pages_of(site).values())}


def test_the_policy_begins_with_nothing_and_names_neither_inline_code_nor_other_hosts(site: Path) -> None:
    found = directives(header_policy(pages_of(site).values()))
    assert found["default-src"] == found["form-action"] == found["base-uri"] == ["'none'"]
    assert found["style-src"] == found["connect-src"] == ["'self'"]
    assert found["img-src"] == ["'self'", "data:"]
    assert found["frame-ancestors"] == ["'self'"]
    assert [source[:8] for source in found["script-src"]] == ["'self'", "'sha256-"]


def test_a_page_adds_only_its_own_scheme_on_disk_and_leaves_frames_to_the_server(site: Path) -> None:
    page, header = (directives(policy(pages_of(site).values())) for policy in (page_policy, header_policy))
    del header["frame-ancestors"]
    assert {name: [value for value in values if value != "file:"] for name, values in page.items()} == header
    assert [name for name, values in page.items() if "file:" in values] == [
        "script-src",
        "style-src",
        "img-src",
    ]


def test_the_scripts_inside_pages_are_those_that_the_policy_names(site: Path) -> None:
    named = set(directives(header_policy(pages_of(site).values()))["script-src"][1:])
    running = set()
    for text in pages_of(site).values():
        for script in parsed(text).xpath("//script[not(@src) and not(@type)]/text()"):
            digest = hashlib.sha256(str(script).encode()).digest()
            running.add(f"'sha256-{base64.b64encode(digest).decode()}'")
    assert running == named


def test_data_inside_a_page_needs_no_leave() -> None:
    text = '<script type="application/ld+json">{}</script><script src="a.js"></script><script>1</script>'
    assert inline_scripts(text) == ["1"]


def test_a_page_that_cannot_carry_the_policy_stops_the_build() -> None:
    with pytest.raises(ValueError, match="has no <meta charset>"):
        with_policy({Path("index.html"): "<!doctype html><title>x</title>"})


def test_a_call_of_hostile_texts_makes_a_site_without_fault(hostile: Path) -> None:
    """But for links from the root, where the address that the site is said to have is itself hostile."""
    assert [fault for fault in check_html(hostile) if "craft-support-2030/%3C" not in fault] == []


def test_hostile_texts_bring_no_script_no_handler_and_no_style(hostile: Path, site: Path) -> None:
    shown = 0
    allowed = set(inline_scripts((hostile / "404.html").read_text("utf-8")))
    assert len(allowed) == 1
    for path, text in pages_of(hostile).items():
        page = parsed(text)
        scripts = page.xpath("//script[not(@src) and not(contains(@type, 'json'))]/text()")
        assert set(map(str, scripts)) <= allowed, path
        assert page.xpath("//@*[starts-with(name(), 'on')] | //@style | //style") == [], path
        assert not [href for href in page.xpath("//@href") if re.match(r"\s*\w*script:", href)], path
        shown += page.text_content().count("<script>hit=1</script>")
    assert shown > 300
