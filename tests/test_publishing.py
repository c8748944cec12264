"""`publish`: an edition is frozen with its site, and nothing published changes unsaid."""

import copy
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from notice_site.editions.gate import refused
from notice_site.reading.editions import Edition, read_editions
from notice_site.reading.fact_paths import find_fact, value_at
from notice_site.reading.source import read_source
from tests.call_facts import FULL as FULL_CALL
from tests.command_line import ended
from tests.published_call import ANSWER, CallFolder

DAY = date(2030, 3, 2)
CLOSE = "close: {on: 2030-04-30, wording: 2030年4月30日"


def shown(call_folder: CallFolder) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((call_folder.out / "notice.json").read_text("utf-8"))
    return found


# what comes out -------------------------------------------------------------------------------------------


def test_the_first_publication_makes_edition_1_and_its_site(published_copy: CallFolder) -> None:
    [edition] = read_editions(published_copy.editions)
    assert (edition.number, str(edition.published), edition.note) == (1, "2030-03-01", "")
    assert edition.source.text == published_copy.data.read_text("utf-8")
    assert (shown(published_copy)["edition"], shown(published_copy)["draft"]) == (1, False)
    page = (published_copy.out / "updates/1/index.html").read_text("utf-8")
    assert "ns-banner--superseded" not in page
    assert not [
        path for path in published_copy.out.rglob("*.html") if "ns-banner--draft" in path.read_text("utf-8")
    ]


def test_an_amended_call_is_a_draft_on_every_page_until_it_is_published(published_copy: CallFolder) -> None:
    options = ("--data", str(published_copy.data), "--yes")
    assert ended("amend", *options, "--kind", "extension", "--to", "2030-05-10", "--date", "2030-04-20") == 0
    assert ended("build", "--data", str(published_copy.data), "--out", str(published_copy.out)) == 0
    pages = [path for path in published_copy.out.rglob("index.html") if path.parent.parent.name != "updates"]
    assert len(pages) > 2
    assert [path for path in pages if "ns-banner--draft" not in path.read_text("utf-8")] == []
    assert (shown(published_copy)["edition"], shown(published_copy)["draft"]) == (2, True)

    assert published_copy.publish("2030-04-20") == 0
    assert (shown(published_copy)["edition"], shown(published_copy)["draft"]) == (2, False)
    assert "ns-banner--superseded" in (published_copy.out / "updates/1/index.html").read_text("utf-8")
    second = (published_copy.out / "updates/2/index.html").read_text("utf-8")
    assert "2030年5月10日" in second
    assert "SEQUENCE:1" in (published_copy.out / "calendar.ics").read_text("utf-8")


# what is refused ------------------------------------------------------------------------------------------


