"""`import --into`: what is confirmed goes into a data file that is there, and nothing else."""

from pathlib import Path

import pytest

from notice_site.reading.source import read_source
from tests.call_facts import FIRST
from tests.command_line import answering, ended
from tests.importing.word_making import notice, saved
from tests.source_text import SOURCE

EDITS = {
    "9月25日上午10：00时": "9月29日下午5时",
    "通过平等协商，建立": "通过协商，建立",
    "□生物与健康": "□生物健康",
    "四、申报材料要求": "（四）要有固定的办公场所。\n四、申报材料要求",
}
"""What an approved file says otherwise the second time."""


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def at_hand() -> Path:
    """A copy of the first call's data, which was written by hand."""
    Path("notice_data.yml").write_bytes(FIRST.read_bytes())
    return Path("notice_data.yml")


def edited(edits: dict[str, str]) -> str:
    """The approved file with other words; gives its name."""
    text = SOURCE.read_text("utf-8")
    for old, new in edits.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    Path("approved.txt").write_text(text, "utf-8")
    return "approved.txt"


def changed_lines(path: Path) -> tuple[list[str], list[str]]:
    """Lines that went and lines that came, against the data written by hand."""
    old, new = FIRST.read_text("utf-8").split("\n"), path.read_text("utf-8").split("\n")
    return [line.strip() for line in old if line not in new], [
        line.strip() for line in new if line not in old
    ]


