"""The data of the pages where a form is filled in, and the copies of it that the scripts' tests read."""

import base64
import json
import re
from pathlib import Path

import pytest
from lxml import html

from notice_site.cache import versioned
from notice_site.pages.form_data import Data, fill_data, render_blank_forms
from notice_site.pages.links import DownloadFacts, PageLinks
from notice_site.pages.render_pages import render_pages
from notice_site.word.forms import render_word_forms
from tests.call_facts import FIRST, FULL, ZH, facts_of
from tests.page_reading import parsed
from tests.word_reading import bookmarks_of, controls_of

CALLS = {"first": facts_of(FIRST), "full": facts_of(FULL)}
FORMS = [
    (name, known.annex.id) for name, facts in CALLS.items() for known in facts.annexes if known.annex.form
]
COPIES = Path(__file__).parent / "js" / "fixtures"


def links_of(call: str, page: str = "forms/index.html") -> PageLinks:
    facts = CALLS[call]
    files = render_word_forms(facts, ZH)
    downloads = {path: DownloadFacts(len(content), None, content) for path, content in files.items()}
    return PageLinks(facts, ZH, downloads, page)


def data_of(call: str, annex: str) -> Data:
    known = next(known for known in CALLS[call].annexes if known.annex.id == annex)
    return fill_data(known, links_of(call, known.page))


def blank_of(call: str, annex: str) -> str:
    """The blank Word file in base64, as the form's script has it."""
    facts, links = CALLS[call], links_of(call)
    [script] = re.findall(
        r'\["(.*?)"\] = "(.*?)";\n$',
        render_blank_forms(facts, ZH, links.downloads)[f"forms/{annex}/blank.js"].decode(),
    )
    assert script[0] == annex
    return str(script[1])


def page_of(call: str, annex: str) -> html.HtmlElement:
    links = links_of(call)
    pages = render_pages(CALLS[call], ZH, links.downloads)
    return parsed(pages[f"forms/{annex}/index.md"].decode())


def structure(data: Data) -> object:
    """What the scripts rely on: all but words, and the places of the Word file instead of its bytes."""
    blank = base64.b64decode(data["word_file"])
    rest = {
        key: value
        for key, value in data.items()
        if key not in ("messages", "version", "blank", "word_file", "edition")
    }
    return [
        rest,
        [(control.tag, control.properties) for control in controls_of(blank)],
        [*bookmarks_of(blank)],
    ]


def test_there_are_forms_of_both_calls() -> None:
    assert FORMS == [
        ("first", "registration"), ("first", "membership"), ("full", "application"), ("full", "intent"),
    ]  # fmt: skip


@pytest.mark.parametrize(("call", "annex"), FORMS)
def test_the_scripts_are_tested_with_the_forms_of_today(
    call: str, annex: str, request: pytest.FixtureRequest
) -> None:
    path = COPIES / f"{call}-{annex}.json"
    data = data_of(call, annex) | {"messages": {}, "word_file": blank_of(call, annex)}
    is_old = not path.is_file() or structure(json.loads(path.read_text("utf-8"))) != structure(
        json.loads(json.dumps(data))
    )
    if is_old and request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")
        is_old = False
    assert not is_old, f"the form has changed since {path.name} was written: run pytest with --update-golden"


@pytest.mark.parametrize(("call", "annex"), FORMS)
def test_every_field_has_its_place_on_the_page_and_in_the_word_file(call: str, annex: str) -> None:
    data, page = data_of(call, annex), page_of(call, annex)
    tags = [control.tag for control in controls_of(base64.b64decode(blank_of(call, annex)))]
    assert len(data["fields"]) > 1
    for field in data["fields"]:
        [place] = page.xpath(f"//*[@id='{field['id']}']")
        assert "ns-blank" in place.get("class")
        for tag in [option["tag"] for option in field["options"] or ()] or [field["tag"]]:
            assert tags.count(tag) == 1, tag


@pytest.mark.parametrize(("call", "annex"), FORMS)
def test_every_cell_of_the_printed_table_is_one_of_the_form(call: str, annex: str) -> None:
    data = data_of(call, annex)
    inside = [name for row in data["table"]["rows"] for cell in row["cells"] for name in cell["fields"]]
    assert data["table"]["above"] + inside == [field["id"] for field in data["fields"]]


def test_the_page_loads_the_script_and_carries_its_data() -> None:
    links = links_of("first")
    source = render_pages(CALLS["first"], ZH, links.downloads)["forms/membership/index.md"].decode()
    assert 'scripts: ["start-form"]' in source
    [script] = page_of("first", "membership").xpath("//*[@data-module='fill-in']/script")
    data = json.loads(script.text)
    assert (data["call"], data["annex"], data["edition"]) == ("innovation-alliance-2017", "membership", 1)
    assert [other["href"] for other in data["annexes"]] == [
        "../registration/index.html", "index.html", "../necessity/index.html",
    ]  # fmt: skip


@pytest.mark.parametrize(("call", "annex"), FORMS)
def test_the_blank_form_of_a_page_is_the_file_among_the_downloads(call: str, annex: str) -> None:
    links = links_of(call)
    [known] = [known for known in CALLS[call].annexes if known.annex.id == annex]
    assert base64.b64decode(blank_of(call, annex)) == links.downloads[known.word_file].content
    script = render_blank_forms(CALLS[call], ZH, links.downloads)[f"forms/{annex}/blank.js"]
    assert data_of(call, annex)["blank"] == versioned("blank.js", script)


def test_an_outline_is_not_filled_in_and_neither_is_a_form_without_its_word_file() -> None:
    assert page_of("first", "necessity").xpath("//script") == []
    facts = CALLS["first"]
    bare = render_pages(facts, ZH, {})["forms/membership/index.md"].decode()
    assert "start-form" not in bare
    assert parsed(bare).xpath("//*[@id='organisation-name']")


def test_all_that_the_scripts_say_is_said_in_chinese() -> None:
    words = data_of("first", "membership")["messages"]
    assert len(words) > 50
    assert [msgid for msgid, text in words.items() if not re.search("[\u4e00-\u9fff]", text)] == []


def test_a_mark_of_a_footnote_is_a_raised_number() -> None:
    first = data_of("first", "registration")["table"]["rows"][0]["cells"][0]
    assert first["label"] == "编号¹："


def test_the_page_says_that_the_form_has_no_place_for_a_seal_that_is_asked_for() -> None:
    [lacking] = page_of("first", "registration").find_class("ns-lacking")
    assert "没有留盖章的位置" in lacking.text_content()
    assert page_of("first", "membership").find_class("ns-lacking") == []
