"""`amend`: each kind from answers to the facts in force."""

from pathlib import Path
from time import perf_counter

import pytest

from notice_site.checks import check_call, unfinished
from notice_site.compare.changes import sentence as sentence_of
from notice_site.model.dates import Event
from notice_site.pages.changes import changes_of_calls
from notice_site.problem import Severity
from notice_site.reading.build import Call, build_call
from notice_site.reading.source import read_source
from tests.call_facts import EXTENDED, FIRST, FULL, ZH, facts_of
from tests.command_line import copied, ended


def amended(call_file: Path, *options: str, day: str = "2030-04-20") -> Call:
    """The call after `amend` with these options and nothing asked."""
    before = call_file.read_text("utf-8")
    assert ended("amend", "--data", str(call_file), "--yes", "--date", day, *options) == 0
    after = call_file.read_text("utf-8")
    kept = iter(after.split("\n"))
    assert all(line in kept for line in before.rstrip("\n").split("\n"))
    call = build_call(read_source(call_file))
    assert [problem for problem in check_call(call) if problem.severity is Severity.ERROR] == []
    return call


def test_an_extension_needs_only_the_new_date(call_file: Path) -> None:
    call = amended(call_file, "--kind", "extension", "--to", "2030-05-10 17:00")
    [amendment] = call.notice.amendments
    assert amendment.id == "extension"
    assert amendment.title == "关于延长《虚构通知（最少内容）》申报时间的通知"
    assert amendment.body == (
        "现延长《虚构通知（最少内容）》的申报时间：",
        "截止时间由2030年4月30日改为2030年5月10日17:00。",
        "其他事项不变。",
    )
    assert amendment.affects_submitted == "not_stated"
    assert call.in_force.key_dates.close is not None
    assert call.in_force.key_dates.close.wording == "2030年5月10日17:00"
    assert call.notice.key_dates.close is not None
    assert call.notice.key_dates.close.wording == "2030年4月30日"
    assert "改为{key_dates.close}。" in call_file.read_text("utf-8")


@pytest.mark.parametrize("typed", ["电话", "联系电话", "contact_info.telephones"])
def test_a_correction_finds_its_fact_by_a_word_of_its_name(typed: str, call_file: Path) -> None:
    call = amended(
        call_file, "--kind", "correction", "--fact", typed, "--to", "020-12345678", "--affects", "yes"
    )
    assert call.in_force.contact_info.telephones == ("020-12345678",)
    assert call.notice.amendments[0].affects_submitted is True
    assert "已经递交的材料要相应更正后重新递交。" in call.notice.amendments[0].body[-1]


def test_several_facts_change_at_once(call_file: Path) -> None:
    changes = ("电话=020-12345678", "submission.address＝虚构市示例路2号", "办公时间=9:00–17:00，周末休息")
    options = [part for change in changes for part in ("--change", change)]
    call = amended(call_file, "--kind", "correction", *options)
    assert call.in_force.contact_info.telephones == ("020-12345678",)
    assert call.in_force.submission.address == "虚构市示例路2号"
    assert call.in_force.contact_info.hours == "9:00–17:00，周末休息"
    assert len(call.notice.amendments[0].body) == 5


def test_dates_that_fit_only_together_are_changed_together(call_file: Path) -> None:
    changes = ("key_dates.open=2030-05-10", "key_dates.close=2030-06-03 17:00")
    options = [part for change in changes for part in ("--change", change)]
    dates = amended(call_file, "--kind", "correction", *options).in_force.key_dates
    assert isinstance(dates.open, Event)
    assert isinstance(dates.close, Event)
    assert (dates.open.wording, dates.close.wording) == ("2030年5月10日", "2030年6月3日17:00")


def test_a_supplement_may_only_say_more(call_file: Path) -> None:
    call = amended(call_file, "--kind", "supplement", "--text", "申报表可以手写。", "--affects", "no")
    [amendment] = call.notice.amendments
    assert amendment.body == ("申报表可以手写。", "已经递交的材料继续有效。")
    assert amendment.changes == ()
    assert amendment.affects_submitted is False


