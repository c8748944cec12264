"""A call's own folder: its pages, pictures, styles, blocks and schema are used, nothing is passed over."""

import base64
import re
import shutil
from pathlib import Path

import pytest

from notice_site.command.cli import main
from notice_site.editions import schema_file
from notice_site.project import DOCS, SCHEMA, call_folder, command_line
from notice_site.reading.schema import SCHEMA_LINE
from tests.call_facts import MINIMAL, ROOT
from tests.small_build import page, tree

README = (ROOT / "README.md").read_text("utf-8")
[(STYLE, TEMPLATE)] = re.findall(r"with own tokens: (.*)\n +main\.html: (.*)\n", README)
"""What README tells people to write."""
BLOCK = TEMPLATE.replace("…", '<p class="own">公告</p>')
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a call, away from the tool."""
    made = tmp_path / "我的 通知"
    made.mkdir()
    shutil.copy(MINIMAL, made / "notice_data.yml")
    return made


def put(folder: Path, path: str, content: str | bytes) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.encode() if isinstance(content, str) else content)


def built(folder: Path) -> Path:
    assert main(["build", "--data", str(folder / "notice_data.yml")]) == 0
    return folder / "site"


def refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What a build says that stops."""
    assert main(["build", "--lang", "en", "--data", str(folder / "notice_data.yml")]) == 1
    assert not (folder / "site").exists()
    return capsys.readouterr().err


def test_the_site_stands_beside_the_data_and_nothing_else_is_left(folder: Path) -> None:
    built(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["notice_data.yml", "site"]


def test_own_pages_and_pictures_are_in_the_site_and_the_menu(folder: Path) -> None:
    put(folder, "docs/map.md", "# 交通 {#map}\n\n![地图](assets/images/map.png)\n")
    put(folder, "docs/assets/images/map.png", PIXEL)
    site = built(folder)
    assert (site / "assets/images/map.png").read_bytes() == PIXEL
    assert page(site, "map.html").xpath("//article//img/@src") == ["assets/images/map.png"]
    assert page(site).xpath("//nav[@data-md-level='0']/ul/li/a/@href")[-1] == "map.html"


def test_an_own_icon_takes_the_place_of_the_tool_s(folder: Path) -> None:
    put(folder, "docs/assets/images/favicon.png", PIXEL)
    [icon] = page(built(folder)).xpath("//link[@rel='icon']/@href")
    assert base64.b64decode(icon.partition(",")[2]) == PIXEL


def test_own_styles_follow_the_tool_s_with_their_own_tokens(folder: Path) -> None:
    put(folder, "overrides/office.css", f"\ufeff{STYLE}\n")
    styles = (built(folder) / "assets/styles/all.css").read_text("utf-8")
    assert styles.endswith("}:root{--md-primary-fg-color:#8b1a1a}")


def test_an_own_template_fills_a_block_and_keeps_the_rest(folder: Path) -> None:
    put(folder, "overrides/main.html", BLOCK)
    site = built(folder)
    pages = [path for path in tree(site) if path.endswith(".html")]
    assert len(pages) >= 5
    for path in pages:
        assert page(site, path).xpath("string(//p[@class='own'])") == "公告"
        assert page(site, path).xpath("//*[contains(@class, 'nt-tools')]")


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (("overrides/mian.html", BLOCK), "No page uses "),
        (("overrides/logo.png", PIXEL), "Pictures and other files that pages show are in docs/."),
        (("overrides/main.html", BLOCK.replace("announce", "anounce")), "fills the block “anounce”"),
        (("overrides/main.html", "{% extends '!main.html' %}\n{% block announce %}"), "main.html:2: "),
        (("overrides/main.html", BLOCK.replace("super()", "1 / 0")), "main.html:1: division by zero"),
        (("overrides/main.html", BLOCK.replace("!main", "gone")), "There is no template gone.html."),
        (("overrides/main.html", BLOCK.replace("!main", "main")), "Write “!main.html”"),
        (("overrides/own.css", "a { b { color: red } }"), "own.css is not understood: "),
        (("overrides/own.css", b"\xff\xfe"), "own.css is not understood: "),
        (
            ("docs/assets/styles/tokens.css", ":root {}"),
            "docs/assets/styles/tokens.css has the name of a part",
        ),
        (("docs/index.md", "# x {#x}"), "docs/index.md has the address of a page"),
        (("docs/help.md", "# x {#x}\n\n[y](gone.md)"), "MkDocs warns of a page in docs/"),
        (("docs/help.md", "# x {#x}\n\n<img src='https://example.org/x.png' alt=''>"), "help.html: "),
    ],
)
def test_what_no_page_can_use_is_told_and_the_build_stops(
    file: tuple[str, str | bytes], told: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, *file)
    assert told in refused(folder, capsys)


def test_hidden_files_are_none_of_ours(folder: Path) -> None:
    put(folder, "overrides/.DS_Store", b"\0")
    put(folder, "docs/.DS_Store", b"\0")
    assert not [path for path in tree(built(folder)) if "DS_Store" in path]


def test_own_files_are_those_of_the_data_s_folder_and_no_other(folder: Path) -> None:
    assert call_folder(folder / "notice_data.yml").docs == folder / "docs"
    assert call_folder(folder / "notice_data.yml").docs != DOCS


# The schema beside the data -------------------------------------------------------------------------------


@pytest.fixture
def named(folder: Path) -> Path:
    """The data file with the line that names the schema."""
    data = folder / "notice_data.yml"
    data.write_text(f"{SCHEMA_LINE}\n{data.read_text('utf-8')}", "utf-8")
    return data


def schema_after_check(data: Path) -> str:
    main(["check", "--data", str(data)])
    return data.with_name("notice.schema.json").read_text("utf-8")


def test_a_folder_handed_to_somebody_gets_the_schema_with_the_first_command(named: Path) -> None:
    assert schema_after_check(named) == SCHEMA.read_text("utf-8")


def test_a_data_file_that_does_not_name_it_gets_none(folder: Path) -> None:
    main(["check", "--data", str(folder / "notice_data.yml")])
    assert sorted(path.name for path in folder.iterdir()) == ["notice_data.yml"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_later_version_writes_its_own_in_the_same_language(
    language: str, named: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = named.with_name("notice.schema.json")
    main(["schema", "--lang", language, "--out", str(kept)])
    text = kept.read_text("utf-8")
    kept.write_text(
        text.replace('"$comment": "notice-site ', '"$comment": "notice-site 0.0.').rstrip(), "utf-8"
    )
    assert schema_after_check(named) == text


def test_an_earlier_version_leaves_that_of_a_later_one(named: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main(["schema", "--out", str(named.with_name("notice.schema.json"))])
    named.with_name("notice.schema.json").write_text('{\n  "$comment": "notice-site 99.0, zh"\n}\n', "utf-8")
    assert schema_after_check(named) == '{\n  "$comment": "notice-site 99.0, zh"\n}\n'
    monkeypatch.setattr(schema_file, "__version__", "100.0")
    assert schema_after_check(named) == SCHEMA.read_text("utf-8")


# The command's name ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("build_site.py", 'python build_site.py check --data "我的 通知/x.yml"'),
        ("/a/notice_site/__main__.py", 'python -m notice_site check --data "我的 通知/x.yml"'),
    ],
)
def test_messages_name_the_command_that_works_here(
    program: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", [program])
    assert command_line("check", "--data", Path("我的 通知/x.yml")) == told
