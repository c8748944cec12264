"""ES modules joined into classic scripts. In: a folder of `.mjs` files. Out: {name of script: its text}.

Browsers load no module script from a folder on disk, so each entry and all that it imports become one
script, every module in a function of its own. A module that exports nothing can only have been written
for its effects: it is an entry, and `start.mjs` becomes `start.js`. A module that some call `import(…)`
asks for becomes a script beside it, with what the entry does not bring already.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from posixpath import dirname, relpath

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    | (?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
    | (?P<plain>[^"'`/{}]+)
    | (?P<sign>.)""",
    re.DOTALL | re.VERBOSE,
)
_COMMENT = re.compile(r"//|/\*")
_LINES = re.compile(r"[ \t]*\n\s*")
_SPACES = re.compile(r"[ \t]+")
_AROUND = re.compile(r" ?([=*/%{}()\[\],;:?>&|^~]) ?")
"""A space beside such a sign parts nothing; `+`, `-` and `<` are not among them, for `a + +b`, `a < !--b`."""
_AFTER = re.compile(r"(?<=[{(\[,;=?:&|])\n")
_BEFORE = re.compile(r"\n(?=[})\].?:&|])")
"""Where JavaScript, too, sees that the statement goes on, or has ended."""
_LAST = re.compile(r"([\w$]+|\S)\s*\Z")
_TEMPLATE = re.compile(r"(?:\\.|\$(?!\{)|[^`\\$])*(?P<end>`|\$\{)", re.DOTALL)
_REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/\w*")
_BEFORE_REGEX = {"return", "typeof", "case", "in", "of", "void", "delete", "throw", "do", "else", "yield"}
"""Words after which a slash begins a regular expression; after any other word or `)`, `]`, `}` it divides."""


def blank_text(script: str) -> str:
    """The script with comments, strings, templates and regular expressions blanked; line ends stay.

    Raises ValueError with the offset of a template that does not end.
    """
    return "".join(text if kept else _blanks(text) for kept, text in _Blanker(script).run())


def shortened_script(script: str) -> str:
    """The same script without comments and without white space that parts nothing.

    Raises ValueError as `blank_text` does.
    """
    pieces = ((kept, text) for kept, text in _Blanker(script).run() if kept or not _COMMENT.match(text))
    code = "".join(_bare(text) if kept else text for kept, text in _merged(pieces))
    return code.strip() + "\n"


def _merged(pieces: Iterable[tuple[bool, str]]) -> Iterator[tuple[bool, str]]:
    """Neighbours of one kind as one: with a comment gone, the white space around it is one too."""
    for kept, group in groupby(pieces, key=lambda piece: piece[0]):
        yield kept, "".join(text for _, text in group)


def _bare(code: str) -> str:
    code = _AROUND.sub(r"\1", _SPACES.sub(" ", _LINES.sub("\n", code)))
    return _BEFORE.sub("", _AFTER.sub("", code))


