"""Messages of scripts: each is written in its call, in English, and its page brings the translation."""

import json
import re
from pathlib import Path

import pytest

from notice_site.pages.checklist import SCRIPT as CHECKLIST
from notice_site.pages.desk import SCRIPT as DESK
from notice_site.pages.form_data import FORMS_SCRIPT as FORMS
from notice_site.pages.form_data import SCRIPT as FORM
from notice_site.pages.script_messages import SCRIPTS, page_json, script_messages
from notice_site.script_modules import message_key, messages_in, read_module, scripts_from
from notice_site.theme.scripts import bundle_scripts
from tests.call_facts import ZH

ENTRIES = (CHECKLIST, FORM, FORMS, DESK, "start-updates.mjs")
COMMENT_LINE = re.compile(r"^ *(?:/?\*|//).*", re.MULTILINE)


def texts_of(entry: str) -> dict[str, str]:
    return {
        path.relative_to(SCRIPTS.resolve()).as_posix(): text
        for path, text in scripts_from(SCRIPTS / entry).items()
    }


TEXTS = {name: text for entry in ENTRIES for name, text in texts_of(entry).items()}


def test_the_scripts_of_a_page_are_its_own_and_all_that_they_import() -> None:
    assert {
        "checklist/eligibility.mjs",
        "checklist/checklist.mjs",
        "page/elements.mjs",
        "form/values.mjs",
        "desk/desk.mjs",
    } <= TEXTS.keys()
    assert "desk/desk.mjs" not in texts_of(FORM)


def test_they_are_those_that_the_bundler_finds() -> None:
    for entry in ENTRIES:
        paths = scripts_from(SCRIPTS / entry)
        imported = {
            wanted.module
            for path in paths
            for wanted in (*read_module(path).imports, *read_module(path).deferred)
        }
        assert imported | {(SCRIPTS / entry).resolve()} == paths.keys()


def test_no_script_shows_a_message_that_no_page_brings() -> None:
    with_messages = {path for path in SCRIPTS.rglob("*.mjs") if messages_in(path.read_text("utf-8"))}
    assert len(with_messages) > 15
    assert {path.relative_to(SCRIPTS).as_posix() for path in with_messages} <= TEXTS.keys()


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_every_message_is_written_in_its_call_and_in_english(name: str) -> None:
    code = COMMENT_LINE.sub("", TEXTS[name])
    assert len(re.findall(r"(?<![\w$])t\(", code)) == len(messages_in(code)), "t() without its msgid"
    assert not re.search(r"[\u4e00-\u9fff]", re.sub(r"isChinese.*", "", code)), "text of a language"


def test_a_message_may_be_in_either_quotes_and_on_a_line_of_its_own() -> None:
    script = (
        "t('It\\'s so.');\nthis.t(\"Don't\", {a});\nt(\n  'On a line: {a}', {a});\nformat('no'); t(other);\n"
    )
    assert messages_in(script) == ["It's so.", "Don't", "On a line: {a}"]


def test_a_module_that_is_missing_is_named(tmp_path: Path) -> None:
    (tmp_path / "start.mjs").write_text("const part = () => import('./part.mjs');\n", "utf-8")
    with pytest.raises(FileNotFoundError, match=r"part\.mjs"):
        scripts_from(tmp_path / "start.mjs")


def test_the_messages_of_scripts_come_with_their_translation() -> None:
    assert script_messages(CHECKLIST, ZH)["Not answered"] == ZH.translate("Not answered")
    assert script_messages(CHECKLIST, ZH)["Recommended"] == ZH.translate("Recommended")
    assert len(script_messages(DESK, ZH)) > 80


def test_bundles_and_pages_carry_a_key_of_its_own_for_each_msgid() -> None:
    msgids = {msgid for path in SCRIPTS.rglob("*.mjs") for msgid in messages_in(path.read_text("utf-8"))}
    assert len(msgids) > 150
    assert len({message_key(msgid) for msgid in msgids}) == len(msgids)
    bundles = bundle_scripts(SCRIPTS)
    carried = {
        key for key in map(message_key, msgids) if any(f"t('{key}'" in text for text in bundles.values())
    }
    assert carried == {message_key(msgid) for msgid in msgids}


def test_a_page_brings_the_translation_of_every_key_that_its_bundles_ask_for() -> None:
    data = json.loads(page_json({"messages": script_messages(CHECKLIST, ZH)}))
    bundle = bundle_scripts(SCRIPTS)["start-eligibility.js"]
    asked = re.findall(r"(?<![\w$])t\('([^']+)'", bundle)
    assert len(asked) > 20
    assert [key for key in asked if not re.search("[一-鿿]", data["messages"].get(key, ""))] == []
