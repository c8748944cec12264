"""The theme's styles that a site uses. In: style sheets, built pages, scripts. Out: the rules that can apply.

A rule is left out where no page and no script has a class, id, element or value of an attribute that its
selector names. What a selector says otherwise (`:not(…)`, `:has(…)`, mere attributes) never leaves it out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from notice_site.theme.style_sheet import (
    Group,
    Node,
    Plain,
    Rule,
    StyleError,
    declarations,
    read_styles,
    split_list,
    write_styles,
)

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
    """What stands in the pages of a site, and every word of its scripts."""

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
    for element, attributes in {found for page in pages for found in _TAG.findall(page)}:
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
    """The rules of `theme` that can apply, then all of `own`, in as few signs as they need.

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
        found = _SIMPLE.match(selector, at)
        if found is None:
            raise StyleError(f"a selector that is not understood: {selector}")
        at = found.end()
        if found["list"]:
            end = _closing(selector, at)
            alternatives = split_list(selector[at : end - 1])
            if found["pseudo"] in _ANY_OF and not any(_may_apply(one, used) for one in alternatives):
                return False
            at = end
        elif not _is_there(found, used):
            return False
    return True


def _is_there(found: "re.Match[str]", used: Used) -> bool:
    name = found["class"] or found["id"] or found["element"]
    if name:
        return "\\" in name or used.has(name)
    equals = found["attribute"] and _EQUALS.fullmatch(found["attribute"])
    return not equals or (equals[1], equals[2]) in used.values or equals[2] in used.words


def _closing(selector: str, at: int) -> int:
    """Behind the bracket that closes the one before `at`."""
    depth = 1
    for found in re.finditer(r"[()]", selector[at:]):
        depth += 1 if found.group() == "(" else -1
        if not depth:
            return at + found.end()
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
