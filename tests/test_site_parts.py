"""What a site is made of: nothing that no page uses, nothing that a page lacks, the same bytes each time."""

import os
import re
from pathlib import Path

import pytest

from notice_site.project import DOCS, PROJECT
from tests.small_build import build, page, tree
from tests.small_site import SETTINGS, TEXTS, settings_with

# What a site must not need


def test_nothing_is_shipped_that_no_page_uses(small_site: Path) -> None:
    files = tree(small_site)
    assert not [path for path in files if path.endswith((".map", ".mjs", ".gz"))]
    assert sorted({path.split("/")[1] for path in files if path.startswith("assets/")}) == [
        "images",
        "scripts",
        "styles",
        "vendor",
    ]
    assert not [
        path
        for path, content in files.items()
        if path.endswith((".js", ".css")) and b"sourceMappingURL" in content
    ]
    # A third of it is the schema of the data.
    assert sum(map(len, files.values())) < 650_000


def test_inline_scripts_are_the_same_on_every_page(small_site: Path) -> None:
    scripts = "//script[not(@src) and not(@type)]/text()"
    pages = [page(small_site, path) for path in tree(small_site) if path.endswith(".html")]
    assert len(pages) == len(TEXTS) + 1
    assert len({tuple(built.xpath(scripts)) for built in pages}) == 1


def test_every_style_sheet_of_ours_is_loaded() -> None:
    names = sorted(path.relative_to(DOCS).as_posix() for path in (DOCS / "assets/styles").glob("*.css"))
    assert names
    text = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [name for name in names if f"- {name}\n" not in text] == []


def test_every_word_that_the_theme_takes_is_one_of_ours() -> None:
    templates = [path for path in (PROJECT / "overrides").rglob("*") if path.suffix in (".html", ".xml")]
    used = {
        word for path in templates for word in re.findall(r"\bwords\.(\w+)", path.read_text(encoding="utf-8"))
    }
    assert used
    told_to_the_search = {f"search_{name}" for name in ("ready", "none", "found", "near", "same", "idle")}
    assert used | told_to_the_search == set(SETTINGS.words)


def test_settings_without_a_word_are_refused() -> None:
    with pytest.raises(ValueError, match="not_found_home, search_dialog"):
        settings_with(
            words={key: "x" for key in SETTINGS.words if key not in ("search_dialog", "not_found_home")}
        )


# The same bytes


def test_the_same_pages_give_the_same_bytes_in_any_folder_at_any_time(
    tmp_path: Path, docs_copy: Path
) -> None:
    first = tree(build(tmp_path / "one", docs_copy))
    for path in docs_copy.rglob("*"):
        os.utime(path, (1e9, 1e9))
        path.chmod(0o700)
    assert tree(build(tmp_path / "the other", docs_copy)) == first
