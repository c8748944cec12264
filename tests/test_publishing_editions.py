"""Editions stay as they were published; `publish` stopped midway leaves the old state or the new one."""

from pathlib import Path

import pytest

from notice_site.disk import OutputError
from notice_site.editions.publishing import is_draft, shows_edition
from notice_site.facts.facts import derive_facts
from notice_site.facts.small_print import form_edition
from notice_site.problem import Message, ProblemsFound
from notice_site.reading.build import build_call
from notice_site.reading.editions import read_editions
from notice_site.reading.source import read_source
from notice_site.site import build as site
from notice_site.site.assemble import build_facts
from notice_site.site.options import BuildOptions
from tests.call_facts import EXTENDED, FIRST, ZH
from tests.published_call import ANSWER, CallFolder


def test_an_amendment_that_was_published_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_folder = CallFolder(tmp_path, EXTENDED)
    call_folder.freeze()
    call_folder.edit(
        "2030-05-10T17:00+08:00, wording: 2030年5月10日下午5点",
        "2030-05-11T17:00+08:00, wording: 2030年5月11日下午5点",
    )
    assert call_folder.publish("2030-05-02") == 1
    assert "`amendments.extension.changes.0.to`" in capsys.readouterr().err


def test_an_edition_is_not_published_before_the_one_before_it(
    call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    call_folder.freeze()
    call_folder.add(ANSWER)
    assert call_folder.publish("2030-02-27") == 1
    assert "第 1 版是 2030-03-01 发布的" in capsys.readouterr().err


# interrupted ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), OutputError(Message("full"), Message("make room"))])
def test_a_publication_that_stops_before_the_site_is_in_its_place_leaves_the_old_state(
    fault: BaseException, published_copy: CallFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    published_copy.add(ANSWER)
    before = published_copy.state()

    def stop(*_: object) -> None:
        raise fault

    monkeypatch.setattr(site, "publish_tree", stop)
    assert published_copy.publish("2030-03-12") != 0
    assert published_copy.state() == before


def test_a_program_killed_between_edition_and_site_is_finished_by_the_next_one(
    published_copy: CallFolder,
) -> None:
    published_copy.add(ANSWER)
    published_copy.freeze(2, "2030-03-12")
    assert not shows_edition(published_copy.out, 2)
    assert published_copy.publish("2030-03-12") == 0
    assert shows_edition(published_copy.out, 2)
    assert [edition.number for edition in read_editions(published_copy.editions)] == [1, 2]
    assert published_copy.publish("2030-03-12") == 1


def test_what_a_killed_program_left_half_written_is_no_edition(call_folder: CallFolder) -> None:
    call_folder.freeze()
    (call_folder.editions / ".2.yml-abcdef").write_text("half", "utf-8")
    assert [edition.number for edition in read_editions(call_folder.editions)] == [1]


def test_a_site_of_nothing_shows_no_edition(tmp_path: Path) -> None:
    assert not shows_edition(tmp_path, 1)
    (tmp_path / "notice.json").write_text("half", "utf-8")
    assert not shows_edition(tmp_path, 1)


# editions of forms ----------------------------------------------------------------------------------------


def test_a_form_keeps_its_edition_until_it_changes(tmp_path: Path) -> None:
    call_folder = CallFolder(tmp_path, FIRST)
    call_folder.freeze(1, "2017-09-18")
    call_folder.edit("邮政编码", "邮编")
    call_folder.freeze(2, "2017-09-19")
    call_folder.add("\n# no change of any form\n")
    call_folder.edit("5楼", "6楼")
    source = read_source(call_folder.data)
    assert is_draft(source, read_editions(call_folder.editions))
    call = build_call(source)
    facts = derive_facts(call, build_facts(call, BuildOptions(call_folder.data)), ZH)
    assert facts.build.edition == 3
    assert [form_edition(annex, facts) for annex in facts.notice.annexes] == [1, 2, 1]


def test_a_problem_of_an_edition_is_told_by_its_file_name(call_folder: CallFolder) -> None:
    call_folder.freeze()
    path = call_folder.editions / "1.yml"
    path.write_text(path.read_text("utf-8") + "# more\n", "utf-8")
    with pytest.raises(ProblemsFound):
        read_editions(call_folder.editions)
