"""One ES module, taken apart. In: an `.mjs` file. Out: `Module`, or `ScriptError` with file and line.

Understood at the beginning of a line are these forms and no others, so that joining needs no parser:

    import {a, b as c} from './other.mjs';
    export function f() {}    export async function f() {}    export class C {}    export const v = 1;

Anywhere stands `import('./other.mjs')`, for a module that is fetched when it is first wanted.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from notice_site.theme.script_text import blank_text

_IMPORT = re.compile(
    r"""^import\s*\{(?P<names>[^{}]*)\}\s*from\s*(?P<quote>['"])(?P<path>\.{1,2}/[^'"\n]+)(?P=quote)[ ]*;?""",
    re.MULTILINE,
)
_EXPORT = re.compile(
    r"^export\s+(?=(?P<what>async\s+function|function|class|const)[\s*]+(?P<name>[\w$]+))", re.MULTILINE
)
_LATER = re.compile(r"""import\(\s*(?P<quote>['"])(?P<path>\.{1,2}/[^'"\n]+)(?P=quote)\s*\)""")
_KEYWORD = re.compile(r"(?<![.\w$])(?:import|export)(?![\w$])")
CALLED = "__import()"
"""In a body, a call for a module."""
_NAME = re.compile(r"(?P<there>[\w$]+)(?:\s+as\s+(?P<here>[\w$]+))?")


class ScriptError(Exception):
    """A module cannot be joined into a script."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path.name}:{line}: {reason}")


@dataclass(frozen=True)
class Import:
    """One import, as a statement or as a call; a call names nothing."""

    module: Path
    names: tuple[tuple[str, str], ...]
    """The name there and the name here."""
    line: int


@dataclass(frozen=True)
class Module:
    """What a module imports and exports, and the text without either statement's words."""

    path: Path
    imports: tuple[Import, ...]
    later: tuple[Import, ...]
    """Those fetched when they are wanted, in the order of their calls in the body."""
    exports: tuple[str, ...]
    body: str
    """Each call `import(…)` is `CALLED` in it."""


def read_module(path: Path) -> Module:
    """Take a module apart; raises ScriptError for every other form of import or export."""
    text = path.read_text(encoding="utf-8")
    try:
        code = blank_text(text)
    except ValueError as error:
        raise ScriptError(path, _line(text, error.args[0]), "a template that does not end") from None
    imports, later = (_imports(form, text, code) for form in (_IMPORT, _LATER))
    exports = list(_EXPORT.finditer(code))
    understood = {found.start() for found in (*imports, *later, *exports)}
    for keyword in _KEYWORD.finditer(code):
        if keyword.start() not in understood:
            reason = f"this form of {keyword.group()} is not understood"
            raise ScriptError(path, _line(text, keyword.start()), reason)
    for found in exports:
        if found["what"] == "const" and _has_second_name(code[found.end() :]):
            raise ScriptError(path, _line(text, found.start()), "export one const at a time, ended by ;")
    return Module(
        path,
        tuple(_as_import(path, found, _pairs(found, code)) for found in imports),
        tuple(_as_import(path, found, ()) for found in later),
        tuple(found["name"] for found in exports),
        _without(text, (*imports, *exports), later),
    )


def _imports(form: re.Pattern[str], text: str, code: str) -> list[re.Match[str]]:
    """Where `text` has the form, and not in a string or comment."""
    return [found for found in form.finditer(text) if code.startswith("import", found.start())]


def _pairs(found: re.Match[str], code: str) -> tuple[tuple[str, str], ...]:
    names = _NAME.finditer(code[found.start("names") : found.end("names")])
    return tuple((name["there"], name["here"] or name["there"]) for name in names)


def _as_import(path: Path, found: re.Match[str], pairs: tuple[tuple[str, str], ...]) -> Import:
    return Import((path.parent / found["path"]).resolve(), pairs, _line(found.string, found.start()))


def _has_second_name(code: str) -> bool:
    """Whether a comma stands outside all brackets before the statement's semicolon."""
    depth = 0
    for sign in code:
        depth += (sign in "([{") - (sign in ")]}")
        if depth == 0 and sign in ",;":
            return sign == ","
    return False


def _without(text: str, statements: Iterable[re.Match[str]], calls: Iterable[re.Match[str]]) -> str:
    changed = [(found, "") for found in statements] + [(found, CALLED) for found in calls]
    for found, instead in sorted(changed, key=lambda change: change[0].start(), reverse=True):
        text = text[: found.start()] + instead + text[found.end() :]
    return text


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
