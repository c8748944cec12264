"""Words in the reader's language, and a catalogue that lacks none and keeps none too many."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from notice_site.language.catalogue import LOCALES, Catalogue, catalogue_for, read_catalogue
from notice_site.language.en import ENGLISH
from notice_site.language.language import UnknownLanguage
from notice_site.language.zh_cn import CHINESE
from notice_site.problem import Message
from tests.msgids import constants, msgids, plurals

CATALOGUE = LOCALES / "zh_CN.po"
BLANK = re.compile(r"\{\{|\}\}|\{(\w+)\}")


def blanks(text: str) -> set[str]:
    return {match[1] for match in BLANK.finditer(text) if match[1]}


def test_there_are_words_in_python_templates_and_models() -> None:
    files = set(msgids().values())
    assert {"yaml_values.py", "home.md.jinja", "models"} <= files


def test_every_text_has_its_chinese_words() -> None:
    chinese = catalogue_for("zh").texts
    missing = {words: file for words, file in msgids().items() if not chinese.get(words)}
    stubs = "\n".join(f'#: {file}\nmsgid "{escaped(words)}"\nmsgstr ""\n' for words, file in missing.items())
    assert not missing, f"add to {CATALOGUE.name}:\n{stubs}"


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def test_the_catalogue_holds_no_words_that_nobody_says() -> None:
    known = msgids().keys() | constants()
    assert sorted(catalogue_for("zh").texts.keys() - known) == []


def test_a_translation_fills_the_same_blanks() -> None:
    many = plurals()
    wrong = {
        words: chinese
        for words, chinese in catalogue_for("zh").texts.items()
        if blanks(chinese) != blanks(words) | blanks(many.get(words, ""))
    }
    assert wrong == {}


def test_our_reader_finds_what_babel_finds() -> None:
    with CATALOGUE.open("rb") as file:
        whole = read_po(file, locale="zh_CN", abort_invalid=True)
    theirs = {}
    for entry in whole:
        singular = entry.id[0] if isinstance(entry.id, tuple | list) else entry.id
        words = entry.string[0] if isinstance(entry.string, tuple | list) else entry.string
        if singular and not entry.fuzzy:
            theirs[singular] = words
    assert dict(catalogue_for("zh").texts) == theirs


def test_no_entry_is_marked_as_a_guess() -> None:
    assert "fuzzy" not in CATALOGUE.read_text("utf-8")


def test_no_text_asks_for_pardon() -> None:
    said = " ".join(msgids()).lower()
    assert not re.findall(r"\b(please|sorry|oops|invalid)\b", said)


@pytest.mark.parametrize("tag", ["zh", "zh-CN", "zh_CN", "ZH-cn"])
def test_chinese_goes_by_any_of_its_tags(tag: str) -> None:
    assert catalogue_for(tag).language == CHINESE


@pytest.mark.parametrize("tag", ["en", "en-GB", "en_us"])
def test_english_goes_by_any_of_its_tags(tag: str) -> None:
    assert catalogue_for(tag).translate("{n} errors", n=2) == "2 errors"


@pytest.mark.parametrize("tag", ["fr", "z", "", "zh-TW"])
def test_a_language_without_a_pack_has_no_catalogue(tag: str) -> None:
    with pytest.raises(UnknownLanguage):
        catalogue_for(tag)


def test_blanks_are_filled_with_messages_and_lists_in_the_same_language() -> None:
    catalogue = Catalogue(CHINESE, {"a list": "列表", "one of: {options}": "{options} 之一"})
    assert catalogue.translate("one of: {options}", options=(Message("a list"), "b")) == "列表、b 之一"
    assert (
        Catalogue(ENGLISH, {}).translate("one of: {options}", options=(Message("a list"), "b"))
        == "one of: a list, b"
    )


def test_braces_in_values_stay_as_they_are() -> None:
    assert Catalogue(ENGLISH, {}).translate("{value} and {{x}}", value="{y}") == "{y} and {x}"


@pytest.mark.parametrize(("n", "said"), [(0, "0 forms"), (1, "1 form"), (2, "2 forms")])
def test_english_counts_one_and_many(n: int, said: str) -> None:
    assert Catalogue(ENGLISH, {}).translate_plural("{n} form", "{n} forms", n) == said


def test_chinese_counts_in_one_form() -> None:
    catalogue = Catalogue(CHINESE, {"{n} form": "{n}张表"})
    assert [catalogue.translate_plural("{n} form", "{n} forms", n) for n in (1, 2)] == ["1张表", "2张表"]


def test_a_catalogue_is_read_with_its_long_lines_plurals_and_escapes() -> None:
    text = (
        '# comment\n#: a.py\nmsgid "one \\"two\\"\\n"\n"three"\nmsgstr ""\n"一“二”\\n"\n"三"\n\n'
        'msgid "{n} form"\nmsgid_plural "{n} forms"\nmsgstr[0] "{n}张"\n\n'
        '#, fuzzy\nmsgid "guess"\nmsgstr "猜"\n\n#~ msgid "old"\n#~ msgstr "旧"\n'
    )
    assert dict(read_catalogue(text)) == {'one "two"\nthree': "一“二”\n三", "{n} form": "{n}张"}


def test_the_catalogue_lies_beside_the_code() -> None:
    assert Path(CATALOGUE).is_file()
