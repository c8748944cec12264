"""ES modules joined into classic scripts. In: a folder of `.mjs` files. Out: {name of script: its text}.

Browsers load no module script from a folder on disk, so each entry and all that it imports become one
script, every module in a function of its own. A module that exports nothing can only have been written
for its effects: it is an entry, and `start.mjs` becomes `start.js`.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from notice_site.theme.script_module import Import, Module, ScriptError, read_module


def join_scripts(folder: Path) -> dict[str, str]:
    """One script for each module that exports nothing, `start.mjs` as `start.js`; empty without a folder.

    Raises ScriptError naming file, line and reason.
    """
    modules = {path: read_module(path) for path in sorted(folder.resolve().rglob("*.mjs"))}
    return {
        entry.relative_to(folder.resolve()).with_suffix(".js").as_posix(): _joined(module, modules)
        for entry, module in modules.items()
        if not module.exports
    }


def _joined(entry: Module, modules: Mapping[Path, Module]) -> str:
    """The modules in the order in which a browser would run them, around them a function in strict mode."""
    names: dict[Path, str] = {}
    parts = ['(function () {\n"use strict";\n']
    for module in _in_order(entry, modules, ()):
        if module.path not in names:
            names[module.path] = f"__module_{len(names)}"
            parts.append(_wrapped(module, names))
    return "\n".join([*parts, "})();\n"])


def _in_order(module: Module, modules: Mapping[Path, Module], above: tuple[Path, ...]) -> Iterator[Module]:
    """Depth first, an import before what imports it; the same module may come twice."""
    for wanted in module.imports:
        imported = modules.get(wanted.module)
        if imported is None:
            raise ScriptError(module.path, wanted.line, f"there is no module {wanted.module.name}")
        if imported.path in (*above, module.path):
            raise ScriptError(module.path, wanted.line, f"{wanted.module.name} imports this module in turn")
        for name, _ in wanted.names:
            if name not in imported.exports:
                raise ScriptError(module.path, wanted.line, f"{wanted.module.name} does not export {name}")
        yield from _in_order(imported, modules, (*above, module.path))
    yield module


def _wrapped(module: Module, names: Mapping[Path, str]) -> str:
    lines = [f"// {module.path.name}", f"const {names[module.path]} = (() => {{"]
    lines += [_import_line(wanted, names) for wanted in module.imports]
    lines.append(module.body.strip("\n"))
    if module.exports:
        lines.append(f"return {{{', '.join(module.exports)}}};")
    return "\n".join([*lines, "})();\n"])


def _import_line(wanted: Import, names: Mapping[Path, str]) -> str:
    pairs = ", ".join(there if there == here else f"{there}: {here}" for there, here in wanted.names)
    return f"const {{{pairs}}} = {names[wanted.module]};"
