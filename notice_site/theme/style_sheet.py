"""A style sheet taken apart and put together. In: CSS text. Out: `Rule`, `Group` and `Plain`, and text again.

Understood are style rules, groups of them (`@media` and the like) and statements that stand whole. Anything
else, a nested rule for one, stops the build: what is not understood must not be left out by mistake.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_STRING = r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
_COMMENT = re.compile(rf"({_STRING})|/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(rf"({_STRING})|\s*([{{}};,])\s*|(?<=[:>])\s+|\s+")
_HEAD = re.compile(rf"""[^{{}};"']*(?:{_STRING}[^{{}};"']*)*""")
_BODY = re.compile(rf"""[^{{}}"']*(?:{_STRING}[^{{}}"']*)*""")
_DECLARATION = re.compile(rf"""(?:[^;"'()]|{_STRING}|\((?:[^"'()]|{_STRING}|\([^()]*\))*\))+""")
_GROUPS = ("@media", "@supports", "@layer", "@container")
_WHOLE = ("@keyframes", "@-webkit-keyframes", "@font-face", "@page", "@property")


class StyleError(ValueError):
    """CSS of a kind that is not understood."""


@dataclass(frozen=True)
class Rule:
    """`a, b { … }`: the selectors and the declarations, as written."""

    selectors: tuple[str, ...]
    body: str

    def __str__(self) -> str:
        return f"{','.join(self.selectors)}{{{self.body}}}"


@dataclass(frozen=True)
class Group:
    """`@media … { rules }`."""

    head: str
    nodes: "tuple[Node, ...]"

    def __str__(self) -> str:
        return f"{self.head}{{{''.join(map(str, self.nodes))}}}"


@dataclass(frozen=True)
class Plain:
    """`@charset …;` or `@keyframes … { … }`: what is kept or left out whole."""

    text: str

    def __str__(self) -> str:
        return self.text


Node = Rule | Group | Plain


def read_styles(css: str) -> tuple[Node, ...]:
    """Take a style sheet apart; raises StyleError for what is not understood."""
    text = shortened(css)
    nodes, end = _read(text, 0)
    if end != len(text):
        raise StyleError(f"a }} too many before {text[end : end + 40]!r}")
    return nodes


def shortened(css: str) -> str:
    """The same styles without comments and white space that says nothing."""
    bare = _COMMENT.sub(lambda found: found[1] or " ", css)
    return _SPACE.sub(lambda found: found[1] or found[2] or _space(found), bare).replace(";}", "}")


def _space(found: "re.Match[str]") -> str:
    """One blank; none after a colon or `>`, and none at either end."""
    text = found.string
    if found.start() in (0, len(text)) or found.end() == len(text) or text[found.start() - 1] in ":>":
        return ""
    return " "


def declarations(body: str) -> Iterator[str]:
    """The declarations of a rule, one by one."""
    return (found.group() for found in _DECLARATION.finditer(body))


def write_styles(nodes: Iterable[Node]) -> str:
    """One text again."""
    return "".join(map(str, nodes))


def _read(text: str, at: int) -> tuple[tuple[Node, ...], int]:
    nodes: list[Node] = []
    while at < len(text) and text[at] != "}":
        head = _match(_HEAD, text, at)
        at += len(head)
        if text[at : at + 1] == ";":
            nodes.append(Plain(f"{head};"))
            at += 1
        else:
            node, at = _read_block(head, text, at)
            nodes.append(node)
    return tuple(nodes), at


def _read_block(head: str, text: str, at: int) -> tuple[Node, int]:
    if text[at : at + 1] != "{":
        raise StyleError(f"no block behind {head[-80:]!r}")
    if head.startswith(_GROUPS):
        nodes, end = _read(text, at + 1)
        return Group(head, nodes), _closed(head, text, end)
    if head.startswith(_WHOLE):
        end = _end_of(text, at)
        return Plain(text[at - len(head) : end]), end
    if head.startswith("@"):
        raise StyleError(f"an unknown rule: {head[:80]}")
    body = _match(_BODY, text, at + 1)
    return Rule(tuple(split_list(head)), body), _closed(head, text, at + 1 + len(body))


def _match(pattern: "re.Pattern[str]", text: str, at: int) -> str:
    found = pattern.match(text, at)
    assert found is not None, "the pattern takes an empty text too"
    return found.group()


def _closed(head: str, text: str, end: int) -> int:
    if text[end : end + 1] != "}":
        raise StyleError(f"a block in a block, or one that does not end: {head[:80]}")
    return end + 1


def _end_of(text: str, at: int) -> int:
    """Behind the brace that closes the one at `at`; strings in keyframes have no braces."""
    depth = 0
    for found in re.finditer("[{}]", text[at:]):
        depth += 1 if found.group() == "{" else -1
        if not depth:
            return at + found.end()
    raise StyleError(f"a block that does not end: {text[at - 40 : at]!r}")


def split_list(selectors: str) -> Iterator[str]:
    """The parts of a list at its own commas, not at those in brackets."""
    if "(" not in selectors and "[" not in selectors:
        yield from selectors.split(",")
        return
    depth = start = 0
    for found in re.finditer(rf"{_STRING}|[(),\[\]]", selectors):
        sign = found.group()
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            yield selectors[start : found.start()]
            start = found.end()
    yield selectors[start:]
