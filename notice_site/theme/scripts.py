"""ES modules bundled into classic scripts, since browsers load no module script from a folder on disk.

An entry point and all that it imports become one bundle, every module in a function of its own. A module that
exports nothing can only have been written for its effects: it is an entry point, and `start.mjs` becomes
`start.js`. A module imported by a call `import(…)` becomes a bundle of its own, without what the calling
bundle has already.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from posixpath import dirname, relpath

from notice_site.script_modules import (
    DEFERRED_CALL,
    Import,
    Module,
    ScriptError,
    pieces,
    read_module,
    with_message_keys,
)

LOADER = "page/deferred.mjs"
"""The module that fetches scripts: `loadScript(address)` gives a promise."""
_HEAD = """(function () {
"use strict";
const __modules = globalThis.__modules || (globalThis.__modules = {});
"""
"""What one bundle has run, the next takes from it."""
_HERE = "const __here = document.currentScript.src;\n"
_COMMENT = re.compile(r"//|/\*")
_LINES = re.compile(r"[ \t]*\n\s*")
_SPACES = re.compile(r"[ \t]+")
_AROUND = re.compile(r" ?([=*/%{}()\[\],;:?>&|^~]) ?")
"""A space beside one of these separates nothing; not so beside `+`, `-`, `<`: `a + +b`, `a < !--b`."""
_AFTER = re.compile(r"(?<=[{(\[,;=?:&|])\n")
_BEFORE = re.compile(r"\n(?=[})\].?:&|])")
"""Line ends at which a statement surely goes on, or has ended: after `{`, before `}`."""


def bundle_scripts(folder: Path) -> dict[str, str]:
    """A bundle for each entry point, and for each module that is imported at run time.

    `start.mjs` becomes `start.js`; empty without a folder. Raises ScriptError naming file, line and reason.
    """
    bundler = _Bundler(folder.resolve())
    return {f"{bundler.name(root)}.js": bundler.bundle(root) for root in bundler.reached}


class _Bundler:
    """The modules of a folder; `reached` has, for the root of each bundle, all that it imports."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.modules = {path: read_module(path) for path in sorted(folder.rglob("*.mjs"))}
        self.reached: dict[Path, dict[Path, Module]] = {}
        waiting = [path for path, module in self.modules.items() if not module.exports]
        while waiting:
            root = waiting.pop(0)
            if root not in self.reached:
                self.reached[root] = {
                    module.path: module for module in self._in_order(self.modules[root], ())
                }
                waiting += self._deferred(root)

    def name(self, path: Path) -> str:
        """The name of a module in bundles: `page/elements`."""
        return path.relative_to(self.folder).with_suffix("").as_posix()

    def bundle(self, root: Path) -> str:
        """The modules in the order in which a browser would run them, in one function in strict mode."""
        present = self._present(root, ())
        parts = [module for path, module in self.reached[root].items() if path not in present]
        head = _HEAD + (_HERE if any(module.deferred for module in parts) else "")
        return "\n".join([head, *(self._wrapped(module, root) for module in parts), "})();\n"])

    def _deferred(self, root: Path) -> list[Path]:
        return [
            self._resolve(module, wanted).path
            for module in self.reached[root].values()
            for wanted in module.deferred
        ]

    def _present(self, root: Path, callers: tuple[Path, ...]) -> set[Path]:
        """What every bundle that defers to this one has, or has been given."""
        if root in callers:
            raise ScriptError(root, 1, f"{callers[-1].name} imports this module by a call, and it that one")
        direct = [path for path in self.reached if root in self._deferred(path)]
        sets = [self.reached[caller].keys() | self._present(caller, (*callers, root)) for caller in direct]
        return set.intersection(*sets) if sets else set()

    def _in_order(self, module: Module, above: tuple[Path, ...]) -> Iterator[Module]:
        """Depth first, an import before what imports it; the same module may come twice."""
        for wanted in module.imports:
            imported = self._resolve(module, wanted)
            if imported.path in (*above, module.path):
                reason = f"{wanted.module.name} imports this module in turn"
                raise ScriptError(module.path, wanted.line, reason)
            yield from self._in_order(imported, (*above, module.path))
        for wanted in module.deferred:
            yield self._resolve(module, Import(self.folder / LOADER, (("loadScript", ""),), wanted.line))
        yield module

    def _resolve(self, module: Module, wanted: Import) -> Module:
        imported = self.modules.get(wanted.module)
        if imported is None:
            raise ScriptError(module.path, wanted.line, f"there is no module {wanted.module.name}")
        for name, _ in wanted.names:
            if name not in imported.exports:
                raise ScriptError(module.path, wanted.line, f"{wanted.module.name} does not export {name}")
        return imported

    def _wrapped(self, module: Module, root: Path) -> str:
        body = with_message_keys(module.body.strip("\n"))
        for wanted in module.deferred:
            body = body.replace(DEFERRED_CALL, self._import_call(wanted.module, root), 1)
        lines = [*(self._import_line(wanted) for wanted in module.imports), body]
        if not module.exports:
            return "\n".join(["(() => {", *lines, "})();\n"])
        key = f'__modules["{self.name(module.path)}"]'
        lines.append(f"return {{{', '.join(module.exports)}}};")
        return "\n".join([f"{key} = {key} || (() => {{", *lines, "})();\n"])

    def _import_line(self, wanted: Import) -> str:
        pairs = ", ".join(name if name == local else f"{name}: {local}" for name, local in wanted.names)
        return f'const {{{pairs}}} = __modules["{self.name(wanted.module)}"];'

    def _import_call(self, wanted: Path, root: Path) -> str:
        """Its address changes with its content: no browser pairs it with a bundle of another build."""
        name, loader = self.name(wanted), LOADER.removesuffix(".mjs")
        address = relpath(f"{name}.js", dirname(self.name(root)) or ".")
        address += f"?v={hashlib.sha256(self.bundle(wanted).encode()).hexdigest()[:8]}"
        fetched = f'__modules["{loader}"].loadScript(new URL("{address}", __here).href)'
        return f'{fetched}.then(() => __modules["{name}"])'


def shortened_script(script: str) -> str:
    """The same script without comments and without white space that separates nothing.

    Raises ValueError as `pieces` does.
    """
    kept = ((is_code, text) for is_code, text in pieces(script) if is_code or not _COMMENT.match(text))
    code = "".join(_bare(text) if is_code else text for is_code, text in _merged(kept))
    return code.strip() + "\n"


def _merged(cut: Iterable[tuple[bool, str]]) -> Iterator[tuple[bool, str]]:
    """Neighbours of one kind as one: with a comment gone, the white space around it is one too."""
    for is_code, group in groupby(cut, key=lambda piece: piece[0]):
        yield is_code, "".join(text for _, text in group)


def _bare(code: str) -> str:
    code = _AROUND.sub(r"\1", _SPACES.sub(" ", _LINES.sub("\n", code)))
    return _BEFORE.sub("", _AFTER.sub("", code))