def test_a_supplement_finds_its_fact_by_its_way(call_file: Path) -> None:
    call = amended(
        call_file, "--kind", "supplement", "--fact", "submission.methods", "--to", "邮寄、现场递交"
    )
    assert call.in_force.submission.methods == ("post", "in_person")
    assert call.notice.amendments[0].body[1] == "递交方式由“现场递交”改为“邮寄、现场递交”。"


def test_what_was_not_stated_is_told_as_such(tmp_path: Path) -> None:
    call_file = copied(FIRST, tmp_path)
    call = amended(
        call_file, "--kind", "supplement", "--fact", "办公时间", "--to", "工作日9:00至17:00", day="2017-09-20"
    )
    assert call.notice.amendments[0].body[1] == "办公时间原未写明，现为工作日9:00至17:00。"


@pytest.mark.parametrize("typed", ["经费{调整}", "经费{调整}。", "因经费{调整}，", "由于经费{调整}"])
def test_a_withdrawal_says_why(typed: str, call_file: Path) -> None:
    call = amended(call_file, "--kind", "withdrawal", "--reason", typed)
    [amendment] = call.notice.amendments
    assert amendment.reason is not None
    assert amendment.body[0] == "因经费{调整}，现撤回《虚构通知（最少内容）》。"
    assert amendment.affects_submitted == "not_stated"


def test_a_proposed_outcome_has_a_period_for_objections_and_a_list(call_file: Path, tmp_path: Path) -> None:
    (tmp_path / "results.csv").write_bytes("序号,名称\r\n1,甲坊\r\n".encode("gbk"))
    call = amended(
        call_file, "--kind", "proposed_outcome", "--results", str(tmp_path / "results.csv"), day="2030-06-07"
    )
    [amendment] = call.notice.amendments
    assert amendment.objections is not None
    # 10 June 2030 is a Monday: five working days, the first after the document's own.
    assert (str(amendment.objections.period.starts), str(amendment.objections.period.ends)) == (
        "2030-06-10",
        "2030-06-14",
    )
    assert amendment.objections.contact.telephones == call.notice.contact_info.telephones
    assert [(table.title, table.rows) for table in amendment.results] == [("拟定结果名单", (("1", "甲坊"),))]


PERSONAL = "序号,名称,手机\n1,甲坊,13800138000\n"


def test_numbers_of_persons_are_refused_until_somebody_says_what_becomes_of_them(
    call_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "results.csv").write_text(PERSONAL, "utf-8")
    given = ["--kind", "outcome", "--results", str(tmp_path / "results.csv")]
    assert ended("amend", "--data", str(call_file), "--yes", "--date", "2030-06-07", *given) == 2
    assert "第2行" in capsys.readouterr().err
    call = amended(call_file, *given, "--personal", "mask", day="2030-06-07")
    assert call.notice.amendments[0].results[0].rows == (("1", "甲坊", "138****00"),)


def test_numbers_published_in_full_have_their_reason_in_the_data(call_file: Path, tmp_path: Path) -> None:
    (tmp_path / "results.csv").write_text(PERSONAL, "utf-8")
    given = ["--kind", "outcome", "--results", str(tmp_path / "results.csv"), "--personal", "keep"]
    assert ended("amend", "--data", str(call_file), "--yes", "--date", "2030-06-07", *given) == 2
    reason = ("--personal-reason", "依据某办法第八条全部公布")
    call = amended(call_file, *given, *reason, day="2030-06-07")
    assert call.notice.amendments[0].results[0].rows == (("1", "甲坊", "13800138000"),)
    found = [problem for problem in check_call(call) if problem.check == "C06"]
    assert [problem.accepted for problem in found] == ["依据某办法第八条全部公布"]