def _blanks(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


class _Blanker:
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
            self._blank(token.end())
        elif kind == "string":
            self._blank(token.end())
            self.before = ")"
        elif text == "`" or (text == "}" and self.templates and self.templates[-1] == self.depth):
            self._template(opened=text == "`")
        elif text == "/" and self._regex_may_begin() and (regex := _REGEX.match(self.script, self.at)):
            self._blank(regex.end())
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
        self._blank(part.end())
        self.before = ")"
        if part["end"] == "${":
            self.templates.append(self.depth)
            self.before = "("

    def _regex_may_begin(self) -> bool:
        if re.fullmatch(r"[\w$]+", self.before):
            return self.before in _BEFORE_REGEX
        return self.before not in {")", "]", "}"}

    def _blank(self, end: int) -> None:
        self.out.append((False, self.script[self.at : end]))
        self.at = end


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
    return [match for match in form.finditer(text) if code.startswith("import", match.start())]


def _pairs(match: re.Match[str], code: str) -> tuple[tuple[str, str], ...]:
    names = _NAME.finditer(code[match.start("names") : match.end("names")])
    return tuple((name["there"], name["here"] or name["there"]) for name in names)


def _as_import(path: Path, match: re.Match[str], pairs: tuple[tuple[str, str], ...]) -> Import:
    return Import((path.parent / match["path"]).resolve(), pairs, _line(match.string, match.start()))


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


LOADER = "page/script-file.mjs"
"""The module that fetches scripts: `loadScript(address)` gives a promise."""
_HEAD = """(function () {
"use strict";
const __modules = globalThis.__modules || (globalThis.__modules = {});
"""
"""What one script has run, the next takes from there."""
_HERE = "const __here = document.currentScript.src;\n"


def join_scripts(folder: Path) -> dict[str, str]:
    """One script for each module that exports nothing, and for each that is imported by a call.

    `start.mjs` becomes `start.js`; empty without a folder. Raises ScriptError naming file, line and reason.
    """
    joiner = _Joiner(folder.resolve())
    return {f"{joiner.name(top)}.js": joiner.script(top) for top in joiner.inside}


class _Joiner:
    """The modules of a folder; `inside` has, for each that becomes a script, all that it imports."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.modules = {path: read_module(path) for path in sorted(folder.rglob("*.mjs"))}
        self.inside: dict[Path, dict[Path, Module]] = {}
        waiting = [path for path, module in self.modules.items() if not module.exports]
        while waiting:
            top = waiting.pop(0)
            if top not in self.inside:
                self.inside[top] = {module.path: module for module in self._in_order(self.modules[top], ())}
                waiting += self._called(top)

    def name(self, path: Path) -> str:
        """How scripts speak of a module."""
        return path.relative_to(self.folder).with_suffix("").as_posix()

    def script(self, top: Path) -> str:
        """The modules in the order in which a browser would run them, in one function in strict mode."""
        there = self._there(top, ())
        parts = [module for path, module in self.inside[top].items() if path not in there]
        head = _HEAD + (_HERE if any(module.later for module in parts) else "")
        return "\n".join([head, *(self._wrapped(module, top) for module in parts), "})();\n"])

    def _called(self, top: Path) -> list[Path]:
        return [
            self._found(module, wanted).path
            for module in self.inside[top].values()
            for wanted in module.later
        ]

    def _there(self, top: Path, below: tuple[Path, ...]) -> set[Path]:
        """What every script that calls for this one has brought or found."""
        if top in below:
            raise ScriptError(top, 1, f"{below[-1].name} imports this module by a call, and it that one")
        callers = [path for path in self.inside if top in self._called(path)]
        found = [self.inside[caller].keys() | self._there(caller, (*below, top)) for caller in callers]
        return set.intersection(*found) if found else set()

    def _in_order(self, module: Module, above: tuple[Path, ...]) -> Iterator[Module]:
        """Depth first, an import before what imports it; the same module may come twice."""
        for wanted in module.imports:
            imported = self._found(module, wanted)
            if imported.path in (*above, module.path):
                reason = f"{wanted.module.name} imports this module in turn"
                raise ScriptError(module.path, wanted.line, reason)
            yield from self._in_order(imported, (*above, module.path))
        for wanted in module.later:
            yield self._found(module, Import(self.folder / LOADER, (("loadScript", ""),), wanted.line))
        yield module

    def _found(self, module: Module, wanted: Import) -> Module:
        imported = self.modules.get(wanted.module)
        if imported is None:
            raise ScriptError(module.path, wanted.line, f"there is no module {wanted.module.name}")
        for name, _ in wanted.names:
            if name not in imported.exports:
                raise ScriptError(module.path, wanted.line, f"{wanted.module.name} does not export {name}")
        return imported

    def _wrapped(self, module: Module, top: Path) -> str:
        body = module.body.strip("\n")
        for wanted in module.later:
            body = body.replace(CALLED, self._call(wanted.module, top), 1)
        lines = [*(self._import_line(wanted) for wanted in module.imports), body]
        if not module.exports:
            return "\n".join(["(() => {", *lines, "})();\n"])
        place = f'__modules["{self.name(module.path)}"]'
        lines.append(f"return {{{', '.join(module.exports)}}};")
        return "\n".join([f"{place} = {place} || (() => {{", *lines, "})();\n"])

    def _import_line(self, wanted: Import) -> str:
        pairs = ", ".join(there if there == here else f"{there}: {here}" for there, here in wanted.names)
        return f'const {{{pairs}}} = __modules["{self.name(wanted.module)}"];'

    def _call(self, wanted: Path, top: Path) -> str:
        """Its address changes with its content: no browser pairs it with a script of another day."""
        name, loader = self.name(wanted), LOADER.removesuffix(".mjs")
        address = relpath(f"{name}.js", dirname(self.name(top)) or ".")
        address += f"?v={hashlib.sha256(self.script(wanted).encode()).hexdigest()[:8]}"
        fetched = f'__modules["{loader}"].loadScript(new URL("{address}", __here).href)'
        return f'{fetched}.then(() => __modules["{name}"])'
