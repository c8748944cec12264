"""Each regular expression that reads text has an example beside it, which it finds."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from notice_site.project import PACKAGE

ROOMS = ("importing", "checks", "language")
ESCAPE = re.compile(r"\\(?:r|n|t|x[0-9a-f]{2}|u[0-9a-f]{4})")
r"""`\r`, `\x0c`, `\u00a0`: how an example writes a character that nobody sees."""
QUOTED = re.compile("`([^`]+)`")
"""“`附件1`, `附件一`” has two examples."""


class Expression(NamedTuple):
    """A compiled expression of a module with the text beside it."""

    module: str
    name: str
    beside: str


def expressions() -> Iterator[Expression]:
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
            yield from expressions_of(module, path)


def expressions_of(module: str, path: Path) -> Iterator[Expression]:
    """What the module compiles at its top level, each with the docstring below it or the comment above it."""
    text = path.read_text("utf-8")
    lines, body = text.splitlines(), ast.parse(text).body
    for node, following in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("re.compile("):
            above = lines[node.lineno - 2] if node.lineno > 1 else ""
            beside = above.lstrip("# ") if above.startswith("#") else ""
            match following:
                case ast.Expr(value=ast.Constant(value=str(docstring))):
                    beside = docstring
            yield Expression(module, ast.unparse(node.targets[0]), beside)


def examples(beside: str) -> Iterator[str]:
    """The text itself, what is between backquotes in it, and its pieces, as people read them."""
    pieces = re.split(r"[,;:] |\. | of | and | or |\n", beside)
    for piece in (beside, *QUOTED.findall(beside), *pieces, *(piece.strip("`") for piece in pieces)):
        shown = ESCAPE.sub(lambda match: match[0].encode().decode("unicode_escape"), piece.strip("\n"))
        yield from (piece, shown, shown.rstrip("."), shown.rstrip(".").strip("`"))


EXPRESSIONS = list(expressions())


def test_there_are_expressions() -> None:
    assert len(EXPRESSIONS) > 200
    assert {expression.module.split(".")[1] for expression in EXPRESSIONS} == set(ROOMS)


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=lambda one: f"{one.module}.{one.name}")
def test_an_expression_finds_the_example_beside_it(expression: Expression) -> None:
    pattern: re.Pattern[str] = getattr(importlib.import_module(expression.module), expression.name)
    assert expression.beside, f"write an example below {pattern.pattern}"
    if isinstance(pattern.pattern, str):
        assert any(pattern.search(example) for example in examples(expression.beside)), pattern.pattern
