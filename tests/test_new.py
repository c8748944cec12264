"""`new`: a file in which nothing is wrong but what is still empty; next year's call from this year's."""

from pathlib import Path

import pytest

from notice_site.checks import check_call
from notice_site.problem import Problem, ProblemsFound, Severity
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from tests.call_facts import FIRST, FULL, MINIMAL
from tests.command_line import answering, ended

ANSWERS = {
    "--title": "关于组织申报手工艺项目的通知（虚构）",
    "--issuer": "虚构市文化局",
    "--number": "虚文〔2031〕5号",
    "--signed": "2031-03-03",
    "--close": "2031年4月30日下午5时",
    "--ways": "现场递交、邮寄",
    "--place": "虚构科: 一室",
    "--address": "虚构路1号",
    "--telephone": "020-12345678",
}


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def begun(*options: str, name: str = "craft-2031") -> Path:
    assert ended("new", "--yes", "--id", name, *options) == 0
    return Path(name) / "notice_data.yml"


def errors(path: Path) -> list[Problem]:
    try:
        problems = check_call(build_call(read_source(path)))
    except ProblemsFound as found:
        problems = found.problems
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def lines_of(path: Path, problems: list[Problem]) -> set[str]:
    lines = path.read_text("utf-8").split("\n")
    return {lines[(problem.line or 1) - 1].strip() for problem in problems}


def test_every_problem_of_a_new_file_is_a_place_to_fill_in() -> None:
    path = begun()
    wrong = lines_of(path, errors(path))
    assert {"title:", "description:", "name:", "wording:", "-"} <= wrong
    assert [line for line in wrong if not line.endswith((":", "-")) and "{" not in line] == []


def test_what_is_answered_is_filled_in() -> None:
    path = begun(*(part for option in ANSWERS.items() for part in option))
    assert lines_of(path, errors(path)) == {"description:", "-"}
    text = (
        path.read_text("utf-8")
        .replace("description:\n", "description: 虚构。\n")
        .replace("-\n", "- 虚构。\n")
    )
    path.write_text(text, "utf-8")
    call = build_call(read_source(path))
    assert errors(path) == []
    assert call.notice.title == ANSWERS["--title"]
    assert call.notice.submission.methods == ("in_person", "post")
    assert call.notice.submission.place == ANSWERS["--place"]
    assert call.notice.document_number is not None
    assert call.notice.key_dates.close is not None
    assert call.notice.key_dates.close.wording == "2031年4月30日下午5时"
    assert "2031年4月30日下午5时前递交到虚构科: 一室" in call.notice.body.clauses[-1].text[0]


def test_a_deadline_without_a_clock_is_a_day() -> None:
    path = begun("--close", "2031-04-30")
    assert "    on: 2031-04-30\n    wording: 2031年4月30日\n" in path.read_text("utf-8")


@pytest.mark.parametrize("template", [(), ("--from", str(MINIMAL))])
def test_a_file_that_is_there_is_never_written_over(
    template: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    path = begun(*template)
    before = path.read_bytes()
    assert ended("new", "--yes", "--id", "craft-2031", *template) == 1
    assert "已经存在" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_the_questions_are_answered_at_a_terminal_or_later(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = ["手工艺", "craft-2031", "虚构通知", "", "", "", "明天", "2031-04-30 17:00", "", "", "", ""]
    answering(monkeypatch, *answers)
    assert ended("new") == 0
    said = capsys.readouterr().out
    assert "✗ 用小写字母和数字" in said
    assert "✗ 写一个日期" in said
    assert "title: 虚构通知\n" in Path("craft-2031/notice_data.yml").read_text("utf-8")


def test_answers_that_end_early_write_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "craft-2031", "虚构通知")
    assert ended("new") == 1
    assert list(Path.cwd().iterdir()) == []


# from an old call -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("old", [MINIMAL, FIRST, FULL], ids=lambda path: path.stem)
def test_an_old_call_is_carried_over_but_for_what_must_be_new(old: Path) -> None:
    path = begun("--from", str(old), name="next-call")
    problems = errors(path)
    assert problems
    wrong = [line for line in lines_of(path, problems) if not line.endswith(":") and "{" not in line]
    assert wrong == []
    text = path.read_text("utf-8")
    before, after = read_source(old).data, read_source(path).data
    for key in ("amendments", "clarifications", "accepted_warnings"):
        assert key not in after
    for key in ("body", "taxonomies", "eligibility", "materials", "annexes", "roles", "funding", "site"):
        assert after.get(key) == before.get(key), key
    comments = [line for line in old.read_text("utf-8").split("\n") if line.lstrip().startswith("#")]
    kept = [line for line in comments if line in text]
    assert len(kept) >= len(comments) - 12
    assert text.count("核对") >= 1


def test_with_the_new_dates_a_carried_over_call_has_no_error() -> None:
    path = begun("--from", str(FIRST), "--signed", "2018-09-17", "--close", "2018-10-31", name="next-call")
    assert errors(path) == []
    close = build_call(read_source(path)).notice.key_dates.close
    assert close is not None
    assert (str(close.on), close.at, close.wording) == ("2018-10-31", None, "2018年10月31日")


def test_the_next_call_has_the_next_year_in_its_id() -> None:
    assert ended("new", "--yes", "--from", str(FULL)) == 0
    assert read_source(Path("craft-support-2031/notice_data.yml")).data["id"] == "craft-support-2031"


def test_every_place_that_may_speak_of_the_old_call_is_listed_with_a_proposal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    old = Path("old.yml")
    text = FIRST.read_text("utf-8")
    sentence = "第三批联盟2016年营业收入不低于10万元，于9月30日前按从科〔2016〕5号联系赵伙有。"
    assert "获扶持的资金。" in text
    old.write_text(text.replace("获扶持的资金。", sentence, 1), "utf-8")
    path = begun("--from", str(old), "--signed", "2018-09-17", "--close", "2018-10-31", name="next-call")
    listed = capsys.readouterr().out
    lines = path.read_text("utf-8").split("\n")
    number = next(at for at, line in enumerate(lines, 1) if sentence in line)
    told = "2016 → 2017、第三 → 第四、文号〔2016〕5号、日期9月30日、人员赵伙有、金额100,000"
    [line] = [line for line in listed.split("\n") if line.startswith(f"  第{number}行：")]
    assert set(told.split("、")) <= set(line.partition("：")[2].split("、"))
    assert lines[number - 2].lstrip().startswith("# 请核对：2016 → 2017、第三 → 第四")
    assert "2018" not in listed.replace("2017 → 2018", "")
    assert read_source(path).data["body"] == read_source(old).data["body"]


def test_check_warns_and_publish_refuses_until_every_comment_is_gone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = begun("--from", str(FIRST), "--signed", "2018-09-17", "--close", "2018-10-31", name="next-call")
    capsys.readouterr()
    assert ended("check", "--data", str(path)) == 0
    assert "警告 X07" in capsys.readouterr().out
    assert ended("publish", "--data", str(path), "--today", "2018-09-18") == 1
    assert "错误 X07" in capsys.readouterr().err
    lines = path.read_text("utf-8").split("\n")
    path.write_text("\n".join(line for line in lines if not line.lstrip().startswith("# 请核对")), "utf-8")
    assert ended("check", "--data", str(path)) == 0
    assert "X07" not in capsys.readouterr().out


def test_a_new_call_does_not_take_the_id_of_the_old_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("new", "--yes", "--from", str(FULL), "--id", "craft-support-2030") == 1
    assert "craft-support-2030" in capsys.readouterr().err
