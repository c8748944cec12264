"""What the bench takes from npm: one version each, with its sum."""

import json
from typing import Any

from tools.bench_lighthouse import LOCKED


def lock() -> dict[str, dict[str, Any]]:
    text = (LOCKED / "package-lock.json").read_text("utf-8")
    return {path: package for path, package in json.loads(text)["packages"].items() if path}


def test_every_package_of_the_bench_has_a_sum() -> None:
    assert len(lock()) > 100
    assert [path for path, package in lock().items() if not package["integrity"].startswith("sha512-")] == []


def test_lighthouse_is_pinned_and_nothing_is_left_to_the_newest() -> None:
    wanted = json.loads((LOCKED / "package.json").read_text("utf-8"))
    assert lock()["node_modules/lighthouse"]["version"] == wanted["dependencies"]["lighthouse"]
    floating = {
        name
        for package in lock().values()
        for name, version in package.get("dependencies", {}).items()
        if version == "latest"
    }
    assert floating == set(wanted["overrides"])
