"""ES modules joined into classic scripts. In: a folder of `.mjs` files. Out: {name of script: its text}.

Browsers load no module script from a folder on disk, so each entry and all that it imports become one
script, every module in a function of its own. A module that exports nothing can only have been written
for its effects: it is an entry, and `start.mjs` becomes `start.js`. A module that some call `import(…)`
asks for becomes a script beside it, with what the entry does not bring already.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, relpath

from notice_site.theme.script_module import CALLED, Import, Module, ScriptError, read_module

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
