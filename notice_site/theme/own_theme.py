"""The call's own style sheets and templates. In: its folder `overrides/`. Out: both, and their faults.

Nothing that is there is passed over in silence: a file that no page uses stops the build, and so does a
block that no template has. A template takes the place of the tool's of the same name, which it can still
extend: `{% extends "!main.html" %}`, as in Sphinx.
"""

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import jinja2
from jinja2 import nodes

from notice_site.problem import Message, SiteFault
from notice_site.project import OVERRIDES, CallFolder
from notice_site.theme.styles import StyleError, read_styles

_TEMPLATES = {".html", ".xml"}
_FAULTS = (jinja2.TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What an expression of a template can raise."""


def own_styles(own: CallFolder | None) -> list[Path]:
    """The call's style sheets, which follow the tool's; raises SiteFault for one that is not understood."""
    results = [path for path in _files(own) if path.suffix == ".css"]
    for path in results:
        try:
            read_styles(path.read_text("utf-8"))
        except (StyleError, UnicodeDecodeError) as error:
            raise SiteFault(
                Message("{path} is not understood: {reason}", path=path, reason=error),
                Message("Correct it there; a style sheet is UTF-8, without nested rules and @import."),
            ) from None
    return results


def own_templates(own: CallFolder | None) -> Path | None:
    """The folder of templates that comes before the tool's; None where the call has none of its own."""
    folder = own and own.overrides
    return folder if folder and folder.is_dir() and folder.resolve() != OVERRIDES.resolve() else None


def refuse_unused(folder: Path, used: frozenset[str]) -> None:
    """Raise SiteFault where a file of `folder` is no style sheet and no template among `used`."""
    for path in _files(CallFolder(folder.parent)):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".css" or name in used or _is_copied(path, OVERRIDES / name):
            continue
        if path.suffix in _TEMPLATES:
            remedy = Message("A template is used under the name of one of the theme's, main.html for one.")
        else:
            remedy = Message("Pictures and other files that pages show are in docs/.")
        raise SiteFault(Message("No page uses {path}.", path=path), remedy)


def _is_copied(path: Path, original: Path) -> bool:
    """Whether a template is the tool's own, as all are in a fork: a page of another language uses it."""
    return original.is_file() and original.read_bytes() == path.read_bytes()


def refuse_unknown_blocks(folder: Path, environment: jinja2.Environment) -> None:
    """Raise SiteFault where a template fills a block that the one which it extends does not have.

    It would be passed over in silence, as Jinja does; a template that extends itself or none is reported too.
    """
    for path in _files(CallFolder(folder.parent)):
        if path.suffix not in _TEMPLATES:
            continue
        tree = environment.parse(path.read_text("utf-8"), filename=str(path))
        parent = _parent(tree)
        if not parent:
            continue
        if parent == path.relative_to(folder).as_posix():
            raise SiteFault(
                Message("{path} extends itself.", path=path),
                Message("Write “{name}”: that is the tool's.", name=f"!{parent}"),
            )
        blocks = _blocks(parent, environment)
        for name in [node.name for node in tree.body if isinstance(node, nodes.Block)]:
            if name not in blocks:
                raise SiteFault(
                    Message("{path} fills the block “{name}”, which no template has.", path=path, name=name),
                    Message("Write one of: {options}", options=tuple(sorted(blocks))),
                )


def _parent(tree: nodes.Template) -> str:
    """The template that this one extends; empty where it extends none, or one that a variable names."""
    result = tree.find(nodes.Extends)
    return str(result.template.value) if result and isinstance(result.template, nodes.Const) else ""


def _blocks(name: str, environment: jinja2.Environment) -> frozenset[str]:
    """The blocks of a template and of all that it extends; raises SiteFault where there is no such one."""
    assert environment.loader is not None, "MkDocs gives every theme a loader"
    try:
        text, _, _ = environment.loader.get_source(environment, name)
    except jinja2.TemplateNotFound as error:
        raise SiteFault(
            Message("There is no template {name}.", name=error.name),
            Message("Extend “!main.html”, or another template of the theme."),
        ) from None
    tree = environment.parse(text)
    parent = _parent(tree)
    above = _blocks(parent, environment) if parent else frozenset()
    return above | {block.name for block in tree.find_all(nodes.Block)}


def faults_raised(
    folder: Path, environment: jinja2.Environment, as_error: Callable[[SiteFault], Exception]
) -> None:
    """Raise errors in templates of `folder` as what `as_error` makes of them; the tool's own stay bugs."""
    plain = environment.handle_exception

    def handle(source: str | None = None) -> NoReturn:
        try:
            plain(source)
        except _FAULTS as error:
            if fault := _fault(folder, error):
                raise as_error(fault) from fault
            raise

    environment.handle_exception = handle  # type: ignore[method-assign]  # Jinja has no hook for it


def _fault(folder: Path, error: Exception) -> SiteFault | None:
    """The error with the last line of a template in `folder` that led to it."""
    frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, jinja2.TemplateSyntaxError) and error.filename:
        frames.append((Path(error.filename), error.lineno))
    places = [(path, line) for path, line in frames if path.is_relative_to(folder)]
    if not places:
        return None
    path, line = places[-1]
    return SiteFault(
        Message("{path}:{line}: {reason}", path=path, line=line or 1, reason=error),
        Message("Correct the template, or take it away: the page has the tool's then."),
    )


def _files(own: CallFolder | None) -> list[Path]:
    """What is below `overrides/`, sorted; hidden files are ignored."""
    folder = own and own.overrides
    result = folder.rglob("*") if folder else ()
    return sorted(
        path
        for path in result
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder or path).parts)
    )
