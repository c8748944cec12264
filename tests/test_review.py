"""`review`: the clerk's own Word file with a comment at each contradiction, its text unchanged."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from notice_site.importing.blocks import Place
from notice_site.reviewing.comments import Note, with_comments
from notice_site.reviewing.findings import review
from notice_site.word.xml import Element, qname
from tests.command_line import ended
from tests.importing.hundred_pages import hundred_pages
from tests.importing.word_making import notice, part_of, saved, with_part
from tests.word_reading import converted

DRAFT = (
    "青民[2026]8号",
    "关于申报2026年度社区创新项目的通知",
    "各有关单位：",
    "为支持社区创新，现将有关事项通知如下。",
    "一、申报条件",
    "申报单位应当在本区依法登记。",
    "三、申报时间",
    "申报截止时间为2026年12月26日下午17:00，其它事项另行通知。",
    "四、联系方式",
    "联系人：李明",
    "电话：020-81234567",
    "电子邮箱：liming@qq.com",
    "青山区民政局",
    "2026年12月20日",
)
MARKS = ("commentRangeStart", "commentRangeEnd")
COMMENT = re.compile(r"<w:comment .*?</w:comment>", re.DOTALL)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def draft(*lines: str) -> bytes:
    """The draft as a Word file, some lines of it in the place of others that begin alike."""
    return saved(notice(*(next((new for new in lines if new[:2] == line[:2]), line) for line in DRAFT)))


def reviewed(content: bytes) -> bytes:
    Path("通知.docx").write_bytes(content)
    assert ended("review", "通知.docx") == 0
    assert Path("通知.docx").read_bytes() == content
    return Path("通知核对意见.docx").read_bytes()


def root(content: bytes, part: str = "word/document.xml") -> Element:
    return etree.fromstring(part_of(content, part).encode())


def commented(content: bytes) -> dict[str, list[str]]:
    """The words of each comment's paragraphs by the words that it is at."""
    said = {
        known.get(qname("w:id")): [
            "".join(text.text or "" for text in line.iter(qname("w:t"))) for line in known.iter(qname("w:p"))
        ]
        for known in root(content, "word/comments.xml")
    }
    found: dict[str, list[str]] = {}
    for paragraph in root(content).iter(qname("w:p")):
        words = "".join(text.text or "" for text in paragraph.iter(qname("w:t")))
        for mark in paragraph.iter(qname("w:commentReference")):
            found.setdefault(words, []).append("\n".join(said.pop(mark.get(qname("w:id")))))
    assert said == {}
    return found


def without_marks(content: bytes) -> bytes:
    """The text with the marks of comments taken out again, in the one order that XML has."""
    text = root(content)
    for mark in list(text.iter(*(qname(f"w:{name}") for name in MARKS), qname("w:commentReference"))):
        gone = mark.getparent() if mark.tag == qname("w:commentReference") else mark
        assert gone is not None
        above = gone.getparent()
        assert above is not None
        above.remove(gone)
    return etree.tostring(text, method="c14n")


def test_only_the_marks_of_the_comments_are_new_in_the_text() -> None:
    content = draft()
    copy = reviewed(content)
    assert part_of(copy, "word/document.xml").count("commentReference") > 3
    assert without_marks(copy) == etree.tostring(root(content), method="c14n")


def test_every_other_part_stays_byte_for_byte() -> None:
    content = draft()
    copy = reviewed(content)
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(io.BytesIO(copy)) as new:
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
        added = {*new.namelist()} - {*old.namelist()}
    assert changed <= {
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
        "word/comments.xml",
    }
    assert added <= {"word/comments.xml"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("青民[2026]8号", "青民〔2026〕8号"),
        ("三、申报时间", "编号1之后是“三、”。\n→ 写作“二、”。\n警告 D02"),
        (DRAFT[7], "“其它”像是写错了。\n→ 写作“其他”。\n警告 X01"),
        (DRAFT[7], "不是工作日"),
        (DRAFT[11], "“liming@qq.com”是个人邮箱。\n→ 写单位的工作邮箱。\n警告 C02"),
    ],
)
def test_a_comment_stands_at_what_is_wrong_and_says_what_to_write(words: str, said: str) -> None:
    assert any(said in comment for comment in commented(reviewed(draft()))[words])


def test_the_last_comment_says_what_was_not_checked() -> None:
    *_, last = commented(reviewed(draft()))["2026年12月20日"]
    assert "没有核对：" in last


