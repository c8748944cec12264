"""Styles that no page uses are left out, and no others; what is not understood stops the build."""

import re
from pathlib import Path

import pytest

from notice_site.project import DOCS, PROJECT
from notice_site.theme.styles import (
    StyleError,
    asked_for,
    read_styles,
    shortened,
    used_in,
    used_styles,
    write_styles,
)
from tests.small_build import tree

PAGE = """<html dir="ltr"><body class='md-typeset' data-kind="a>b"><input type="radio" id="__search">
<ul class="list
 list--long"><li hidden>x</li></ul></body></html>"""
SCRIPT = "make('p', { class: 'toast toast--shown' }); root.dataset.mdColorScheme = 'slate';"


def kept(theme: str, own: str = "") -> str:
    used = used_in([PAGE], [SCRIPT])
    styles = used_styles(theme, own, used)
    assert used_styles(theme, own, asked_for(theme, used)) == styles
    return styles


def test_what_the_sheet_does_not_ask_for_does_not_count() -> None:
    theme = ".list[dir=ltr]{a:b}"
    longer = PAGE.replace("<li hidden>x", "<li id='new' title='other words'><em class='new'>y</em>")
    assert asked_for(theme, used_in([longer], [SCRIPT])) == asked_for(theme, used_in([PAGE], [SCRIPT]))


@pytest.mark.parametrize(
    "rule",
    [
        "*{a:b}",
        "li{a:b}",
        "UL>li:nth-child(2n+1)::before{a:b}",
        ".list.list--long{a:b}",
        "#__search:checked~.md-typeset{a:b}",
        ".toast.toast--shown{a:b}",
        "[hidden]{a:b}",
        "[data-anything]{a:b}",
        "[dir=ltr] .list{a:b}",
        "[data-kind='a>b']{a:b}",
        "[data-md-color-scheme=slate]{a:b}",
        "[href^=http]{a:b}",
        ".list:not(.gone){a:b}",
        ".list:has(.gone){a:b}",
        ":is(.gone,.list) li{a:b}",
        ".li\\:st{a:b}",
        "::-webkit-scrollbar{a:b}",
    ],
)
def test_a_rule_that_can_apply_is_kept(rule: str) -> None:
    assert kept(rule.replace("UL", "ul")) == rule.replace("UL", "ul")


@pytest.mark.parametrize(
    "rule",
    [
        "kbd{a:b}",
        ".gone{a:b}",
        ".list .gone:hover{a:b}",
        "#gone{a:b}",
        "[dir=rtl] .list{a:b}",
        "input[type=checkbox]{a:b}",
        ":is(.gone,kbd) li{a:b}",
        ".list:where(.gone){a:b}",
        "@media print{.gone{a:b}}",
        "@supports (a:b){@media print{kbd{a:b}}}",
    ],
)
def test_a_rule_that_cannot_apply_is_left_out(rule: str) -> None:
    assert kept(rule) == ""


def test_of_a_list_of_selectors_only_those_stay_that_can_apply() -> None:
    assert kept(".gone,.list,kbd li,:is(.list,.gone){a:b}") == ".list,:is(.list,.gone){a:b}"
    assert kept("@media (width>1px){.gone,li{a:b}.gone{c:d}}") == "@media (width>1px){li{a:b}}"


def test_variables_that_nothing_reads_go_and_take_along_what_only_they_read() -> None:
    theme = ":root{--a:var(--b);--b:url('x;}y');--c:1px;--d:2px}li{margin:var(--c)}"
    assert kept(theme) == ":root{--c:1px}li{margin:var(--c)}"
    assert kept(theme, "p{margin:var(--d)}") == (
        ":root{--c:1px;--d:2px}li{margin:var(--c)}p{margin:var(--d)}"
    )


def test_movements_that_nothing_makes_are_left_out() -> None:
    theme = "@keyframes a{0%{b:c}to{b:d}}@keyframes b{to{b:d}}li{animation:a 1s}"
    assert kept(theme) == "@keyframes a{0%{b:c}to{b:d}}li{animation:a 1s}"


def test_our_own_styles_all_stay_in_few_signs() -> None:
    own = """
    /* A comment; { } */
    .gone > .list + li,
    .gone :is(p, li) :hover {
      margin: calc(1px + 2px) 0 ;
      content: "a  /* b */ ;  c";
    }
    @media screen and (min-width: 3em) { .gone { color: red } }
    """
    assert kept("", own) == (
        '.gone >.list + li,.gone :is(p,li) :hover{margin:calc(1px + 2px) 0;content:"a  /* b */ ;  c"}'
        "@media screen and (min-width:3em){.gone{color:red}}"
    )


@pytest.mark.parametrize(
    "css",
    [
        "li{a:b}}",
        "li{a:b",
        "li{&:hover{a:b}}",
        "@scope (li){p{a:b}}",
        "@media print{li{a:b}",
        "li",
        "@keyframes a{to{a:b}",
    ],
)
def test_styles_that_are_not_understood_stop_the_build(css: str) -> None:
    with pytest.raises(StyleError):
        kept(css)


@pytest.mark.parametrize("selector", ["li|p", "li:is(p", "li!"])
def test_a_selector_that_is_not_understood_stops_the_build(selector: str) -> None:
    with pytest.raises(StyleError):
        kept(f"{selector}{{a:b}}")


def test_taken_apart_and_put_together_the_styles_of_the_site_are_the_same(small_site: Path) -> None:
    css = (small_site / "assets/styles/all.css").read_text("utf-8")
    assert len(css) > 40_000
    assert write_styles(read_styles(css)) == css
    assert shortened(css) == css


def test_each_class_of_the_theme_that_we_write_is_one_that_it_has(small_site: Path) -> None:
    """After an upgrade of the theme: a class of another name would leave our part without its styles."""
    sources = [*(PROJECT / "overrides").rglob("*.html"), *(DOCS / "assets").rglob("*.mjs")]
    written = {
        name
        for path in sources
        for name in re.findall(r"\bmd-(?!color)[\w-]+", path.read_text("utf-8"))
        if f"data-{name}" not in path.read_text("utf-8")
    }
    assert len(written) > 25
    known = set(re.findall(r"\.(md-[\w-]+)", (small_site / "assets/styles/all.css").read_text("utf-8")))
    assert sorted(written - known) == []


def test_most_of_what_the_theme_ships_is_left_out(small_site: Path) -> None:
    own = sum(len(shortened(path.read_text("utf-8"))) for path in (DOCS / "assets/styles").glob("*.css"))
    assert own > 40_000
    assert len(tree(small_site)["assets/styles/all.css"]) - own < 45_000
