"""`publish`: an edition is frozen with its site or not at all, and nothing published changes unsaid."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from notice_site import site
from notice_site.command.cli import main
from notice_site.editing.publishing import is_draft, shows_edition
from notice_site.facts.facts import derive_facts
from notice_site.facts.form_editions import form_edition
from notice_site.options import BuildOptions
from notice_site.output.disk_faults import OutputError
from notice_site.problem import Message, ProblemsFound
from notice_site.reading.build import build_call
from notice_site.reading.editions import freeze, read_editions
from notice_site.reading.source import read_source
from notice_site.site_files import build_facts
from tests.call_facts import EXTENDED, FIRST, MINIMAL, ZH

CLOSE = "close: {on: 2030-04-30, wording: 2030年4月30日"
ANSWER = """\
clarifications:
  - {question: 可以邮寄吗？, answer: 可以。, date: 2030-03-10}
"""


def ended(*arguments: str) -> int:
    try:
        return main(arguments)
    except SystemExit as end:
        return int(end.code or 0)


class Project:
    """A folder with a call, its editions and its site."""

    def __init__(self, folder: Path, call: Path = MINIMAL) -> None:
        self.data = folder / "notice_data.yml"
        self.out = folder / "site"
        self.editions = folder / "editions"
        shutil.copy(call, self.data)

    def publish(self, day: str, *options: str) -> int:
        return ended("publish", "--data", str(self.data), "--out", str(self.out), "--today", day, *options)

    def edit(self, old: str, new: str) -> None:
        text = self.data.read_text("utf-8")
        assert old in text
        self.data.write_text(text.replace(old, new), "utf-8")

    def add(self, text: str) -> None:
        self.data.write_text(self.data.read_text("utf-8") + text, "utf-8")

    def freeze(self, number: int = 1, day: str = "2030-03-01") -> None:
        """Make an edition of the data as it is, without building anything."""
        self.editions.mkdir(exist_ok=True)
        text = freeze(read_source(self.data), number, date.fromisoformat(day))
        (self.editions / f"{number}.yml").write_text(text, "utf-8")

    def state(self) -> dict[str, bytes]:
        return {
            str(path.relative_to(self.data.parent)): path.read_bytes()
            for path in sorted(self.data.parent.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A call whose first edition is published."""
    made = Project(tmp_path_factory.mktemp("published"))
    assert made.publish("2030-03-01") == 0
    return made


@pytest.fixture
def first(published: Project, tmp_path: Path) -> Project:
    """A copy of it."""
    shutil.copytree(published.data.parent, tmp_path, dirs_exist_ok=True)
    made = Project.__new__(Project)
    made.data, made.out, made.editions = (tmp_path / name for name in ("notice_data.yml", "site", "editions"))
    return made


def shown(project: Project) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((project.out / "notice.json").read_text("utf-8"))
    return found


# what comes out -------------------------------------------------------------------------------------------


def test_the_first_publication_makes_edition_1_and_its_site(first: Project) -> None:
    [edition] = read_editions(first.editions)
    assert (edition.number, str(edition.published), edition.note) == (1, "2030-03-01", "")
    assert edition.source.text == first.data.read_text("utf-8")
    assert (shown(first)["edition"], shown(first)["draft"]) == (1, False)
    page = (first.out / "updates/1/index.html").read_text("utf-8")
    assert "ns-banner--superseded" not in page
    assert not [path for path in first.out.rglob("*.html") if "ns-banner--draft" in path.read_text("utf-8")]


def test_an_amended_call_is_a_draft_on_every_page_until_it_is_published(first: Project) -> None:
    options = ("--data", str(first.data), "--yes")
    assert ended("amend", *options, "--kind", "extension", "--to", "2030-05-10", "--date", "2030-04-20") == 0
    assert ended("build", "--data", str(first.data), "--out", str(first.out)) == 0
    pages = [path for path in first.out.rglob("index.html") if path.parent.parent.name != "updates"]
    assert len(pages) > 2
    assert [path for path in pages if "ns-banner--draft" not in path.read_text("utf-8")] == []
    assert (shown(first)["edition"], shown(first)["draft"]) == (2, True)

    assert first.publish("2030-04-20") == 0
    assert (shown(first)["edition"], shown(first)["draft"]) == (2, False)
    assert "ns-banner--superseded" in (first.out / "updates/1/index.html").read_text("utf-8")
    second = (first.out / "updates/2/index.html").read_text("utf-8")
    assert "2030年5月10日" in second
    assert "SEQUENCE:1" in (first.out / "calendar.ics").read_text("utf-8")


# what is refused ------------------------------------------------------------------------------------------


