"""The packages of the library are layers: none imports one above it, and no modules import in a circle."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from tests.call_facts import ROOT

LAYERS = (
    (
        "problem",
        "project",
        "addresses",
        "characters",
        "escapes",
        "cache",
        "disk",
        "templating",
        "script_modules",
    ),
    ("language",),
    ("model",),
    ("reading",),
    ("facts",),
    ("compare",),
    ("checks",),
    ("open_data",),
    ("pdf",),
    ("word",),
    ("pages",),
    ("theme",),
    ("editions",),
    ("importing",),
    ("reviewing",),
    ("site",),
    ("command",),
    ("__main__",),
)
"""From low to high; those of one layer may use each other."""
HEIGHT = {package: height for height, layer in enumerate(LAYERS) for package in layer}
ENTRIES = {
    "notice_site.__main__",  # Python starts it
    "notice_site.site.mkdocs_hook",  # MkDocs starts it
    "notice_site.open_data.document_schema",  # makes the schema that ships; a test keeps both the same
}
"""Modules that no module imports."""


def modules() -> dict[str, Path]:
    """Every module of the library by its dotted name."""
    found = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted((ROOT / "notice_site").rglob("*.py"))
    }
    assert len(found) > 100
    return found


def imports(tree: ast.Module, known: set[str]) -> Iterator[str]:
    """Every module of the library that a module imports, also inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                yield name if name in known else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def graph() -> dict[str, set[str]]:
    """The modules of the library that each of its modules imports."""
    files = modules()
    return {
        name: {*imports(ast.parse(path.read_text("utf-8")), {*files})} & {*files} - {"notice_site"}
        for name, path in files.items()
    }


def package(module: str) -> str:
    return module.split(".")[1]


def test_every_package_has_its_layer() -> None:
    assert {package(name) for name in modules() if "." in name} <= {*HEIGHT}


def test_no_package_imports_one_above_it() -> None:
    upward = [
        f"{module} imports {used}"
        for module, uses in graph().items()
        if module != "notice_site"
        for used in sorted(uses)
        if package(used) != package(module) and HEIGHT[package(used)] > HEIGHT[package(module)]
    ]
    assert upward == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    order = [*TopologicalSorter(graph()).static_order()]
    assert len(order) > 100


def test_every_module_is_imported_or_started() -> None:
    used = {name for uses in graph().values() for name in uses}
    commands = {name for name in modules() if name.startswith("notice_site.command.")}
    packages = {name for name, path in modules().items() if path.name == "__init__.py"}
    assert sorted(modules().keys() - used - commands - packages - ENTRIES) == []
