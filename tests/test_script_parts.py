"""Scripts in parts: what one imports by a call is a script of its own, fetched when it is wanted."""

import re
from pathlib import Path

import pytest

from notice_site.project import DOCS
from notice_site.script_modules import ScriptError
from notice_site.theme.assets import SCRIPTS
from notice_site.theme.scripts import LOADER, bundle_scripts, shortened_script
from tests.script_files import node, write

IN_A_BROWSER = """
const {readFileSync} = require('node:fs');
const run = (address) => (0, eval)(readFileSync(new URL(address.split('?')[0]), 'utf8'));
globalThis.document = {
  currentScript: {src: process.argv[1]},
  createElement: () => ({}),
  head: {append: ($script) => setTimeout(() => {
    console.log('fetched ' + $script.src.split('/').pop());
    run($script.src);
    $script.onload();
  })},
};
run(process.argv[1]);
"""


def with_a_part(folder: Path) -> Path:
    """A script whose second half comes later, and both use the same third one."""
    loader = (DOCS / SCRIPTS / LOADER).read_text("utf-8")
    return write(
        folder,
        start="""import {once} from './once.mjs';
console.log('start', once());
const part = () => import('./part.mjs');
part().then(({say}) => say()).then(() => part()).then(({say}) => say());
""",
        part="""import {once} from './once.mjs';
import {own} from './own.mjs';
export function say() { console.log('part', once(), own); }
""",
        own="export const own = 'own';",
        once="let count = 0;\nconsole.log('runs once');\nexport const once = () => ++count;\n",
        **{LOADER.removesuffix(".mjs"): loader},
    )


def test_a_module_imported_by_a_call_comes_when_it_is_wanted_without_what_is_there(tmp_path: Path) -> None:
    scripts = {name: shortened_script(text) for name, text in bundle_scripts(with_a_part(tmp_path)).items()}
    assert list(scripts) == ["start.js", "part.js"]
    assert "own" not in scripts["start.js"]
    assert "runs once" not in scripts["part.js"]
    for name, text in scripts.items():
        (tmp_path / name).write_text(text, "utf-8")
    joined = node("--eval", IN_A_BROWSER, (tmp_path / "start.js").as_uri()).splitlines()
    modules = node(str(tmp_path / "start.mjs")).splitlines()
    assert [line for line in joined if not line.startswith("fetched")] == modules
    [fetched] = [line for line in joined if line.startswith("fetched")]
    assert re.fullmatch(r"fetched part\.js\?v=[0-9a-f]{8}", fetched)


def test_the_address_of_a_part_changes_with_what_is_in_it(tmp_path: Path) -> None:
    before = bundle_scripts(with_a_part(tmp_path))["start.js"]
    write(tmp_path, own="export const own = 'another';")
    assert bundle_scripts(tmp_path)["start.js"] != before


def test_a_part_for_two_scripts_brings_what_one_of_them_lacks(tmp_path: Path) -> None:
    write(with_a_part(tmp_path), other="const part = import('./part.mjs');\n")
    assert "runs once" in bundle_scripts(tmp_path)["part.js"]


def test_two_modules_that_import_each_other_by_calls_are_refused(tmp_path: Path) -> None:
    write(with_a_part(tmp_path), own="export const own = () => import('./part.mjs');")
    with pytest.raises(
        ScriptError, match=r"part.mjs:1: part.mjs imports this module by a call, and it that one"
    ):
        bundle_scripts(tmp_path)