def test_a_list_with_numbers_typed_into_the_data_is_not_published(call_file: Path, tmp_path: Path) -> None:
    (tmp_path / "results.csv").write_text(PERSONAL, "utf-8")
    given = ["--kind", "outcome", "--results", str(tmp_path / "results.csv")]
    amended(call_file, *given, "--personal", "mask", day="2030-06-07")
    call_file.write_text(call_file.read_text("utf-8").replace("138****00", "13800138000"), "utf-8")
    call = build_call(read_source(call_file))
    assert [problem.check for problem in unfinished(check_call(call))] == ["C06"]


def test_a_long_list_is_shown_by_its_ends_and_written_whole(
    call_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["2030年名单,", "序号,名称", *(f"{number},工坊{number}" for number in range(1, 2001))]
    (tmp_path / "results.csv").write_text("\n".join(lines), "utf-8")
    started = perf_counter()
    call = amended(
        call_file,
        "--kind",
        "outcome",
        "--results",
        str(tmp_path / "results.csv"),
        "--sure",
        "yes",
        day="2030-06-07",
    )
    assert perf_counter() - started < 20
    assert len(call.notice.amendments[0].results[0].rows) == 2000
    said = capsys.readouterr().out
    assert "列名上面没有放进去的：2030年名单" in said
    assert "从第3行起共2000条" in said
    assert "工坊2000" in said
    assert "工坊1000" not in said


def test_an_outcome_is_held_against_the_proposed_results(
    call_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lists = {
        "a": "序号,名称\n1,甲坊\n2,乙坊\n",
        "b": "序号,名称\n1,甲坊\n2,丙坊\n",
        "c": "序号,单位\n1,甲坊\n",
    }
    files = {name: tmp_path / f"{name}.csv" for name in lists}
    for name, text in lists.items():
        files[name].write_text(text, "utf-8")
    given = ("--sure", "yes", "--results")
    amended(call_file, "--kind", "proposed_outcome", *given, str(files["a"]), day="2030-06-07")
    options = ("--data", str(call_file), "--yes", "--date", "2030-06-20", "--kind", "outcome", "--results")
    assert ended("amend", *options, str(files["b"])) == 1
    said = capsys.readouterr().err
    assert "公示名单中有1个没有了：乙坊。" in said
    assert "有1个没有公示过：丙坊。" in said
    assert ended("amend", *options, str(files["c"])) == 1
    assert "列名是序号、单位；公示名单的是序号、名称。" in capsys.readouterr().err


def test_an_outcome_may_name_its_results_in_its_text(call_file: Path) -> None:
    call = amended(
        call_file, "--kind", "outcome", "--text", "扶持甲坊。\n扶持乙坊。", "--number", "某文〔2030〕9号"
    )
    [amendment] = call.notice.amendments
    assert amendment.body == ("扶持甲坊。", "扶持乙坊。")
    assert amendment.document_number is not None
    assert amendment.document_number.sequence == 9


def test_a_second_one_of_a_kind_has_an_id_of_its_own(call_file: Path) -> None:
    amended(call_file, "--kind", "extension", "--to", "2030-05-10")
    call = amended(call_file, "--kind", "extension", "--to", "2030-05-20", day="2030-05-01")
    assert [amendment.id for amendment in call.notice.amendments] == ["extension", "extension-2"]
    assert "由2030年5月10日改为2030年5月20日" in call.notice.amendments[1].body[1]


def test_one_of_several_deadlines_is_chosen_by_its_name(tmp_path: Path) -> None:
    call = amended(
        copied(FULL, tmp_path),
        "--kind",
        "extension",
        "--fact",
        "传承人批次",
        "--to",
        "2030-08-30 17:30",
        "--sure",
        "yes",
        day="2030-07-30",
    )
    assert call.in_force.key_dates.windows[0].close.wording == "2030年8月30日17:30"
    assert call.in_force.key_dates.windows[0].close.counts_when == "received"


def test_a_sum_is_typed_with_its_wording(tmp_path: Path) -> None:
    call = amended(
        copied(FIRST, tmp_path),
        "--kind",
        "correction",
        "--fact",
        "funding.awards.set-up",
        "--to",
        "150000 一次性15万元",
        day="2017-09-20",
    )
    [award] = call.in_force.funding.awards
    assert (award.amount, award.wording) == (150000, "一次性15万元")
    assert "改为“一次性15万元”" in call.notice.amendments[0].body[1]


def test_a_file_of_windows_keeps_its_line_ends_and_its_mark(call_file: Path) -> None:
    text = "\ufeff" + call_file.read_text("utf-8").replace("\n", "\r\n")
    call_file.write_bytes(text.encode())
    assert (
        ended(
            "amend",
            "--data",
            str(call_file),
            "--yes",
            "--kind",
            "extension",
            "--to",
            "2030-05-10",
            "--date",
            "2030-04-20",
        )
        == 0
    )
    after = call_file.read_bytes().decode()
    assert after.startswith(text[:200])
    kept = iter(after.split("\r\n"))
    assert all(line in kept for line in text.split("\r\n"))
    assert "\n" not in after.replace("\r\n", "")


def test_an_extension_of_an_extension_starts_from_what_is_in_force(tmp_path: Path) -> None:
    call_file = copied(EXTENDED, tmp_path)
    call = amended(call_file, "--kind", "extension", "--to", "2030-05-20 17:00", day="2030-05-05")
    assert "由2030年5月10日17:00改为2030年5月20日17:00" in call.notice.amendments[1].body[1]


def test_papers_handed_in_stay_valid_only_where_somebody_says_so(call_file: Path) -> None:
    call = amended(call_file, "--kind", "extension", "--to", "2030-05-10", "--affects", "no")
    [amendment] = call.notice.amendments
    assert amendment.body[-1] == "已经递交的材料继续有效。其他事项不变。"
    assert amendment.affects_submitted is False


def test_persons_are_told_as_a_list(tmp_path: Path) -> None:
    call_file = copied(FIRST, tmp_path)
    call = amended(call_file, "--kind", "correction", "--change", "联系人=张三、李四", day="2017-09-20")
    assert [person.name for person in call.in_force.contact_info.persons] == ["张三", "李四"]
    sentence = "联系人由赵伙有、戚杰枝、何影鸿、陈健明改为张三、李四。"
    assert call.notice.amendments[0].body[1] == sentence
    assert "改为{contact_info.persons}。" in call_file.read_text("utf-8")
    [change] = changes_of_calls(build_call(read_source(FIRST)), call, ZH)[:1]
    assert sentence_of(change, ZH) == sentence


@pytest.mark.parametrize(("clock", "meant"), [((), "10:00"), (("--clock", "17:30"), "17:30")])
def test_an_extension_keeps_the_clock_of_the_deadline(
    clock: tuple[str, ...], meant: str, tmp_path: Path
) -> None:
    call_file = copied(FIRST, tmp_path)
    call = amended(call_file, "--kind", "extension", "--to", "2017年9月29日", *clock, day="2017-09-20")
    assert call.in_force.key_dates.close is not None
    assert call.in_force.key_dates.close.wording == f"2017年9月29日{meant}"


def test_a_paper_that_a_supplement_asks_for_cites_it(tmp_path: Path) -> None:
    call_file = copied(FIRST, tmp_path)
    amended(call_file, "--kind", "supplement", "--text", "另交承诺书。", day="2017-09-20")
    text = call_file.read_text("utf-8")
    changes = (
        "    changes:\n      - fact: materials.pledge\n        to: {id: pledge, title: 承诺书, "
        "prepared_by: [lead], copies: 1, source: [supplement]}\n"
    )
    call_file.write_text(text.replace("    affects_submitted:", f"{changes}    affects_submitted:"), "utf-8")
    call = build_call(read_source(call_file))
    assert [problem for problem in check_call(call) if problem.severity is Severity.ERROR] == []
    facts = facts_of(call_file)
    assert facts.place_labels["supplement"] == call.notice.amendments[0].title
    assert facts.place_href("supplement", "materials/index.html") == "../updates/index.html#supplement"