def test_a_call_with_errors_is_not_published(
    call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    call_folder.edit(CLOSE, "close: {on: 2030-04-30, wording: 2030年4月29日")
    before = call_folder.state()
    assert call_folder.publish("2030-03-01") == 1
    assert "K08" in capsys.readouterr().err
    assert call_folder.state() == before


def test_nothing_new_is_not_published(published_copy: CallFolder, capsys: pytest.CaptureFixture[str]) -> None:
    before = published_copy.state()
    assert published_copy.publish("2030-03-02") == 1
    assert "自第1版以来没有改动" in capsys.readouterr().err
    assert published_copy.state() == before


def test_what_is_only_about_the_web_site_is_nothing_new(call_folder: CallFolder) -> None:
    call_folder.freeze()
    call_folder.out.mkdir()
    (call_folder.out / "notice.json").write_text('{"edition": 1, "draft": false}', "utf-8")
    call_folder.add("site: {official: false}\n")
    assert call_folder.publish("2030-03-02") == 1


@pytest.mark.parametrize(
    "change",
    [
        (CLOSE, "close: {on: 2030-05-30, wording: 2030年5月30日", "key_dates.close"),
        ("前送达。", "前寄到。", "body.clauses.deadline.text.0"),
        ("contact_info:\n  telephones: [020-00000000]", "contact_info: {}", "contact_info.telephones"),
        ("description: 虚构的通知，只有必填的内容。", "description: 虚构的通知，只有必填。", "description"),
    ],
)
def test_published_data_that_changed_unsaid_is_not_published(
    change: tuple[str, str, str], call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, fact = change
    call_folder.freeze()
    call_folder.edit(old, new)
    before = call_folder.state()
    assert call_folder.publish("2030-03-02") == 1
    assert f"`{fact}` 与第1版不同，却没有更正文件说明" in capsys.readouterr().err
    assert call_folder.state() == before


def test_an_answer_to_a_question_may_be_added(call_folder: CallFolder) -> None:
    call_folder.freeze()
    call_folder.add(ANSWER)
    assert call_folder.publish("2030-03-12") == 0
    assert [edition.number for edition in read_editions(call_folder.editions)] == [1, 2]


def test_a_change_that_no_reader_has_to_know_needs_a_note(call_folder: CallFolder) -> None:
    call_folder.freeze()
    call_folder.edit("description: 虚构的通知，只有必填的内容。", "description: 虚构的通知，只有必填。")
    assert call_folder.publish("2030-03-02", "--minor", " ") == 2
    assert call_folder.publish("2030-03-02", "--minor", "改简介\n的文字") == 0
    assert read_editions(call_folder.editions)[-1].note == "改简介 的文字"
    assert "改简介 的文字" in (call_folder.out / "updates/2/index.html").read_text("utf-8")


FACTS = [
    (CLOSE, "close: {on: 2030-05-30, wording: 2030年5月30日", "key_dates.close"),
    ("counts_when: received}", "counts_when: posted}", "key_dates.close.counts_when"),
    ("前送达。", "前寄到。", "body.clauses.deadline.text.0"),
    ("contact_info:\n  telephones: [020-00000000]", "contact_info: {}", "contact_info.telephones"),
    ("methods: [in_person]", "methods: [post]", "submission.methods"),
]


@pytest.mark.parametrize("change", FACTS, ids=[fact for _, _, fact in FACTS])
def test_a_note_lets_no_changed_fact_and_no_issued_word_through(
    change: tuple[str, str, str], call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, fact = change
    call_folder.freeze()
    call_folder.edit(old, new)
    call_folder.edit("description: 虚构的通知，只有必填的内容。", "description: 虚构的通知，只有必填。")
    before = call_folder.state()
    assert call_folder.publish("2030-03-02", "--minor", "改错字") == 1
    told = capsys.readouterr().err
    assert f"`{fact}` 与第1版不同，却没有更正文件说明" in told
    assert "amend" in told
    assert "用 --minor" not in told
    assert call_folder.state() == before


def full_data() -> dict[str, Any]:
    data: dict[str, Any] = read_source(FULL_CALL).data
    return data


def changed(path: str, value: object) -> dict[str, Any]:
    """The data of the full call with another value at a path; None takes the key out."""
    data = copy.deepcopy(full_data())
    *steps, last = find_fact(data, path) or ()
    holder = value_at(data, tuple(steps))
    if value is None:
        del holder[last]
    else:
        holder[last] = value
    return data


def is_minor(data: dict[str, Any], note: str = "改错字") -> bool:
    """Whether data that follows the full call as edition 1 may be published with a note."""
    before = read_source(FULL_CALL)
    problems = refused(replace(before, data=data), (Edition(1, DAY, "", before),), note)
    assert {problem.check for problem in problems} <= {"P02"}
    return not problems


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("description", "别的话。"),
        ("title_lines", None),
        ("eligibility.years.interpretation.note", "别的说明。"),
        ("eligibility.years.hint", "别的提示。"),
        ("annexes.application.title_lines", ["传统手工艺扶持", "项目申报表"]),
    ],
)
def test_a_note_is_enough_for_what_is_our_own_help(path: str, value: object) -> None:
    data = changed(path, value) if find_fact(full_data(), path) else added_to(path, value)
    assert is_minor(data)
    assert not is_minor(data, "")


def added_to(path: str, value: object) -> dict[str, Any]:
    data = copy.deepcopy(full_data())
    holder, _, last = path.rpartition(".")
    value_at(data, find_fact(data, holder) or ())[last] = value
    return data


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("title", "别的标题"),
        ("title_lines", ["别的", "标题"]),
        ("eligibility.years.value", 11),
        ("eligibility.years.quote", "从业"),
        ("eligibility.years.interpretation.alternatives", None),
        ("materials.application.copies", 4),
        ("materials.application.copies", None),
        ("materials.agreement.required", None),
        ("contact_info.telephones", ["020-00000001"]),
        ("funding.awards", []),
        ("issuers", []),
        ("annexes.application.title", "别的表"),
    ],
)
def test_a_note_is_not_enough_for_any_other_key(path: str, value: object) -> None:
    assert not is_minor(changed(path, value))


def test_an_amendment_is_neither_changed_nor_published_with_a_note(
    published_copy: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--data", str(published_copy.data), "--yes")
    assert ended("amend", *options, "--kind", "extension", "--to", "2030-05-10", "--date", "2030-04-20") == 0
    assert published_copy.publish("2030-04-20", "--minor", "延期") == 1
    assert "去掉 --minor 再发布" in capsys.readouterr().err
    published_copy.edit("description: 虚构的通知，只有必填的内容。", "description: 虚构的通知，只有必填。")
    assert published_copy.publish("2030-04-20") == 0

    text = published_copy.data.read_text("utf-8")
    published_copy.data.write_text(text.replace("    title: ", "    title: 又", 1), "utf-8")
    assert published_copy.data.read_text("utf-8") != text
    assert published_copy.publish("2030-04-21", "--minor", "改标题") == 1
    assert "与第2版不同，却没有更正文件说明" in capsys.readouterr().err


def test_what_changes_no_fact_is_refused_without_a_note_and_told_how(
    call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    call_folder.freeze()
    call_folder.edit("description: 虚构的通知，只有必填的内容。", "description: 虚构的通知，只有必填。")
    assert call_folder.publish("2030-03-02") == 1
    assert "用 --minor 写明改了什么再发布" in capsys.readouterr().err


@pytest.mark.parametrize("change", ["text", "head", "gone"])
def test_an_edition_that_was_changed_by_hand_is_noticed(
    change: str, call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    call_folder.freeze()
    call_folder.add(ANSWER)
    call_folder.freeze(2, "2030-03-10")
    path = call_folder.editions / "1.yml"
    text = path.read_text("utf-8")
    if change == "gone":
        path.unlink()
    else:
        old, new = ("虚构通知", "虚构公告") if change == "text" else ("2030-03-01 ·", "2030-02-01 ·")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    call_folder.add("# more\n")
    assert call_folder.publish("2030-03-12") == 1
    assert ("缺少第1版" if change == "gone" else "1.yml") in capsys.readouterr().err
