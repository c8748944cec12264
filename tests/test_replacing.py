"""Values of a data file written anew: in every style of YAML, and not a byte besides."""

from pathlib import Path
from typing import Any

import pytest

from notice_site.editions.data_file import DataFile
from notice_site.editions.yaml_edits import Edit, NoPlace, with_edits
from notice_site.importing.writing.proposals import edited_data

TEXT = """\
title: 甲 # why
close: # the deadline
  at: 2030-01-01T17:00+08:00
  wording: '一'
open: not_stated
body:
  clauses:
    # the first
    - id: a
      text:
        - >
          很长
          的话
        # behind it
    - {id: b, text: [乙, 丙]}
telephones:
  - 020-1
  - 020-2 # evenings
list: [x, y]
last: z
"""


def edited(*edits: Edit, text: str = TEXT) -> DataFile:
    file = DataFile(Path("data.yml"), text)
    changed = with_edits(file, list(edits))
    assert changed.source().data == edited_data(file.source().data, list(edits))
    return changed


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Edit(("title",), "丙: 丁"), "title: 甲 # why", "title: '丙: 丁' # why"),
        (Edit(("close", "wording"), "二"), "'一'", "二"),
        (Edit(("body", "clauses", 0, "text", 0), "短"), ">\n          很长\n          的话", "短"),
        (Edit(("body", "clauses", 1, "text", 1), "丁, 戊"), "丙]", "'丁, 戊']"),
        (
            Edit(("open",), {"on": "2030-01-01", "wording": "一"}),
            "not_stated",
            "\n  on: 2030-01-01\n  wording: 一",
        ),
        (Edit(("telephones",), ["020-3"]), "020-1\n  - 020-2", "020-3"),
        (Edit(("list",), ["p", "q", "r"]), "[x, y]", "[p, q, r]"),
        (
            Edit(("close", "counts_when"), "received"),
            "wording: '一'",
            "wording: '一'\n  counts_when: received",
        ),
        (Edit(("open",), None), "open: not_stated\n", ""),
        (Edit(("last",), None), "last: z\n", ""),
        (
            Edit(("body", "clauses", 1), {"id": "c", "text": ["新"]}, added=True),
            "的话\n",
            "的话\n    - id: c\n      text:\n        - 新\n",
        ),
        (
            Edit(("body", "clauses", 0), {"id": "c"}, added=True),
            "    # the first\n    - id: a",
            "    # the first\n    - id: c\n    - id: a",
        ),
    ],
)
def test_an_edit_changes_its_own_characters_only(edit: Edit, old: str, new: str) -> None:
    assert TEXT.count(old) == 1
    assert edited(edit).text.replace(" \n", "\n") == TEXT.replace(old, new).replace(" \n", "\n")


@pytest.mark.parametrize(
    "edit",
    [
        Edit(("body", "clauses", 1, "heading"), "甲"),
        Edit(("list", 1), "甲", added=True),
        Edit(("nothing", "there"), "甲"),
        Edit(("title",), None),
    ],
)
def test_what_stands_on_one_line_has_no_place_for_more(edit: Edit) -> None:
    with pytest.raises(NoPlace):
        with_edits(DataFile(Path("data.yml"), TEXT), [edit])


def test_several_edits_at_once_keep_their_order() -> None:
    added: list[Any] = [{"id": "c"}, {"id": "d"}]
    edits = [Edit(("body", "clauses", 2), value, added=True) for value in added]
    changed = edited(Edit(("title",), "丁"), *edits, Edit(("telephones", 0), "020-9"))
    assert [clause["id"] for clause in changed.source().data["body"]["clauses"]] == ["a", "b", "c", "d"]


def test_line_ends_of_windows_stay() -> None:
    changed = edited(Edit(("open",), {"on": "2030-01-01", "wording": "一"}), text=TEXT.replace("\n", "\r\n"))
    assert changed.text.count("\n") == changed.text.count("\r\n")
