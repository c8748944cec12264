"""Any bytes as a data file, any change of a Word file, any text: read, or told where. Never a traceback.

`make fuzz` runs the same for an hour; what it finds becomes an example here or a case in a test.
"""

import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from notice_site.characters import HIDDEN
from notice_site.checks import check_call
from notice_site.checks.report import write_report
from notice_site.importing.read_file import read_source_file
from notice_site.importing.understanding.call import understand
from notice_site.problem import Problem, ProblemsFound, SiteFault
from notice_site.reading.build import build_call
from notice_site.reading.source import parse_source, read_source
from tests.call_facts import FULL, ZH
from tests.hostile_texts import PIECES
from tests.importing.habits import no_numbering_at_all
from tests.importing.imported import file_text
from tests.importing.word_making import changed, part_of

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "20"))
FUZZ = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="FUZZ_EXAMPLES" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
DATA = FULL.read_bytes()
WORD = no_numbering_at_all()["notice.docx"]
DOCUMENT = part_of(WORD, "word/document.xml")
TEXT = "关于申报项目的通知\n各有关单位：\n一、申报条件\n（一）职工10人以上。\n联系人：张三。\n"
SPLICES = st.one_of(
    st.binary(max_size=6),
    st.sampled_from([piece.encode("utf-8", "replace") for piece in PIECES]),
    st.sampled_from([b": ", b"\n  ", b"- ", b"{", b"}", b'"', b"|", b"&a", b"*a", b"!!x"]),
    st.sampled_from(
        [b"<w:p>", b"</w:p>", b"<w:r><w:t>", b"&#x200B;", b"&#xD800;", b"<!DOCTYPE a>", b"\xff\xfe"]
    ),
)
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), SPLICES), min_size=1, max_size=5)


def spliced(content: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """The bytes with pieces put in at shares of the length, each in place of some of them."""
    for share, removed, new in changes:
        at = int(share * len(content))
        content = content[:at] + new + content[at + removed :]
    return content


def told(path: Path) -> tuple[Problem, ...]:
    try:
        return check_call(build_call(read_source(path)))
    except ProblemsFound as found:
        return found.problems


@FUZZ
@given(CHANGES)
@example([(0.5, 0, b"\xed\xa0\x80")])
@example([(0.0, 10**7, b"a: \xef\xbb\xbf\xef\xbb\xbf")])
def test_any_bytes_are_data_or_told(tmp_path: Path, changes: list[tuple[float, int, bytes]]) -> None:
    path = tmp_path / "notice_data.yml"
    path.write_bytes(spliced(DATA, changes))
    problems = told(path)
    assert all(problem.line for problem in problems)
    write_report(problems, path, "text", ZH)


@FUZZ
@given(CHANGES, st.sampled_from(["notice.docx", "notice.txt", "notice.md"]))
@example([(0.5, 0, b"\xe2\x80\x8b\xe2\x80\xae\xef\xbb\xbf")], "notice.txt")
@example([(0.5, 0, b"&#x200B;&#8238;&shy;")], "notice.md")
def test_any_file_is_imported_or_refused(
    tmp_path: Path, changes: list[tuple[float, int, bytes]], name: str
) -> None:
    path = tmp_path / name
    if name.endswith("docx"):
        path.write_bytes(changed(WORD, {"word/document.xml": spliced(DOCUMENT.encode(), changes)}))
    else:
        path.write_bytes(spliced(TEXT.encode() * 5, changes))
    try:
        draft = understand((read_source_file(path),), "call")
    except SiteFault:
        return
    written = file_text(draft)
    assert not HIDDEN.search(written)
    try:
        check_call(build_call(parse_source(written, path)))
    except ProblemsFound as found:
        problems = found.problems
    else:
        return
    assert [problem for problem in problems if not problem.line] == []


@FUZZ
@given(CHANGES)
def test_any_bytes_of_a_word_file_are_imported_or_refused(
    tmp_path: Path, changes: list[tuple[float, int, bytes]]
) -> None:
    path = tmp_path / "notice.docx"
    path.write_bytes(spliced(WORD, changes))
    try:
        read_source_file(path)
    except SiteFault as refusal:
        fault = refusal
    else:
        return
    assert re.search(r"\w", ZH.read(fault.message) + ZH.read(fault.remedy))


HIDDEN_ONES = "\ufeff\x7f\x85\x9f\u202e\u2066\u200b\u200d\xad\u2060\ufdd0\U0001fffe\U000e0041"


@pytest.mark.parametrize("name", ["notice.docx", "notice.txt", "notice.md"])
@pytest.mark.parametrize("hidden", HIDDEN_ONES, ids=lambda one: f"U+{ord(one):04X}")
def test_what_nobody_sees_is_dropped_and_told(name: str, hidden: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name.endswith("docx"):
        content = DOCUMENT.replace("通知", f"通{hidden}知", 1)
        assert content != DOCUMENT
        path.write_bytes(changed(WORD, {"word/document.xml": content.encode()}))
    else:
        path.write_bytes((TEXT * 5).replace("条件", f"条{hidden}件", 1).encode())
    source = read_source_file(path)
    passed_over = {entry.text for entry in source.passed_over if entry.what == "hidden characters"}
    assert passed_over == (set() if hidden == "\x85" else {f"U+{ord(hidden):04X}"})
    assert not HIDDEN.search(file_text(understand((source,), "call")))