def test_a_call_with_errors_is_not_published(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.edit(CLOSE, "close: {on: 2030-04-30, wording: 2030年4月29日")
    before = project.state()
    assert project.publish("2030-03-01") == 1
    assert "K08" in capsys.readouterr().err
    assert project.state() == before


def test_nothing_new_is_not_published(first: Project, capsys: pytest.CaptureFixture[str]) -> None:
    before = first.state()
    assert first.publish("2030-03-02") == 1
    assert "自第1版以来没有改动" in capsys.readouterr().err
    assert first.state() == before


def test_what_is_only_about_the_web_site_is_nothing_new(project: Project) -> None:
    project.freeze()
    project.out.mkdir()
    (project.out / "notice.json").write_text('{"edition": 1, "draft": false}', "utf-8")
    project.add("site: {official: false}\n")
    assert project.publish("2030-03-02") == 1


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
    change: tuple[str, str, str], project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, fact = change
    project.freeze()
    project.edit(old, new)
    before = project.state()
    assert project.publish("2030-03-02") == 1
    assert f"`{fact}` 与第1版不同，却没有更正文件说明" in capsys.readouterr().err
    assert project.state() == before


def test_an_amendment_that_was_published_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(tmp_path, EXTENDED)
    project.freeze()
    project.edit(
        "2030-05-10T17:00+08:00, wording: 2030年5月10日下午5点",
        "2030-05-11T17:00+08:00, wording: 2030年5月11日下午5点",
    )
    assert project.publish("2030-05-02") == 1
    assert "`amendments.extension.changes.0.to`" in capsys.readouterr().err


def test_an_answer_to_a_question_may_be_added(project: Project) -> None:
    project.freeze()
    project.add(ANSWER)
    assert project.publish("2030-03-12") == 0
    assert [edition.number for edition in read_editions(project.editions)] == [1, 2]


def test_a_change_that_no_reader_has_to_know_needs_a_note(project: Project) -> None:
    project.freeze()
    project.edit("description: 虚构的通知，只有必填的内容。", "description: 虚构的通知，只有必填。")
    assert project.publish("2030-03-02", "--minor", " ") == 2
    assert project.publish("2030-03-02", "--minor", "改简介\n的文字") == 0
    assert read_editions(project.editions)[-1].note == "改简介 的文字"
    assert "改简介 的文字" in (project.out / "updates/2/index.html").read_text("utf-8")


@pytest.mark.parametrize("change", ["text", "head", "gone"])
def test_an_edition_that_was_changed_by_hand_is_noticed(
    change: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.freeze()
    project.add(ANSWER)
    project.freeze(2, "2030-03-10")
    path = project.editions / "1.yml"
    text = path.read_text("utf-8")
    if change == "gone":
        path.unlink()
    else:
        old, new = ("虚构通知", "虚构公告") if change == "text" else ("2030-03-01 ·", "2030-02-01 ·")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    project.add("# more\n")
    assert project.publish("2030-03-12") == 1
    assert ("缺少第1版" if change == "gone" else "1.yml") in capsys.readouterr().err


def test_an_edition_is_not_published_before_the_one_before_it(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.freeze()
    project.add(ANSWER)
    assert project.publish("2030-02-27") == 1
    assert "第 1 版是 2030-03-01 发布的" in capsys.readouterr().err


# interrupted ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), OutputError(Message("full"), Message("make room"))])
def test_a_publication_that_stops_before_the_site_is_in_its_place_leaves_the_old_state(
    fault: BaseException, first: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    first.add(ANSWER)
    before = first.state()

    def stop(*_: object) -> None:
        raise fault

    monkeypatch.setattr(site, "publish_tree", stop)
    assert first.publish("2030-03-12") != 0
    assert first.state() == before


def test_a_program_killed_between_edition_and_site_is_finished_by_the_next_one(
    first: Project,
) -> None:
    first.add(ANSWER)
    first.freeze(2, "2030-03-12")
    assert not shows_edition(first.out, 2)
    assert first.publish("2030-03-12") == 0
    assert shows_edition(first.out, 2)
    assert [edition.number for edition in read_editions(first.editions)] == [1, 2]
    assert first.publish("2030-03-12") == 1


def test_what_a_killed_program_left_half_written_is_no_edition(project: Project) -> None:
    project.freeze()
    (project.editions / ".2.yml-abcdef").write_text("half", "utf-8")
    assert [edition.number for edition in read_editions(project.editions)] == [1]


def test_a_site_of_nothing_shows_no_edition(tmp_path: Path) -> None:
    assert not shows_edition(tmp_path, 1)
    (tmp_path / "notice.json").write_text("half", "utf-8")
    assert not shows_edition(tmp_path, 1)


# editions of forms ----------------------------------------------------------------------------------------


def test_a_form_keeps_its_edition_until_it_changes(tmp_path: Path) -> None:
    project = Project(tmp_path, FIRST)
    project.freeze(1, "2017-09-18")
    project.edit("邮政编码", "邮编")
    project.freeze(2, "2017-09-19")
    project.add("\n# no change of any form\n")
    project.edit("5楼", "6楼")
    source = read_source(project.data)
    assert is_draft(source, read_editions(project.editions))
    call = build_call(source)
    facts = derive_facts(call, build_facts(call, BuildOptions(project.data)), ZH)
    assert facts.build.edition == 3
    assert [form_edition(annex, facts) for annex in facts.notice.annexes] == [1, 2, 1]


def test_a_problem_of_an_edition_is_told_by_its_file_name(project: Project) -> None:
    project.freeze()
    path = project.editions / "1.yml"
    path.write_text(path.read_text("utf-8") + "# more\n", "utf-8")
    with pytest.raises(ProblemsFound):
        read_editions(project.editions)
