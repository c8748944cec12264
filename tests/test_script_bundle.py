"""Scripts joined without Node: that they do what the modules do, and what is refused."""

from pathlib import Path

import pytest

from notice_site.project import DOCS
from notice_site.script_modules import ScriptError
from notice_site.theme.assets import SCRIPTS
from notice_site.theme.scripts import bundle_scripts
from tests.script_files import HARD_TO_READ, node, write


def said_by_both(folder: Path, entry: str = "start") -> tuple[str, str]:
    """What the modules print, and what the joined script prints."""
    script = folder / f"{entry}.js"
    script.write_text(bundle_scripts(folder)[f"{entry}.js"], encoding="utf-8")
    return node(str(folder / f"{entry}.mjs")), node(str(script))


def test_a_joined_script_does_what_its_modules_do(tmp_path: Path) -> None:
    write(
        tmp_path,
        start="""import {Box, double as twice} from './box.mjs';
import {
  once,
  later, // a comment, which does no harm
} from "./deep/once.mjs";

const name = 'start';
console.log(name, twice(2), new Box(3).size, once(), once(), typeof this);
later().then((value) => console.log(value));
""",
        box="""import {once} from './deep/once.mjs';

const name = 'box';
export function double(n) { return 2 * n; }
export class Box {
  constructor(size) { this.size = `${name} ${double(size)} ${once()}`; }
}
""",
        deep__once="""let count = 0;
console.log('runs once');
export const once = () => ++count;
export async function later() { return 'later'; }
export function* steps() { yield 1; }
""",
    )
    modules, joined = said_by_both(tmp_path)
    assert modules == joined == "runs once\nstart 4 box 6 1 2 3 undefined\nlater\n"


def test_words_of_modules_in_texts_comments_and_patterns_are_left_alone(tmp_path: Path) -> None:
    write(
        tmp_path,
        hard=HARD_TO_READ.replace("{import: 'export', export: \"import\"}", "['export', \"import\"]"),
        start="""import {pattern, halves, text, words} from './hard.mjs';
console.log(pattern.source, halves(8, 2), text, words);
""",
    )
    modules, joined = said_by_both(tmp_path)
    assert modules == joined
    assert "import {a} from './gone.mjs';\nexport default 1}{2}" in joined


def test_two_modules_may_use_the_same_name_and_hide_it_from_each_other(tmp_path: Path) -> None:
    write(
        tmp_path,
        a="const own = 1;\nexport const a = () => own;",
        b="const own = 2;\nexport const b = () => own;",
        start="""import {a} from './a.mjs';
import {b} from './b.mjs';
const own = 3;
console.log(a(), b(), own);
""",
    )
    assert said_by_both(tmp_path) == ("1 2 3\n", "1 2 3\n")


def test_every_module_without_exports_becomes_a_script(tmp_path: Path) -> None:
    write(
        tmp_path,
        start="import {a} from './a.mjs';\na();",
        fill="import {a} from './a.mjs';\na();",
        deep__more="1;",
        a="export function a() {}",
        unused="export function b() {}",
    )
    assert sorted(bundle_scripts(tmp_path)) == ["deep/more.js", "fill.js", "start.js"]
    assert "unused" not in "".join(bundle_scripts(tmp_path).values())


def test_no_folder_means_no_scripts(tmp_path: Path) -> None:
    assert bundle_scripts(tmp_path / "none") == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1;\nimport a from './a.mjs';", "start.mjs:2: this form of import is not understood"),
        ("import * as a from './a.mjs';", "start.mjs:1: this form of import is not understood"),
        ("import './a.mjs';", "start.mjs:1: this form of import is not understood"),
        ("import {a} from 'a';", "start.mjs:1: this form of import is not understood"),
        ("  import {a} from './a.mjs';", "start.mjs:1: this form of import is not understood"),
        ("const a = import('a');", "start.mjs:1: this form of import is not understood"),
        ("const a = import(`./a.mjs`);", "start.mjs:1: this form of import is not understood"),
        ("const a = import('./a.mjs');", "start.mjs:1: there is no module deferred.mjs"),
        ("console.log(import.meta.url);", "start.mjs:1: this form of import is not understood"),
        ("export default 1;", "start.mjs:1: this form of export is not understood"),
        ("const a = 1;\nexport {a};", "start.mjs:2: this form of export is not understood"),
        ("export * from './a.mjs';", "start.mjs:1: this form of export is not understood"),
        ("export let a = 1;", "start.mjs:1: this form of export is not understood"),
        ("export const {a} = {a: 1};", "start.mjs:1: this form of export is not understood"),
        ("export const a = [1, 2], b = 2;", "start.mjs:1: export one const at a time, ended by ;"),
        ("const a = `never ended;", "start.mjs:1: a template that does not end"),
        ("import {b} from './a.mjs';", "start.mjs:1: a.mjs does not export b"),
        ("1;\n\nimport {b} from './b.mjs';", "start.mjs:3: there is no module b.mjs"),
        ("import {c} from './c.mjs';", "d.mjs:1: c.mjs imports this module in turn"),
    ],
)
def test_what_is_not_understood_is_refused_with_file_and_line(tmp_path: Path, text: str, words: str) -> None:
    write(
        tmp_path,
        a="export const a = 1;",
        c="import {d} from './d.mjs';\nexport const c = 1;",
        d="import {c} from './c.mjs';\nexport const d = 1;",
    )
    write(tmp_path, start=text)
    with pytest.raises(ScriptError) as refused:
        bundle_scripts(tmp_path)
    assert str(refused.value) == words


def test_the_scripts_of_the_site_parse(tmp_path: Path) -> None:
    scripts = bundle_scripts(DOCS / SCRIPTS)
    assert "start.js" in scripts
    for name, text in scripts.items():
        (tmp_path / "script.js").write_text(text, encoding="utf-8")
        node("--check", str(tmp_path / "script.js"))
        assert "import" not in {line.split(" ")[0] for line in text.splitlines()}, name