def test_the_same_file_changes_nothing(at_hand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("import", str(SOURCE), "--into", str(at_hand)) == 0
    assert capsys.readouterr().out.strip() == "没有不同。"
    assert at_hand.read_bytes() == FIRST.read_bytes()


def test_all_differences_are_taken_over_and_nothing_else(at_hand: Path) -> None:
    assert ended("import", edited(EDITS), "--into", str(at_hand), "--accept") == 0
    gone, come = changed_lines(at_hand)
    assert gone == [
        "at: 2017-09-25T10:00+08:00",
        "wording: 2017年9月25日上午10：00时",
        "- "
        + next(line for line in FIRST.read_text("utf-8").split("\n") if "通过平等协商" in line).strip("- "),
        "- {id: form-health, label: 生物与健康}",
    ]
    assert come[:2] == ["at: 2017-09-29T17:00+08:00", "wording: 2017年9月29日下午5时"]
    assert "- {id: form-health, label: 生物健康}" in come
    assert "- 要有固定的办公场所。" in come
    clauses = read_source(at_hand).data["body"]["clauses"][2]["clauses"]
    assert [clause["id"] for clause in clauses[:3]] == ["composition", "contract", "internal-rules"]
    assert clauses[1]["rules"] == ["contract"]
    assert ended("check", "--data", str(at_hand)) == 0


def test_each_difference_is_asked_for_and_only_a_yes_is_taken(
    at_hand: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(monkeypatch, "是", "", "2", "1")
    assert ended("import", edited(EDITS), "--into", str(at_hand)) == 0
    said = capsys.readouterr().out
    assert "截止时间由2017年9月25日上午10：00时改为2017年9月29日下午5时。" in said
    assert "通过［删：平等］协商" in said
    gone, come = changed_lines(at_hand)
    assert len(gone) == 3
    assert come == [
        "at: 2017-09-29T17:00+08:00",
        "wording: 2017年9月29日下午5时",
        "- {id: form-health, label: 生物健康}",
    ]


def test_answers_that_end_early_write_nothing(
    at_hand: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(monkeypatch, "是")
    assert ended("import", edited(EDITS), "--into", str(at_hand)) == 1
    assert "文件没有改动。\n    在终端里运行，或者加上 --accept" in capsys.readouterr().err
    assert at_hand.read_bytes() == FIRST.read_bytes()


def test_what_a_person_wrote_wins_where_it_is_not_given_up(
    at_hand: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit of the deadline stays after a no, in the text that quotes it too; one question is enough."""
    text = at_hand.read_text("utf-8").replace("2017年9月25日上午10：00时", "2017年9月26日上午10：00时")
    text = text.replace("at: 2017-09-25T10", "at: 2017-09-26T10")
    at_hand.write_text(text, "utf-8")
    answering(monkeypatch, "否")
    assert ended("import", str(SOURCE), "--into", str(at_hand)) == 0
    assert at_hand.read_text("utf-8") == text


def test_what_the_file_lacks_is_told_and_stays(at_hand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    without = {"3.创新联盟的工作计划和资金使用预算。\n": "", "联系电话：020-87926183\n": ""}
    assert ended("import", edited(without), "--into", str(at_hand), "--accept") == 0
    assert "文件里没有“创新联盟的工作计划和资金使用预算。”，数据里照旧保留。" in capsys.readouterr().out
    assert at_hand.read_bytes() == FIRST.read_bytes()


@pytest.mark.parametrize("said", ["", "常年受理。\n"])
def test_a_file_without_a_day_for_the_deadline_asks_before_it_takes_one_away(
    said: str, at_hand: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, *["否"] * 4)
    without = {"申报截止时间： 2017年9月25日上午10：00时。\n": said}
    assert ended("import", edited(without), "--into", str(at_hand)) == 0
    assert at_hand.read_bytes() == FIRST.read_bytes()


def test_a_fact_that_others_quote_is_followed_up(at_hand: Path) -> None:
    """The postal address quotes the address that changes; the file still says the old one."""
    edits = {"地址：从化区街口街口岸路2栋5楼 \n": "地址：从化区街口街口岸路3栋6楼\n"}
    assert ended("import", edited(edits), "--into", str(at_hand), "--accept") == 0
    data = read_source(at_hand).data
    assert data["submission"]["address"] == "从化区街口街口岸路3栋6楼"
    assert data["contact_info"]["postal_address"] == "从化区街口街口岸路2栋5楼科技发展科"
    assert data["body"]["clauses"][5]["clauses"][6]["text"] == ["通讯地址：{contact_info.postal_address}"]


def test_a_file_of_windows_keeps_its_line_ends_its_mark_and_its_comments(at_hand: Path) -> None:
    text = FIRST.read_text("utf-8")
    at_hand.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert ended("import", edited(EDITS), "--into", str(at_hand), "--accept") == 0
    written = at_hand.read_bytes().decode("utf-8")
    assert written.startswith("\ufeff")
    assert written.count("\n") == written.count("\r\n") > 700
    assert [line for line in written.split("\r\n") if "#" in line] == [
        ("\ufeff" if at == 0 else "") + line for at, line in enumerate(text.split("\n")) if "#" in line
    ]


def test_a_form_of_another_shape_is_left_to_a_person(
    at_hand: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        ended(
            "import", edited({"\t传真号码\n\t\n\t电子邮箱\n\t\n\n": ""}), "--into", str(at_hand), "--accept"
        )
        == 0
    )
    assert "附件“产学研协同创新联盟会员入盟申请表”在文件里的格式不同，请手工修改。" in capsys.readouterr().out
    assert at_hand.read_bytes() == FIRST.read_bytes()


def test_an_annex_that_only_the_file_has_is_taken_over_whole(at_hand: Path) -> None:
    """With free ids for it and its options; nothing else changes."""
    form = notice("附件4", "产学研协同创新联盟年度汇总表")
    table = form.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "技术领域", "□种业 □加工"
    Path("annex.docx").write_bytes(saved(form))
    assert ended("import", str(SOURCE), "annex.docx", "--into", str(at_hand), "--accept") == 0
    before, data = read_source(FIRST).data, read_source(at_hand).data
    *annexes, added = data["annexes"]
    *lists, options = data["taxonomies"]
    assert (annexes, lists) == (before["annexes"], before["taxonomies"])
    assert added["title"] == "产学研协同创新联盟年度汇总表"
    assert options["source"] == f"{added['id']}/{added['form']['rows'][0]['cells'][1]['fields'][0]['id']}"
    assert [option["label"] for option in options["options"]] == ["种业", "加工"]
    assert options["id"] not in [known["id"] for known in lists]
    assert ended("check", "--data", str(at_hand)) == 0


def test_a_plain_table_is_taken_over_whole(capsys: pytest.CaptureFixture[str]) -> None:
    def approved(number: str) -> str:
        document = notice("关于招聘的通知", "一、岗位见附件。", "某某局", "2026年3月2日", "附件", "岗位表")
        table = document.add_table(2, 2)
        for at, words in enumerate(("岗位", "人数", "馆员", number)):
            table.cell(at // 2, at % 2).text = words
        Path(f"{number}.docx").write_bytes(saved(document))
        return f"{number}.docx"

    assert ended("import", approved("2"), "--out", "call.yml") == 0
    text = Path("call.yml").read_text("utf-8")
    text = text.replace("    at:\n    wording:\n", "    on: 2026-05-01\n    wording: 2026年5月1日\n")
    Path("call.yml").write_text(text, "utf-8")
    assert ended("import", approved("3"), "--into", "call.yml", "--accept") == 0
    assert read_source(Path("call.yml")).data["annexes"][0]["table"]["rows"] == [["馆员", "3"]]


def test_an_annex_that_the_file_lacks_stays(at_hand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = SOURCE.read_text("utf-8")
    Path("approved.txt").write_text(text[: text.index("附件3")], "utf-8")
    assert ended("import", "approved.txt", "--into", str(at_hand), "--accept") == 0
    title = read_source(FIRST).data["annexes"][2]["title"]
    assert f"文件里没有“{title}”，数据里照旧保留。" in capsys.readouterr().out
    assert at_hand.read_bytes() == FIRST.read_bytes()


def test_data_with_a_fault_is_told_with_its_line(at_hand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at_hand.write_text(at_hand.read_text("utf-8").replace("title: 关于", "titel: 关于"), "utf-8")
    before = at_hand.read_bytes()
    assert ended("import", str(SOURCE), "--into", str(at_hand), "--accept") == 1
    assert "notice_data.yml:" in capsys.readouterr().err
    assert at_hand.read_bytes() == before


def test_a_sum_changes_with_its_value_and_the_text_that_quotes_it(at_hand: Path) -> None:
    assert ended("import", edited({"一次性10万元": "一次性20万元"}), "--into", str(at_hand), "--accept") == 0
    assert changed_lines(at_hand) == (
        ["amount: 100000", "wording: 一次性10万元"],
        ["amount: 200000", "wording: 一次性20万元"],
    )
