"""What keeps the repository: the workflow of its checks, the hooks before a commit, the form of its files."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import editorconfig
import pytest
import yaml

from notice_site.site.server_files import server_files
from tests.call_facts import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"
HOOKS = ROOT / ".pre-commit-config.yaml"
PINNED = re.compile(r"^ *(?:- )?uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", re.MULTILINE)
"""`uses: actions/checkout@3d3c…90b1 # v7.0.1`: a tag can be moved to other code, a commit cannot."""
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
"""`lint: .venv/test.stamp ## …`, a target of the Makefile."""


def tracked() -> list[Path]:
    """Every file that git knows."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name]


def python(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


# The workflow


@pytest.fixture(params=["ours", "the one for GitHub Pages"])
def workflow(request: pytest.FixtureRequest, small_site: Path, tmp_path: Path) -> Path:
    """A workflow of ours, or the one that the kit gives whoever publishes."""
    if request.param == "ours":
        return WORKFLOW
    path = tmp_path / "pages.yml"
    path.write_bytes(server_files(small_site)["github-pages.yml"])
    return path


def test_a_workflow_fits_the_schema_of_github_s_workflows(workflow: Path) -> None:
    checked = python("-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(workflow))
    assert checked.returncode == 0, checked.stdout


def test_the_schema_of_workflows_finds_a_fault(tmp_path: Path) -> None:
    broken = tmp_path / "ci.yml"
    broken.write_text(WORKFLOW.read_text("utf-8").replace("runs-on:", "run-on:"), "utf-8")
    checked = python("-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(broken))
    assert checked.returncode == 1


def test_each_action_of_a_workflow_is_pinned_by_its_commit(workflow: Path) -> None:
    text = workflow.read_text("utf-8")
    assert text.count("uses:") == len(PINNED.findall(text)) > 1


def test_the_checks_run_on_each_system_with_each_python() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]
    runs: set[tuple[str, str]] = set()
    for job in jobs.values():
        matrix = job["strategy"]["matrix"]
        systems = [system["name"] for system in matrix.get("system", [{"name": "Linux"}])]
        runs |= {(system, python) for system in systems for python in matrix["python"]}
    pythons = ("3.11", "3.12", "3.13", "3.14")
    assert runs == {(system, python) for system in ("Linux", "macOS", "Windows") for python in pythons}


def test_what_the_workflow_runs_is_there() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]
    steps = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    files = {word for step in steps for word in step.split() if word.endswith((".py", "run"))}
    assert len(files) > 5
    assert [file for file in files if not (ROOT / file).is_file()] == []


# The hooks


def test_pre_commit_takes_the_hooks() -> None:
    checked = python("-m", "pre_commit", "validate-config", str(HOOKS))
    assert checked.returncode == 0, checked.stdout


def test_each_hook_is_a_target_of_the_makefile_and_fetches_nothing() -> None:
    repositories = yaml.safe_load(HOOKS.read_text("utf-8"))["repos"]
    assert [repository["repo"] for repository in repositories] == ["local"]
    hooks: list[dict[str, Any]] = repositories[0]["hooks"]
    targets = TARGET.findall((ROOT / "Makefile").read_text("utf-8"))
    assert hooks
    assert {hook["entry"] for hook in hooks} <= {f"make {target}" for target in targets}
    assert {hook["language"] for hook in hooks} == {"system"}


# The form of files


def test_every_text_has_the_form_that_editors_are_told() -> None:
    files = [path for path in tracked() if path.is_file()]
    assert len(files) > 500
    assert [fault for path in files if (fault := form_fault(path))] == []


def form_fault(path: Path) -> str:
    """The first rule of `.editorconfig` that a text breaks, with its path; empty where it breaks none."""
    content = path.read_bytes()
    wanted = editorconfig.get_properties(str(path))
    if b"\0" in content or path.suffix == ".pdf" or not content:
        return ""
    name = path.relative_to(ROOT)
    try:
        lines = content.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return f"{name}: charset"
    if wanted["end_of_line"] == "lf" and any("\r" in line for line in lines):
        return f"{name}: end_of_line"
    if wanted["insert_final_newline"] == "true" and lines[-1]:
        return f"{name}: insert_final_newline"
    if wanted["trim_trailing_whitespace"] == "true":
        trailing = [at for at, line in enumerate(lines, 1) if line != line.rstrip()]
        return f"{name}:{trailing[0]}: trim_trailing_whitespace" if trailing else ""
    return ""
