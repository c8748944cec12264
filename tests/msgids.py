"""The msgids of the project, from its sources: Python, templates, scripts, docstrings of the models."""

import ast
from collections.abc import Iterator
from pathlib import Path

import jinja2
from jinja2 import nodes

from notice_site.reading.key_names import descriptions, models
from notice_site.script_modules import messages_in

ROOT = Path(__file__).parent.parent
PYTHON = sorted((ROOT / "notice_site").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.jinja"))
SCRIPTS = sorted((ROOT / "docs").rglob("*.mjs"))
COUNTING = {"translate_plural", "several"}
SAYING = {"Message", "translate", "text", "_", *COUNTING}


def msgids() -> dict[str, str]:
    """Every msgid with the file that says it first."""
    found: dict[str, str] = {}
    for path, words in [*_from_python(), *_from_templates(), *_from_scripts(), *_from_models()]:
        found.setdefault(words, path)
    return found


def plurals() -> dict[str, str]:
    """The plural of every msgid that has one."""
    pairs = [*_python_pairs(), *_template_pairs()]
    return {one: many for one, many in pairs if isinstance(one, str) and isinstance(many, str)}


def _python_pairs() -> Iterator[tuple[object, object]]:
    for path in PYTHON:
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and _name(call.func) in COUNTING:
                yield getattr(call.args[0], "value", None), getattr(call.args[1], "value", None)


def _template_pairs() -> Iterator[tuple[object, object]]:
    for path in TEMPLATES:
        for call in _parsed(path).find_all(nodes.Call):
            if getattr(call.node, "name", "") in COUNTING:
                yield getattr(call.args[0], "value", None), getattr(call.args[1], "value", None)


def constants() -> set[str]:
    """Every text in Python and templates: whatever a catalogue holds must be one of them."""
    trees = [ast.parse(path.read_text("utf-8")) for path in PYTHON]
    found = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    found |= {const.value for path in TEMPLATES for const in _parsed(path).find_all(nodes.Const)}
    return {text for text in found if isinstance(text, str)}


def _from_python() -> Iterator[tuple[str, str]]:
    for path in PYTHON:
        tree = ast.parse(path.read_text("utf-8"))
        tables = _tables(tree)
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and _name(call.func) in SAYING and call.args:
                yield from ((path.name, words) for words in _said(call, tables))


def _said(call: ast.Call, tables: dict[str, list[str]]) -> Iterator[str]:
    """The msgid of a call: written there, or in a table at the top of the module."""
    first = call.args[0]
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield first.value
    elif isinstance(first, ast.Subscript) and isinstance(first.value, ast.Name):
        yield from tables.get(first.value.id, ())
    elif isinstance(first, ast.IfExp):
        parts = [part.value for part in (first.body, first.orelse) if isinstance(part, ast.Constant)]
        yield from (part for part in parts if isinstance(part, str))


def _tables(tree: ast.Module) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for statement in tree.body:
        targets = (
            statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        )
        value = getattr(statement, "value", None)
        held = value.values if isinstance(value, ast.Dict) else getattr(value, "elts", [])
        texts = [
            item.value for item in held if isinstance(item, ast.Constant) and isinstance(item.value, str)
        ]
        found |= {target.id: texts for target in targets if isinstance(target, ast.Name)}
    return found


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _parsed(path: Path) -> nodes.Template:
    return jinja2.Environment(autoescape=True, extensions=["jinja2.ext.do"]).parse(path.read_text("utf-8"))


def _from_templates() -> Iterator[tuple[str, str]]:
    for path in TEMPLATES:
        for call in _parsed(path).find_all(nodes.Call):
            name = getattr(call.node, "name", getattr(call.node, "attr", ""))
            if name in SAYING and call.args and isinstance(call.args[0], nodes.Const):
                yield path.name, call.args[0].value


def _from_scripts() -> Iterator[tuple[str, str]]:
    for path in SCRIPTS:
        yield from ((path.name, msgid) for msgid in messages_in(path.read_text("utf-8")))


def _from_models() -> Iterator[tuple[str, str]]:
    for model in models():
        yield from (("models", words) for words in descriptions(model).values())
