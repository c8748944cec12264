"""ES modules: what one imports and exports, and the messages that it shows.

Imports and exports are understood at the beginning of a line, in these forms and no others, so that they
need no parser of JavaScript:

    import {a, b as c} from './other.mjs';
    export function f() {}    export async function f() {}    export class C {}    export const v = 1;

A call `import('./other.mjs')`, for a module fetched at run time, may be anywhere. A message is shown by
`t('…')`, with its English msgid written in the call.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from os.path import normpath
from pathlib import Path

# A comment; a string; code without quotes, slashes and braces; any one of these.
_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    | (?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
    | (?P<plain>[^"'`/{}]+)
    | (?P<other>.)""",
    re.DOTALL | re.VERBOSE,
)
# `return `, `) `
_LAST = re.compile(r"([\w$]+|\S)\s*\Z")
# What follows the backquote of `sum ${a}`
_TEMPLATE = re.compile(r"(?:\\.|\$(?!\{)|[^`\\$])*(?P<end>`|\$\{)", re.DOTALL)
# `/[/'"]\/x/gu`
_REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/\w*")
_BEFORE_REGEX = {"return", "typeof", "case", "in", "of", "void", "delete", "throw", "do", "else", "yield"}
"""Words after which a slash begins a regular expression; after any other word or `)`, `]`, `}` it divides."""
# `import {make, setText as set} from '../page/elements.mjs';`
_IMPORT = re.compile(
    r"""^import\s*\{(?P<names>[^{}]*)\}\s*from\s*(?P<quote>['"])(?P<path>\.{1,2}/[^'"\n]+)(?P=quote)[ ]*;?""",
    re.MULTILINE,
)
# `export async function read`, `export const OPEN`
_EXPORT = re.compile(
    r"^export\s+(?=(?P<what>async\s+function|function|class|const)[\s*]+(?P<name>[\w$]+))", re.MULTILINE
)
# `import('./actions.mjs')`
_DEFERRED = re.compile(r"""import\(\s*(?P<quote>['"])(?P<path>\.{1,2}/[^'"\n]+)(?P=quote)\s*\)""")
# `import`, not `important` or `.export`
_KEYWORD = re.compile(r"(?<![.\w$])(?:import|export)(?![\w$])")
DEFERRED_CALL = "__import()"
"""What is in a body for a call `import(…)`."""
# `setText as set`
_NAME = re.compile(r"(?P<exported>[\w$]+)(?:\s+as\s+(?P<local>[\w$]+))?")
# `t('Not answered')`, `t("The bureau's answer", {count})`
_MESSAGE = re.compile(
    r"""(?<![\w$])t\(\s*(?P<quote>['"])(?P<msgid>(?:\\.|(?!(?P=quote))[^\\\n])*)(?P=quote)"""
)


class ScriptError(Exception):
    """A module cannot be bundled."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path.name}:{line}: {reason}")


@dataclass(frozen=True)
class Import:
    """An import statement, or a call `import(…)`, which has no names."""

    module: Path
    names: tuple[tuple[str, str], ...]
    """The exported and the local name of each."""
    line: int


@dataclass(frozen=True)
class Module:
    """What a module imports and exports, and its text without these statements."""

    path: Path
    imports: tuple[Import, ...]
    deferred: tuple[Import, ...]
    """Those fetched at run time, in the order of their calls in the body."""
    exports: tuple[str, ...]
    body: str
    """Each call `import(…)` is `DEFERRED_CALL` in it."""


def read_module(path: Path) -> Module:
    """The module in a file; raises ScriptError for any other form of import and export."""
    text = path.read_text(encoding="utf-8")
    try:
        code = blank_text(text)
    except ValueError as error:
        raise ScriptError(path, _line(text, error.args[0]), "a template that does not end") from None
    imports, deferred = (_imports(form, text, code) for form in (_IMPORT, _DEFERRED))
    exports = list(_EXPORT.finditer(code))
    understood = {match.start() for match in (*imports, *deferred, *exports)}
    for keyword in _KEYWORD.finditer(code):
        if keyword.start() not in understood:
            reason = f"this form of {keyword.group()} is not understood"
            raise ScriptError(path, _line(text, keyword.start()), reason)
    for match in exports:
        if match["what"] == "const" and _has_second_name(code[match.end() :]):
            raise ScriptError(path, _line(text, match.start()), "export one const at a time, ended by ;")
    return Module(
        path,
        tuple(_as_import(path, match, _pairs(match, code)) for match in imports),
        tuple(_as_import(path, match, ()) for match in deferred),
        tuple(match["name"] for match in exports),
        _without(text, (*imports, *exports), deferred),
    )


def _imports(form: re.Pattern[str], text: str, code: str) -> list[re.Match[str]]:
    """The matches of a form outside strings and comments."""
    return [match for match in form.finditer(text) if code.startswith("import", match.start())]


def _pairs(match: re.Match[str], code: str) -> tuple[tuple[str, str], ...]:
    names = _NAME.finditer(code[match.start("names") : match.end("names")])
    return tuple((name["exported"], name["local"] or name["exported"]) for name in names)


def _as_import(path: Path, match: re.Match[str], pairs: tuple[tuple[str, str], ...]) -> Import:
    return Import((path.parent / match["path"]).resolve(), pairs, _line(match.string, match.start()))


def _has_second_name(code: str) -> bool:
    """Whether a comma is outside all brackets before the statement's semicolon."""
    depth = 0
    for character in code:
        depth += (character in "([{") - (character in ")]}")
        if depth == 0 and character in ",;":
            return character == ","
    return False


