"""Words that scripts say: each is one text, stands in the page's data, and is in no language of its own."""

import re

import pytest

from notice_site.pages.checklist import SCRIPT as CHECKLIST
from notice_site.pages.desk import SCRIPT as DESK
from notice_site.pages.form_data import SCRIPT as FORM
from notice_site.pages.script_messages import SCRIPTS, SPOKEN, _texts, spoken_words
from tests.call_facts import ZH

ENTRIES = (CHECKLIST, FORM, DESK)
TEXTS = {name: text for entry in ENTRIES for name, text in _texts(entry).items()}


def test_the_scripts_of_a_page_are_its_own_and_all_that_they_import() -> None:
    assert {
        "checklist/eligibility.mjs",
        "checklist/tools.mjs",
        "page/elements.mjs",
        "form/values.mjs",
        "desk/desk.mjs",
    } <= TEXTS.keys()
    assert "desk/desk.mjs" not in _texts(FORM)


def test_no_script_speaks_that_no_page_brings_words_for() -> None:
    speaking = {
        path.relative_to(SCRIPTS).as_posix()
        for path in SCRIPTS.rglob("*.mjs")
        if SPOKEN.search(path.read_text("utf-8"))
    }
    assert len(speaking) > 20
    assert speaking <= TEXTS.keys()


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_scripts_say_only_words_that_the_page_can_bring(name: str) -> None:
    text = TEXTS[name]
    assert len(re.findall(r"\bsay\(", text)) == len(SPOKEN.findall(text)), "say() with no text of its own"
    assert not re.search(r"[\u4e00-\u9fff]", re.sub(r"isChinese.*", "", text)), "words of a language"


def test_the_words_of_scripts_come_with_their_translation() -> None:
    assert spoken_words(CHECKLIST, ZH)["Not answered"] == ZH.translate("Not answered")
    assert spoken_words(CHECKLIST, ZH)["Recommended"] == ZH.translate("Recommended")
    assert len(spoken_words(DESK, ZH)) > 80
