"""What the theme gets of a page: descriptions, titles, and hostile words that become no markup."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.utils.meta import get_data

from notice_site.facts.facts import Facts
from notice_site.reading.source import read_source
from tests.call_facts import CALLS, FIRST, FULL
from tests.page_reading import call, call_pages, issued_words, page, pages_of, sources_of

HOSTILE = "</p><img src=x onerror=alert(1)>\"' *a* `b` [c](javascript:d) {{{{: .e #f }}}} | & <!--"


SHOWN = HOSTILE.replace("{{", "{").replace("}}", "}")


# ---------------------------------------------------------------- front matter


@pytest.mark.parametrize("path", CALLS.values(), ids=CALLS)
def test_every_page_has_a_description_of_its_own(path: Path) -> None:
    metas = {address: get_data(text)[1] for address, text in sources_of(call(path)).items()}
    assert all(meta["title"] for meta in metas.values())
    descriptions = [meta["description"] for meta in metas.values()]
    assert len(descriptions) == len(set(descriptions)) > 3


def test_the_page_that_repeats_the_others_weighs_least_in_a_search() -> None:
    weights = {
        address: get_data(text)[1].get("search", {}).get("boost", 1)
        for address, text in sources_of(call(FIRST)).items()
    }
    assert weights["index.html"] < min(
        weight for address, weight in weights.items() if address != "index.html"
    )


# ---------------------------------------------------------------- hostile words


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    """The full call with markup of every kind after every Chinese text."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.yml"
    data = _with_markup(read_source(FULL).data)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return call(path)


def _with_markup(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_markup(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_markup(item) for item in value]
    return value + HOSTILE if isinstance(value, str) and not value.isascii() else value


def test_no_text_of_the_data_becomes_markup(hostile: Facts) -> None:
    known = {element.tag for content in call_pages(FULL).values() for element in content.iter()}
    for address, content in pages_of(hostile).items():
        assert {element.tag for element in content.iter()} <= known, address
        names = {name for element in content.iter() for name in element.attrib}
        assert not [name for name in names if name.startswith("on") or name == "style"], address
        assert not content.find_class("e"), address
        assert not content.xpath("//*[@id='f']"), address
        assert not [href for href in content.xpath("//@href") if href.startswith("javascript:")], address
        assert SHOWN in content.text_content(), address


def test_hostile_words_leave_the_issued_text_whole(hostile: Facts) -> None:
    plain = issued_words(page(FULL, "notice/index.html"))
    shown = issued_words(pages_of(hostile)["notice/index.html"])
    assert shown.replace("".join(SHOWN.split()), "") == plain


def test_titles_and_descriptions_reach_the_theme_escaped(hostile: Facts) -> None:
    for text in sources_of(hostile).values():
        _, meta = get_data(text)
        assert "<" not in meta["title"] + meta["description"]
