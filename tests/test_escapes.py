"""Text of the data can only be read as text, wherever it goes."""

import json
from pathlib import Path

import jinja2
import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from mkdocs.utils.meta import get_data

from notice_site.escapes import html_text, markdown_line, script_json, yaml_line
from notice_site.language.catalogue import catalogue_for
from notice_site.pages.page_head import page_environment

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "&lt;b&gt; &amp; &#60;",
    "*a* **b** _c_ `d` ~~e~~ ==f== ^g^",
    "[x](javascript:alert(1)) ![x](y) <https://example.org>",
    "{: .x #y } {#z} {{ 1 }} {% x %} {^1}",
    "<!-- x --> <![CDATA[ x ]]> <? x ?>",
    "# a | b \\| c \\",
    "1. a",
    "- a",
    "[TOC]",
    "\u0002amp\u0003 stx",
    "wzxhzdk:0",
)
EXTENSIONS = ["attr_list", "def_list", "md_in_html", "admonition", "tables", "toc", "fenced_code"]


def heading_of(text: str) -> html.HtmlElement:
    """The heading that Markdown makes of a text."""
    page = markdown.markdown(f"## {markdown_line(text)} {{: #own }}", extensions=EXTENSIONS)
    [heading] = html.fragments_fromstring(page)
    return heading


@pytest.mark.parametrize("text", HOSTILE)
def test_in_a_heading_every_mark_is_itself(text: str) -> None:
    heading = heading_of(text)
    assert heading.text_content().strip() == text.replace("\u0002", "").replace("\u0003", "")
    assert dict(heading.attrib) == {"id": "own"}
    assert len(heading) == 0


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"]), min_size=1).map(str.strip))
def test_a_heading_shows_any_text_as_it_is(text: str) -> None:
    assert heading_of(f"甲{text}乙").text_content() == f"甲{text}乙"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u0085", "\n\n", "\f"])
def test_a_line_break_cannot_end_a_heading(end: str) -> None:
    assert heading_of(f"a{end}# b").text_content() == "a # b"


@pytest.mark.parametrize("text", HOSTILE)
def test_in_html_every_mark_is_itself(text: str) -> None:
    element = html.fromstring(f'<p title="{html_text(text)}">{html_text(text)}</p>')
    assert len(element) == 0
    assert element.attrib.keys() == ["title"]
    visible = text.replace("\u0002", "").replace("\u0003", "")
    assert (element.text or "").replace("\u0002", "").replace("\u0003", "") == visible


@pytest.mark.parametrize(
    "text", [*HOSTILE, "---\nx: y\n---\n", "a\u2028b\u0085c", "𠮷\ufeff\x7f", 'a: "b" #c']
)
def test_front_matter_gives_back_what_went_in(text: str) -> None:
    value = {"title": text, "list": [text, 1, True]}
    assert yaml.safe_load(yaml_line(value)) == value
    page, meta = get_data(f"---\ntitle: {yaml_line(text)}\n---\n\nbody")
    assert (meta, page.strip()) == ({"title": text}, "body")


def test_templates_escape_by_themselves_and_refuse_unknown_names() -> None:
    environment = page_environment(catalogue_for("zh-CN"))
    assert environment.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"
    assert environment.from_string("{{ x | md }}").render(x="*") == "&#42;"
    with pytest.raises(jinja2.UndefinedError):
        environment.from_string("{{ unknown }}").render()


def test_no_template_switches_its_escaping_off() -> None:
    templates = sorted((Path(__file__).parent.parent / "templates").rglob("*.jinja"))
    assert templates
    for path in templates:
        text = path.read_text("utf-8")
        assert "safe" not in text.replace("safe-area", ""), path.name
        assert "autoescape" not in text, path.name


def test_json_in_a_script_element_holds_no_less_than_sign() -> None:
    text = script_json({"a": "</script>", "b": "<!--"})
    assert "<" not in text
    assert json.loads(text) == {"a": "</script>", "b": "<!--"}