def test_a_sound_draft_has_only_the_last_comment() -> None:
    content = saved(
        notice(
            "青民〔2026〕8号",
            *DRAFT[1:6],
            "二、申报时间",
            "申报截止时间为2026年12月31日下午5时。",
            "三、联系方式",
            *DRAFT[9:11],
            "电子邮箱：office@example.gov.cn",
            "青山区民政局",
            "2026年11月20日",
        )
    )
    (comments,) = commented(reviewed(content)).values()
    assert len(comments) == 1


def test_nothing_that_only_data_can_lack_is_told() -> None:
    checks = {remark.check for remark in review({"通知.docx": draft()}).remarks}
    assert checks
    assert not checks & {"P01", "R03", "R04", "X07", "K12", "C05"}


def test_no_comment_speaks_of_keys_of_the_data() -> None:
    content = draft("申报截止时间为2026年12月26日前邮寄，5人以上、3人以下。")
    said = part_of(reviewed(content), "word/comments.xml")
    assert not re.search(r"[`{}]|[a-z]+_[a-z]+", re.sub("<[^>]*>", "", said))


def test_a_draft_that_says_nearly_nothing_is_told_what_was_not_found() -> None:
    (last,) = commented(reviewed(saved(notice("申请表", "单位名称"))))["单位名称"]
    assert "没有找到" in last


def test_comments_that_are_there_stay() -> None:
    content = saved(notice(*DRAFT))
    old = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:comment w:id="7" w:author="某"><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:comment></w:comments>'
    )
    if "word/comments.xml" not in zipfile.ZipFile(io.BytesIO(content)).namelist():
        content = with_part(content, "comments", old)
    copy = with_comments(content, "通知.docx", [Note(Place("通知.docx", 1), ("新",))])
    comments = root(copy, "word/comments.xml")
    assert ["".join(map(str, known.itertext())) for known in comments][-1] == "新"
    keys = [known.get(qname("w:id")) for known in comments]
    assert len(keys) == len({*keys})


def test_a_comment_in_a_table_stands_in_its_cell() -> None:
    document = notice("前")
    table = document.add_table(2, 2)
    table.cell(1, 1).text = "格"
    copy = with_comments(saved(document), "表.docx", [Note(Place("表.docx", 2, (2, 2)), ("此处",))])
    assert commented(copy) == {"格": ["此处"]}


def test_each_attachment_comes_back_too() -> None:
    Path("通知.docx").write_bytes(draft())
    Path("附件1.docx").write_bytes(saved(notice("附件1", "登记表", "盖公盖。")))
    assert ended("review", "通知.docx", "附件1.docx", "--out", "已核对.docx") == 0
    assert Path("已核对.docx").is_file()
    assert commented(Path("附件1核对意见.docx").read_bytes())


def test_an_earlier_copy_is_never_written_over() -> None:
    reviewed(draft())
    assert ended("review", "通知.docx") == 0
    assert Path("通知核对意见2.docx").is_file()


def test_the_draft_itself_is_never_written(capsys: pytest.CaptureFixture[str]) -> None:
    Path("通知.docx").write_bytes(draft())
    assert ended("review", "通知.docx", "--out", "通知.docx") == 1
    assert "草稿不能改动" in capsys.readouterr().err
    assert Path("通知.docx").read_bytes() == draft()


def test_a_text_file_is_told_that_comments_need_word(capsys: pytest.CaptureFixture[str]) -> None:
    Path("通知.txt").write_text("关于甲的通知\n", "utf-8")
    assert ended("review", "通知.txt") == 1
    assert "另存为 .docx" in capsys.readouterr().err


def test_the_page_has_the_same_comments() -> None:
    Path("通知.docx").write_bytes(draft())
    assert ended("review", "通知.docx", "--out", "意见.html") == 0
    page = Path("意见.html").read_text("utf-8")
    assert "“其它”像是写错了。" in page
    assert "没有核对：" in page
    assert Path("通知核对意见.docx").is_file()


def test_a_hundred_pages_get_their_comments() -> None:
    copy = reviewed(hundred_pages())
    assert without_marks(copy) == etree.tostring(root(hundred_pages()), method="c14n")
    assert commented(copy)


@pytest.mark.libreoffice
def test_libreoffice_keeps_every_comment(tmp_path_factory: pytest.TempPathFactory) -> None:
    copy = reviewed(draft())
    kept = converted(copy, "docx:MS Word 2007 XML", tmp_path_factory.mktemp("word"))

    def comments(content: bytes) -> list[str]:
        return sorted("".join(map(str, known.itertext())) for known in root(content, "word/comments.xml"))

    assert len(comments(copy)) > 3
    assert comments(kept) == comments(copy)
