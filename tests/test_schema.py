"""The JSON Schema of the data file: what editors read to complete and explain keys."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from notice_site.command.cli import main
from notice_site.language.catalogue import catalogue_for
from notice_site.model.record import Record
from notice_site.project import DATA, SCHEMA
from notice_site.reading.key_names import descriptions, models
from notice_site.reading.schema import editor_schema, schema, with_schema_line
from notice_site.reading.source import parse_source, read_source

CALLS = [DATA, *sorted((Path(__file__).parent / "notices").glob("*.yml"))]
ENGLISH = schema(catalogue_for("en"))
CHINESE = editor_schema(catalogue_for("zh"))
FIRST_LINE = "# yaml-language-server: $schema="


def walk(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for item in inner:
        yield from walk(item)


def faults(text: str) -> list[str]:
    data = parse_source(text, Path("notice_data.yml")).data
    return [fault.message for fault in Draft202012Validator(ENGLISH).iter_errors(data)]


def test_it_is_a_schema_of_the_2020_12_draft() -> None:
    Draft202012Validator.check_schema(ENGLISH)
    assert ENGLISH["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert ENGLISH["$id"].startswith("urn:")


@pytest.mark.parametrize("path", CALLS, ids=lambda path: path.stem)
def test_a_call_fits_it(path: Path) -> None:
    assert list(Draft202012Validator(ENGLISH).iter_errors(read_source(path).data)) == []


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ("titel: a\n", "'titel' was unexpected"),
        ("annex_list: yes\n", "'yes' is not of type 'boolean'"),
        ("inclusive_bounds: maybe\n", "'maybe' is not valid under any of the given schemas"),
        ("roles: [{id: A, title: a}]\n", "'A' does not match"),
    ],
)
def test_what_check_refuses_does_not_fit_it(change: str, wrong: str) -> None:
    small = (Path(__file__).parent / "notices" / "minimal.yml").read_text("utf-8")
    assert faults(small) == []
    (fault,) = faults(small + change)
    assert wrong in fault


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ("at: 2026-09-30T17:00+08:00", True),
        ("at: 2026-09-30T17:00:30Z", True),
        ("at: 2026-09-30T17:00", False),
        ("on: 2026-09-30", True),
        ("on: 2026年9月30日", False),
    ],
)
def test_days_and_moments_fit_by_their_form(value: str, fits: bool) -> None:
    small = (Path(__file__).parent / "notices" / "minimal.yml").read_text("utf-8")
    dates = "key_dates:\n  signed: {on: 2026-01-01, wording: 略}\n"
    changed = small.replace(small[small.index("key_dates:") : small.index("body:")], dates)
    assert (faults(f"{changed}".replace("body:", f"  close: {{wording: 略, {value}}}\nbody:")) == []) is fits


def test_every_key_and_record_is_explained_in_chinese() -> None:
    parts = [CHINESE, *CHINESE["$defs"].values()]
    keys = [value for part in parts for value in part.get("properties", {}).values()]
    texts = [part["description"] for part in parts] + [key["description"] for key in keys]
    texts += [key["title"] for key in keys]
    assert len(texts) > 900
    assert [text for text in texts if not any("\u4e00" <= char <= "\u9fff" for char in text)] == []


def test_the_kept_schema_is_the_one_that_the_models_give(
    request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    if request.config.getoption("--update-golden"):
        main(["schema", "--out", str(SCHEMA)])
    main(["schema"])
    assert capsys.readouterr().out == SCHEMA.read_text("utf-8"), "run pytest with --update-golden"


def test_the_first_line_of_the_data_leads_an_editor_to_the_schema_beside_it() -> None:
    first, _, rest = DATA.read_text("utf-8").partition("\n")
    assert DATA.parent / first.removeprefix(FIRST_LINE) == SCHEMA
    assert with_schema_line(rest) == DATA.read_text("utf-8")


def test_a_line_that_led_elsewhere_is_replaced() -> None:
    assert (
        with_schema_line(f"{FIRST_LINE}../tool/x.json\nid: a\n") == f"{FIRST_LINE}notice.schema.json\nid: a\n"
    )


def test_chinese_and_english_differ_in_words_only() -> None:
    def bare(value: Any) -> Any:
        if isinstance(value, list):
            return [bare(item) for item in value]
        if not isinstance(value, dict):
            return value
        return {
            key: bare(item)
            for key, item in value.items()
            if key not in ("examples", "$comment") and not (key in WORDS and isinstance(item, str))
        }

    assert bare(CHINESE) == bare(ENGLISH)


def test_a_text_of_the_wrong_form_is_answered_in_words() -> None:
    parts = [part for part in walk(CHINESE) if isinstance(part.get("pattern"), str)]
    assert len(parts) > 100
    assert {part["patternErrorMessage"] for part in parts} == {
        "年月日写成 2026-09-30 的样子。",
        "写成 2026-09-30T17:00+08:00 的样子；只有日期没有钟点的，改用 on。",
        "写完整，带 @ 和域名：office@example.gov.cn。",
        "以字母开头，只用 a-z、0-9 和单个连字符，例如 key-fields。",
        "写成 https://…、mailto:…、tel:… 或者 #条款的id，中间没有空白。",
        "把文件放进数据文件旁的 pictures/，写成 pictures/process.png 的样子，也可以是 .jpg。",
        "连同 https:// 和域名写全，例如 https://www.example.gov.cn/call/；还不知道就不写这一项。",
        "改成其中之一：zh-CN、zh、zh-Hans、zh-SG、en、en-GB、en-US。",
        "写成这样的路径：key_dates.close；附件中的位置写成“附件/填写项”。",
    }


WORDS = ("title", "description", "patternErrorMessage")


def test_it_carries_nothing_that_pydantic_adds_for_itself() -> None:
    for part in walk(ENGLISH):
        assert "discriminator" not in part
        assert not isinstance(part.get("default"), str | int | list)


def test_every_key_of_every_record_has_a_docstring() -> None:
    found = list(models())
    assert len(found) > 40
    for model in found:
        keys = {field.alias or name for name, field in model.model_fields.items()}
        assert descriptions(model).keys() == keys | {""}
        assert all(descriptions(model).values())
    assert Record in found
