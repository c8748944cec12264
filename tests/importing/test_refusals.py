"""Files that cannot be imported: each is refused at once, with what to do instead."""

import socket
import time
from pathlib import Path

import pytest

from notice_site.importing.read_file import read_source_file
from notice_site.language.catalogue import catalogue_for
from notice_site.problem import Message, SiteFault
from tests.importing import hostile_files as made
from tests.importing.conftest import Read
from tests.importing.word_making import changed

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
CASES = {
    ("old.doc", made.compound("Root Entry", "WordDocument")): "older Word",
    ("old.wps", made.compound("Root Entry", "WordDocument")): "WPS's own kind",
    ("renamed.docx", made.compound("Root Entry", "WordDocument")): "older Word",
    ("locked.docx", made.compound("EncryptionInfo", "EncryptedPackage")): "locked with a password",
    ("sheet.xls", made.compound("Workbook")): "xls",
    ("notice.pdf", b"%PDF-1.7\n%\xe2\xe3"): "is a PDF",
    ("renamed.txt", b"%PDF-1.7\n%\xe2\xe3"): "is a PDF",
    ("scan.png", PNG): "is a picture",
    ("scan.jpg", b"\xff\xd8\xff\xe0" + bytes(100)): "is a picture",
    ("scan.docx", PNG): "is a picture",
    ("scan.tif", b"II*\0" + bytes(100)): "is a picture",
    ("scan.bmp", b"BM\x10\0\0\0\0\0\0\0" + bytes(100)): "is a picture",
    ("notice.odt", made.zipped(mimetype="application/vnd.oasis.opendocument.text")): "kind OpenDocument",
    ("sheet.xlsx", made.zipped(**{"[Content_Types].xml": "<a/>", "xl__workbook.xml": "<a/>"})): "kind xlsx",
    ("notice.ofd", made.zipped(**{"OFD.xml": "<a/>"})): "kind ofd",
    ("all.zip", made.zipped(**{"notice.txt": "通知"})): "kind zip",
    ("notice.rtf", b"{\\rtf1\\ansi }"): "kind rtf",
    ("web.doc", b"\xef\xbb\xbf<html xmlns:w='urn:x'>"): "kind html",
    ("flat.xml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>'): "kind xml",
    ("text.docx", "关于征集的通知".encode()): "no Word file",
    ("empty.docx", b""): "is empty",
    ("blank.txt", b"\xef\xbb\xbf \r\n\t"): "is empty",
    ("junk.txt", bytes(range(256)) * 20): "no text that can be read",
    (
        "big5.txt",
        "關於徵集國產軟體應用示範項目的通知，請各單位踴躍報名參加。".encode("big5"),
    ): "no text that can be read",
    ("half.docx", made.GOOD[: len(made.GOOD) // 2]): "is damaged",
    ("no-text.docx", made.without_a_part("word/document.xml")): "is damaged",
    ("no-types.docx", made.without_a_part("[Content_Types].xml")): "kind zip",
    ("cut.docx", made.body("<w:p>")): "is damaged",
    ("bomb.docx", made.bomb_by_its_words()): "would unpack to 30 MB",
    ("tags.docx", made.bomb_of_tags()): "would unpack to 6 MB",
    ("lie.docx", made.bomb_that_lies()): "is damaged",
    ("endless.docx", made.directory_without_end()): "would unpack to",
    ("long.txt", "通知\n".encode() * 700_000): "has 5 MB; 4 MB can be read",
    (
        "deep.md",
        "".join("  " * depth + "- 项\n" for depth in range(200)).encode(),
    ): "deeper than anybody can read",
    ("entities.docx", made.with_entities()): "document type definition",
    ("wide.docx", made.with_entities("utf-16")): "document type definition",
    ("macros.docx", made.with_macros()): "macros",
    ("macros.docm", made.that_allows_macros()): "macros",
    ("template.docx", made.with_template("http://192.0.2.1/a.dotm")): "http://192.0.2.1/a.dotm",
    ("share.docx", made.with_template("file://192.0.2.1/share/a.dotm")): "file://192.0.2.1",
    ("object.docx", made.linked("oleObject", "http://192.0.2.1/a.rtf")): "loads something from elsewhere",
    ("frame.docx", made.linked("frame", "http://192.0.2.1/")): "loads something from elsewhere",
    ("program.docx", made.asking_another_program()): "DDEAUTO",
    ("deep.docx", made.tables_in_tables(60)): "deeper than anybody can read",
    ("deepest.docx", made.tables_in_tables(2000)): "deeper than anybody can read",
}


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize(("name", "content"), CASES, ids=[name for name, _ in CASES])
def test_it_is_refused_in_a_second_with_what_to_do_instead(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    begun = time.process_time()
    with pytest.raises(SiteFault) as refused:
        read_source_file(path)
    assert time.process_time() - begun < 1
    assert CASES[name, content] in catalogue_for("en").read(refused.value.message)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == content
    for message in (refused.value.message, refused.value.remedy):
        assert is_said_in_chinese(message)


def is_said_in_chinese(message: Message) -> bool:
    said = catalogue_for("zh").text(message.msgid)
    return said != message.msgid and "{" not in catalogue_for("zh").read(message)


def test_a_file_of_200_megabytes_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.docx"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    begun = time.process_time()
    with pytest.raises(SiteFault, match="MB can be read"):
        read_source_file(path)
    assert time.process_time() - begun < 0.2


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path, told in ((tmp_path / "none.docx", "There is no file"), (tmp_path, "is a folder")):
        with pytest.raises(SiteFault, match=told):
            read_source_file(path)


@pytest.mark.parametrize(
    ("content", "remark"),
    [
        (made.with_template("file:///C:\\Users\\a\\Templates\\b.dotm"), "template that lies elsewhere"),
        (made.linked("image", "http://192.0.2.1/a.png"), "picture that lies elsewhere"),
    ],
    ids=["a template on the writer's disk", "a picture elsewhere"],
)
def test_what_is_common_and_loads_nothing_here_is_remarked(content: bytes, remark: str, read: Read) -> None:
    source = read(content)
    assert [found.what for found in source.passed_over] == [remark]
    assert source.blocks


def test_a_file_packed_anew_by_macos_is_fine(read: Read) -> None:
    packed = changed(made.GOOD, {"__MACOSX/word/._document.xml": b"\0\5\x16\7", "docProps/odd.xml": b"<"})
    assert read(packed).blocks == read(made.GOOD).blocks


def test_a_definition_beside_the_words_is_refused_too(read: Read) -> None:
    with pytest.raises(SiteFault, match="document type definition"):
        read(changed(made.GOOD, {"customXml/item1.xml": b"<!DOCTYPE a><a/>"}))


def test_links_to_click_are_fine(read: Read) -> None:
    assert read(made.linked("hyperlink", "https://example.org/")).blocks == read(made.GOOD).blocks


def test_a_few_tables_in_one_another_are_read(read: Read) -> None:
    assert read(made.tables_in_tables(10)).blocks


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("call.json", '{"title": "关于甲的通知"}', "json"),
        ("call.txt", '\n[{"title": "关于甲的通知"}]', "json"),
        ("call.html", "<div>关于甲的通知</div>", "html"),
        ("call.txt", "<!DOCTYPE html><p>关于甲的通知</p>", "html"),
        ("list.csv", "名称,金额\n甲,1\n", "csv"),
        ("notice_data.yml", "title: 关于甲的通知\n", "yaml"),
    ],
)
def test_a_text_for_programs_is_refused_in_words(name: str, content: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(SiteFault) as refused:
        read_source_file(tmp_path / name)
    said = catalogue_for("en").read(refused.value.message)
    assert said.startswith(f"{name} is a file of the kind {kind}")


def test_a_notice_that_begins_with_a_bracket_is_read(tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_text("[2026]关于甲的通知\n正文。\n", "utf-8")
    assert len(read_source_file(tmp_path / "notice.txt").blocks) == 2
