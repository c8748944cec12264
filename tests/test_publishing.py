"""`publish`: an edition is frozen with its site, and nothing published changes unsaid."""

import json
from typing import Any

import pytest

from notice_site.reading.editions import read_editions
from tests.command_line import ended
from tests.published_call import ANSWER, CallFolder

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
