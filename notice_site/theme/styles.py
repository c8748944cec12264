"""The theme's styles that a site uses. In: style sheets, built pages, scripts. Out: the rules that can apply.

A rule is left out where no page and no script has a class, id, element or value of an attribute that its
selector names. What a selector says otherwise (`:not(…)`, `:has(…)`, mere attributes) never leaves it out.
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
    bare = _COMMENT.sub(lambda result: result[1] or " ", css)
    return _SPACE.sub(lambda result: result[1] or result[2] or _space(result), bare).replace(";}", "}")


def _space(match: "re.Match[str]") -> str:
    """One space; none after a colon or `>`, and none at either end."""
    text = match.string
    if match.start() in (0, len(text)) or match.end() == len(text) or text[match.start() - 1] in ":>":
        return ""
    return " "


def declarations(body: str) -> Iterator[str]:
    """The declarations of a rule, one by one."""
    return (match.group() for match in _DECLARATION.finditer(body))


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
    match = pattern.match(text, at)
    assert match is not None, "the pattern takes an empty text too"
    return match.group()


def _closed(head: str, text: str, end: int) -> int:
    if text[end : end + 1] != "}":
        raise StyleError(f"a block in a block, or one that does not end: {head[:80]}")
    return end + 1


def _end_of(text: str, at: int) -> int:
    """Behind the brace that closes the one at `at`; strings in keyframes have no braces."""
    depth = 0
    for match in re.finditer("[{}]", text[at:]):
        depth += 1 if match.group() == "{" else -1
        if not depth:
            return at + match.end()
    raise StyleError(f"a block that does not end: {text[at - 40 : at]!r}")


def split_list(selectors: str) -> Iterator[str]:
    """The parts of a list at its own commas, not at those in brackets."""
    if "(" not in selectors and "[" not in selectors:
        yield from selectors.split(",")
        return
    depth = start = 0
    for match in re.finditer(rf"{_STRING}|[(),\[\]]", selectors):
        sign = match.group()
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            yield selectors[start : match.start()]
            start = match.end()
    yield selectors[start:]


_TAG = re.compile(r"""<([a-zA-Z][\w-]*)([^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*)>""")
_ATTRIBUTE = re.compile(r"""([\w:-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
_WORD = re.compile(r"[\w-]+")
_ASKED = re.compile(r"(?:[\w-]|[^\x00-\x7f])+")
"""What may be a name in a sheet: `md-nav__item`."""
_ASKED_VALUE = re.compile(r"""\[([\w-]+)=["']?([^"'\]]*)""")
"""`[type=checkbox]`, `[data-md-level="1"]`."""
_NAME = r"(?:\\.|[\w-]|[^\x00-\x7f])+"
_SIMPLE = re.compile(
    rf"""\.(?P<class>{_NAME})|\#(?P<id>{_NAME})|\[(?P<attribute>[^\]]*)\]
    |::?(?P<pseudo>[\w-]+)(?P<list>\()?|(?P<element>{_NAME}%?)|[\s>+~*]+""",
    re.VERBOSE,
)
_EQUALS = re.compile(r"""([\w-]+)=["']?([^"']*)["']?""")
_ANY_OF = {"is", "where", "-webkit-any", "-moz-any"}
_VARIABLE = re.compile(r"--[\w-]+")
_READ = re.compile(r"var\(\s*(--[\w-]+)")


@dataclass(frozen=True)
class Used:
    """What is in the pages of a site, and every word of its scripts."""

    names: frozenset[str]
    """Classes, ids and elements."""
    values: frozenset[tuple[str, str]]
    """Attributes with their values."""
    words: frozenset[str]

    def has(self, name: str) -> bool:
        return name in self.names or name in self.words


def used_in(pages: Iterable[str], scripts: Iterable[str]) -> Used:
    """Read pages and scripts; a word of a script may be a class that it sets."""
    names: set[str] = set()
    values: set[tuple[str, str]] = set()
    # The frame of all pages is the same, so most tags come many times.
    for element, attributes in {result for page in pages for result in _TAG.findall(page)}:
        names.add(element.lower())
        for name, *quoted in _ATTRIBUTE.findall(attributes):
            value = "".join(quoted)
            values.add((name, value))
            if name in ("class", "id"):
                names.update(value.split())
    words = {word for script in scripts for word in _WORD.findall(script)}
    return Used(frozenset(names), frozenset(values), frozenset(words))


def asked_for(theme: str, used: Used) -> Used:
    """The part of `used` on which the rules of `theme` depend; the words of the pages are not in it."""
    names = frozenset(_ASKED.findall(theme))
    values = frozenset(_ASKED_VALUE.findall(theme))
    return Used(used.names & names, used.values & values, used.words & names)


def used_styles(theme: str, own: str, used: Used) -> str:
    """The rules of `theme` that can apply, then all of `own`, in as few characters as they need.

    Raises StyleError where a sheet or a selector is not understood.
    """
    kept = tuple(_kept(read_styles(theme), used))
    ours = write_styles(read_styles(own))
    return write_styles(_without_unread(kept, ours, used)) + ours


def _kept(nodes: Iterable[Node], used: Used) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Rule):
            selectors = tuple(selector for selector in node.selectors if _may_apply(selector, used))
            if selectors:
                yield Rule(selectors, node.body)
        elif isinstance(node, Group):
            if inside := tuple(_kept(node.nodes, used)):
                yield Group(node.head, inside)
        else:
            yield node


def _may_apply(selector: str, used: Used) -> bool:
    at = 0
    while at < len(selector):
        match = _SIMPLE.match(selector, at)
        if match is None:
            raise StyleError(f"a selector that is not understood: {selector}")
        at = match.end()
        if match["list"]:
            end = _closing(selector, at)
            alternatives = split_list(selector[at : end - 1])
            if match["pseudo"] in _ANY_OF and not any(_may_apply(one, used) for one in alternatives):
                return False
            at = end
        elif not _is_there(match, used):
            return False
    return True


def _is_there(match: "re.Match[str]", used: Used) -> bool:
    name = match["class"] or match["id"] or match["element"]
    if name:
        return "\\" in name or used.has(name)
    equals = match["attribute"] and _EQUALS.fullmatch(match["attribute"])
    return not equals or (equals[1], equals[2]) in used.values or equals[2] in used.words


def _closing(selector: str, at: int) -> int:
    """Behind the bracket that closes the one before `at`."""
    depth = 1
    for match in re.finditer(r"[()]", selector[at:]):
        depth += 1 if match.group() == "(" else -1
        if not depth:
            return at + match.end()
    raise StyleError(f"a selector that does not end: {selector}")


def _without_unread(nodes: tuple[Node, ...], ours: str, used: Used) -> tuple[Node, ...]:
    """Without variables that nothing reads, and those that only such ones read; without unused keyframes."""
    scripts = {word for word in used.words if word.startswith("--")}
    while True:
        text = write_styles(nodes)
        read = {*_READ.findall(text), *_READ.findall(ours), *scripts}
        rest = tuple(_reading(nodes, read, text + ours))
        if rest == nodes:
            return nodes
        nodes = rest


def _reading(nodes: Iterable[Node], read: set[str], text: str) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Group):
            if inside := tuple(_reading(node.nodes, read, text)):
                yield Group(node.head, inside)
        elif isinstance(node, Plain):
            name = re.match(r"@(?:-webkit-)?keyframes ([\w-]+)", node.text)
            if not name or re.search(rf"animation[\w-]*:[^;}}]*\b{re.escape(name[1])}\b", text):
                yield node
        elif "--" not in node.body:
            yield node
        elif body := ";".join(one for one in declarations(node.body) if _is_read(one, read)):
            yield Rule(node.selectors, body)


def _is_read(declaration: str, read: set[str]) -> bool:
    variable = _VARIABLE.match(declaration)
    return not variable or variable.group() in read