def _without(text: str, statements: Iterable[re.Match[str]], calls: Iterable[re.Match[str]]) -> str:
    changes = [(match, "") for match in statements] + [(match, DEFERRED_CALL) for match in calls]
    for match, replacement in sorted(changes, key=lambda change: change[0].start(), reverse=True):
        text = text[: match.start()] + replacement + text[match.end() :]
    return text


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def messages_in(script: str) -> list[str]:
    """The msgids in the text of a module, in its order."""
    return [_msgid(match) for match in _MESSAGE.finditer(script)]


def _msgid(match: re.Match[str]) -> str:
    return re.sub(r"\\(.)", r"\1", match["msgid"])


def message_key(msgid: str) -> str:
    """Four characters in place of a msgid, which bundles and pages carry: `uG3x`."""
    return b64encode(sha256(msgid.encode()).digest()[:3]).decode()


def with_message_keys(script: str) -> str:
    """The script with the key of each message in place of its msgid."""
    return _MESSAGE.sub(lambda match: f"t('{message_key(_msgid(match))}'", script)


def scripts_from(entry: Path, *, with_deferred: bool = True) -> dict[Path, str]:
    """The text of an entry point and of every module that it imports; `with_deferred`, also at run time."""
    forms = (_IMPORT, _DEFERRED) if with_deferred else (_IMPORT,)
    texts: dict[Path, str] = {}
    waiting = [entry.resolve()]
    while waiting:
        path = waiting.pop()
        if path not in texts:
            texts[path] = text = path.read_text("utf-8")
            imports = {match["path"] for form in forms for match in form.finditer(text)}
            # Not `resolve`, which asks the disk about each folder on the way.
            waiting += [Path(normpath(path.parent / imported)) for imported in imports]
    return texts


def pieces(script: str) -> list[tuple[bool, str]]:
    """The script in pieces, with whether each is code: no comment, string, template or regular expression.

    Raises ValueError with the offset of a template that does not end.
    """
    return _Tokeniser(script).run()


def blank_text(script: str) -> str:
    """The script with white space for what is no code; line ends stay. Raises ValueError as `pieces` does."""
    return "".join(text if is_code else re.sub(r"[^\n]", " ", text) for is_code, text in pieces(script))


class _Tokeniser:
    """Walks over the script once; `templates` has the depth of braces around each open `${`."""

    def __init__(self, script: str) -> None:
        self.script = script
        self.out: list[tuple[bool, str]] = []
        self.at = 0
        self.before = ""
        self.depth = 0
        self.templates: list[int] = []

    def run(self) -> list[tuple[bool, str]]:
        """The script in pieces, and whether each is code."""
        while self.at < len(self.script):
            self._step()
        return self.out

    def _step(self) -> None:
        token = _TOKEN.match(self.script, self.at)
        assert token is not None, "the last alternative takes any character"
        kind, text = token.lastgroup, token.group()
        if kind == "comment":
            self._skip(token.end())
        elif kind == "string":
            self._skip(token.end())
            self.before = ")"
        elif text == "`" or (text == "}" and self.templates and self.templates[-1] == self.depth):
            self._template(opened=text == "`")
        elif text == "/" and self._regex_may_begin() and (regex := _REGEX.match(self.script, self.at)):
            self._skip(regex.end())
            self.before = ")"
        else:
            self._keep(text)

    def _keep(self, text: str) -> None:
        self.depth += {"{": 1, "}": -1}.get(text, 0)
        self.out.append((True, text))
        self.at += len(text)
        if last := _LAST.search(text):
            self.before = last[1]

    def _template(self, *, opened: bool) -> None:
        if not opened:
            self.templates.pop()
        part = _TEMPLATE.match(self.script, self.at + 1)
        if part is None:
            raise ValueError(self.at)
        self._skip(part.end())
        self.before = ")"
        if part["end"] == "${":
            self.templates.append(self.depth)
            self.before = "("

    def _regex_may_begin(self) -> bool:
        if re.fullmatch(r"[\w$]+", self.before):
            return self.before in _BEFORE_REGEX
        return self.before not in {")", "]", "}"}

    def _skip(self, end: int) -> None:
        self.out.append((False, self.script[self.at : end]))
        self.at = end
