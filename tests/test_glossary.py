"""The code speaks the field's words: what CONTRIBUTING.md says not to write is written nowhere."""

import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.call_facts import ROOT

WHERE = (
    *("notice_site", "tools", "build_site.py", "docs/assets/scripts", "templates", "overrides"),
    *("README.md", "CONTRIBUTING.md", "SECURITY.md"),
)
READ = {".py", ".mjs", ".md", ".jinja", ".html", ".typ"}
PROSE = {
    "character": r"\b(?:as few|odd|single|strange) signs?\b|\bsigns? of (?:a|the) (?:line|text|word)",
    "key path": r"\bdotted (?:way|place)s?\b|\bways? to (?:a |the )?(?:fact|value|key)s?\b",
    "white space": r"\b(?:full-width|no-break|ordinary|leading|trailing) blanks?\b(?! line)"
    r"|\bblanks? (?:aside|between|around|before|behind)\b|\b(?:two|runs of) blanks\b",
    "bundle": r"\bjoin(?:ed|s)? (?:script|style|file|asset)s?\b",
    "message": r"\b(?:is|are|was|were) told\b|\btold (?:in words|of|apart|one by one)\b|\btells? of\b",
    "temporary directory, lock": r"\bprivate folders?\b|\bput in(?:to)? (?:its )?place\b",
    "document, form, attachment": r"\bpapers\b|\bworking sheets?\b",
    "match, result, current, previous": r"\bwhat (?:is|was) found there\b",
    "escape, serialise, parse": r"\b(?:writ(?:e|es|ing|ten)|print(?:s|ed)?|set) down\b",
}
"""What is not written, by the word that is: for character, not `as few signs`; for document, not `papers`."""
NAMES = {
    "message": {"said", "told", "tell", "tells", "Told", "Teller", "teller"},
    "document, form, attachment": {"paper", "papers"},
    "match, result, current, previous": {"found", "Found", "known", "here"},
    "temporary directory, lock": {"private_folder", "private_folders"},
}
"""Names that no variable, function, class or argument has."""
IN_THE_TEXT_OF_CALLS = {
    "notice_site/language/phrases.py",
    "notice_site/importing/understanding/materials.py",
    "notice_site/theme/site_settings.py",
    "templates/data/new_call.yml.jinja",
}
"""Files with words by which notices themselves speak of documents."""
SCRIPT_NAME = re.compile(r"(?<![\w$'.-])(?:const|let|function|async|class) +([A-Za-z_$][\w$]*)")
"""`const found`, `function tell`."""


def texts() -> dict[str, str]:
    listed = subprocess.run(["git", "ls-files", "-z", *WHERE], cwd=ROOT, capture_output=True, check=True)
    names = [name for name in listed.stdout.decode().split("\0") if Path(name).suffix in READ]
    return {name: (ROOT / name).read_text("utf-8") for name in names if (ROOT / name).is_file()}


TEXTS = texts()


def names_in(name: str, text: str) -> Iterator[tuple[int, str]]:
    """Each name that a file gives or uses, with its line."""
    if name.endswith(".py"):
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.NAME:
                yield token.start[0], token.string
    elif name.endswith(".mjs"):
        for match in SCRIPT_NAME.finditer(text):
            yield text.count("\n", 0, match.start()) + 1, match[1]


def test_there_is_code_to_read() -> None:
    assert {Path(name).suffix for name in TEXTS} == READ
    assert len(TEXTS) > 300
    assert {"character", "match", "lock"} <= set(re.findall(r"\w+", TEXTS["CONTRIBUTING.md"]))


@pytest.mark.parametrize("word", PROSE)
def test_what_the_field_has_a_word_for_has_no_other(word: str) -> None:
    pattern = re.compile(PROSE[word], re.IGNORECASE)
    excused = IN_THE_TEXT_OF_CALLS if word.startswith("document") else set()
    wrong = [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match[0]}"
        for name, text in TEXTS.items()
        if name not in excused
        for match in pattern.finditer(text)
    ]
    assert wrong == [], f"write {word}"


@pytest.mark.parametrize("word", NAMES)
def test_names_are_those_of_the_field(word: str) -> None:
    wrong = [
        f"{name}:{line}: {used}"
        for name, text in TEXTS.items()
        for line, used in names_in(name, text)
        if used.strip("_") in NAMES[word]
    ]
    assert wrong == [], f"name it {word}, or after what it holds"


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("character", "in as few signs as they need"),
        ("key path", "by its dotted way"),
        ("white space", "a full-width blank"),
        ("bundle", "joined files by path"),
        ("message", "readers are told it"),
        ("temporary directory, lock", "a private folder"),
        ("document, form, attachment", "the papers to hand in"),
        ("escape, serialise, parse", "it is written down"),
    ],
)
def test_another_word_is_found(word: str, sentence: str) -> None:
    assert re.search(PROSE[word], sentence)
