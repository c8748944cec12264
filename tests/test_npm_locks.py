"""What lint, tests and bench take from npm: one version each, with its sum, from any registry."""

import json
from typing import Any

import pytest

from notice_site.project import PROJECT
from tools.npm_programs import PROGRAMS

TOOLS = PROJECT / "tools"
NAMES = sorted(PROGRAMS)


def wanted(name: str) -> dict[str, Any]:
    return dict(json.loads((TOOLS / name / "package.json").read_text("utf-8")))


def lock(name: str) -> dict[str, dict[str, Any]]:
    text = (TOOLS / name / "package-lock.json").read_text("utf-8")
    return {path: package for path, package in json.loads(text)["packages"].items() if path}


def test_every_folder_with_a_lock_is_a_program() -> None:
    assert sorted(path.parent.name for path in TOOLS.glob("*/package-lock.json")) == NAMES
    assert NAMES == ["biome", "editors", "lighthouse", "observatory"]


@pytest.mark.parametrize("name", NAMES)
def test_every_package_has_a_sum_and_no_address(name: str) -> None:
    packages = lock(name)
    assert len(packages) > 5
    assert [
        path for path, package in packages.items() if not package["integrity"].startswith("sha512-")
    ] == []
    assert [path for path, package in packages.items() if "resolved" in package] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_program_is_pinned_and_nothing_is_left_to_the_newest(name: str) -> None:
    for package, version in wanted(name)["dependencies"].items():
        assert lock(name)[f"node_modules/{package}"]["version"] == version
    floating = {
        other
        for entry in lock(name).values()
        for other, asked in entry.get("dependencies", {}).items()
        if asked == "latest"
    }
    assert floating == set(wanted(name).get("overrides", ()))


def test_biome_is_configured_for_the_version_that_is_locked() -> None:
    version = wanted("biome")["dependencies"]["@biomejs/biome"]
    config = json.loads((PROJECT / "biome.json").read_text("utf-8"))
    assert config["$schema"] == f"https://biomejs.dev/schemas/{version}/schema.json"
