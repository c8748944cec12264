"""What README, guide and CONTRIBUTING name is there: files, targets, commands, options, functions, links."""

import ast
import re

import pytest

from notice_site.command.parser import make_parser
from notice_site.language.catalogue import catalogue_for
from tests.call_facts import ROOT

DOCUMENTS = ("README.md", "GUIDE.zh.md")
BUILT = {"site", "dist"}
"""Folders that a build makes; git does not know them."""
CODE = re.compile(r"```.*?\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)")
TARGET = re.compile(r"\bmake ([a-z]+)")
OPTION = re.compile(r"(?<!\S)`?(--[a-z][a-z-]+)(?![\w:-])")  # --kit, and not --token: red
COMMAND = re.compile(r"build_site\.py ([a-z]+)")


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def section(title: str) -> str:
    """A chapter of the README, without its heading."""
    return text_of("README.md").partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def layout() -> list[str]:
    return [line.split()[0] for line in CODE.findall(section("Layout"))[0].splitlines()]


def parsers() -> dict[str, set[str]]:
    """The commands and the options of each."""
    parser = make_parser(catalogue_for("en"))
    commands = next(action.choices for action in parser._actions if action.dest == "command")
    assert isinstance(commands, dict)
    return {name: {*command._option_string_actions} for name, command in commands.items()}


def functions() -> set[str]:
    """Every public function of the library."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "notice_site").rglob("*.py")]
    assert trees
    return {node.name for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_line_of_the_layout_names_what_exists() -> None:
    assert len(layout()) > 8
    assert [name for name in layout() if not (ROOT / name).exists()] == []


def test_every_folder_stands_in_the_layout() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "_"))}
    assert {f"{name}/" for name in folders - BUILT} <= set(layout())


def test_every_file_to_edit_exists() -> None:
    named = [
        name
        for row in re.findall(r"^\| .* \| (`.*`) \|$", section("Layout"), re.MULTILINE)
        for name in row.split("`")[1::2]
    ]
    assert len(named) > 6
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_step_of_the_flow_is_a_function() -> None:
    flow = CODE.findall(section("The flow"))[0]
    steps = re.findall(r"(?:->|,) +([a-z]+_[a-z_]*)", flow)
    targets = functions()
    assert len(steps) > 5
    for step in steps:
        assert any(name.startswith(step) for name in targets), step


@pytest.mark.parametrize("document", [*DOCUMENTS, "CONTRIBUTING.md", "SECURITY.md"])
def test_every_link_leads_to_a_file(document: str) -> None:
    links = [link for link in LINK.findall(text_of(document)) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_target_exists(document: str) -> None:
    named = set(TARGET.findall(text_of(document)))
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    assert {"site", "check"} <= named
    assert named <= targets


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_and_option_exists(document: str) -> None:
    commands = parsers()
    text = text_of(document)
    assert set(COMMAND.findall(text)) <= set(commands)
    targets = {option for options in commands.values() for option in options}
    ours = "\n".join(
        line for line in text.splitlines() if "pip install" not in line and "apt-get" not in line
    )
    named = set(OPTION.findall(ours))
    assert named <= targets


def test_the_readme_is_short_enough_to_be_read() -> None:
    assert len(text_of("README.md").splitlines()) < 120
    assert not [line for line in text_of("README.md").splitlines() if len(line) > 120]


def test_no_document_names_a_file_outside_the_repository() -> None:
    for document in (*DOCUMENTS, "CHANGELOG.md", "CONTRIBUTING.md", "DECISIONS.md", "SECURITY.md"):
        assert not re.search(r"\.\./|(?<![\w.:/])/(home|root|tmp)/", text_of(document)), document


def test_every_path_and_name_in_contributing_is_there() -> None:
    text = text_of("CONTRIBUTING.md")
    spans = {span for span in re.findall(r"`([^`\n]+)`", text) if "<" not in span and " " not in span}
    paths = {
        span
        for span in spans
        if re.fullmatch(r"[\w.][\w./-]+\.(?:py|md|po|toml|yml|json)|[\w.]+(?:/[\w.]+)*/", span)
    }
    paths |= set(re.findall(r"(?<=[ (])tests/[\w/.]+\.\w+", text))
    assert len(paths) > 15
    assert [path for path in paths if not (ROOT / path).exists()] == []
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "notice_site").rglob("*.py"))
    names = {span for span in spans - paths if re.fullmatch(r"[A-Z]+|[A-Z][a-z]\w+|[a-z]+(?:_[a-z]+)+", span)}
    assert {"CHECKS", "FORMAT", "Finding", "View", "Page", "page_list"} <= names
    assert [name for name in names if not re.search(rf"\b{name}\b", code)] == []
