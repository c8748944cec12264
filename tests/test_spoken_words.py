"""Words that scripts say: each is one text, stands in the page's data, and is in no language of its own."""

import re
from pathlib import Path

import pytest

from notice_site.checklist.data import SCRIPTS as CHECKLIST
from notice_site.filling.desk_data import COLLECT
from notice_site.filling.form_data import SCRIPTS as FORMS
from notice_site.filling.spoken_words import SCRIPTS, SPOKEN, spoken_words
from tests.call_facts import ZH


def scripts() -> list[Path]:
    return sorted(
        {path for names in (CHECKLIST, FORMS, COLLECT) for name in names for path in SCRIPTS.glob(name)}
    )


def test_there_are_scripts_of_every_page() -> None:
    names = {path.name for path in scripts()}
    assert {"eligibility.mjs", "checklist-tools.mjs", "form.mjs", "form-values.mjs", "collect.mjs"} <= names


@pytest.mark.parametrize("path", scripts(), ids=lambda path: path.name)
def test_scripts_say_only_words_that_the_page_can_bring(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(re.findall(r"\bsay\(", text)) == len(SPOKEN.findall(text)), "say() with no text of its own"
    assert not re.search(r"[\u4e00-\u9fff]", re.sub(r"isChinese.*", "", text)), "words of a language"


def test_the_words_of_scripts_come_with_their_translation() -> None:
    assert spoken_words(CHECKLIST, ZH)["Not answered"] == ZH.say("Not answered")
    assert len(spoken_words((*FORMS, *COLLECT), ZH)) > 100
