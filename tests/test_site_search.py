"""What the site search looks through: every part of every page that says something of its own, as text."""

import json
from pathlib import Path
from typing import Any

import pytest

from notice_site.theme.search_index import SearchPage, search_index
from tests.small_build import build
from tests.small_site import WORDS

SET = "var noticeSearchIndex = "


def read(script: bytes) -> dict[str, Any]:
    text = script.decode()
    assert text.startswith(SET)
    index: dict[str, Any] = json.loads(text.removeprefix(SET).removesuffix(";\n"))
    return index


def parts_of(site: Path) -> dict[str, str]:
    index = read((site / "search/index.js").read_bytes())
    return {
        f"{page['address']}#{anchor}": f"{title or page['title']}|{text}"
        for page in index["pages"]
        for anchor, title, text in page["parts"]
    }


def indexed(content: str, **more: Any) -> dict[str, Any]:
    (page,) = read(search_index([SearchPage("a.html", "甲", content, **more)], WORDS))["pages"]
    found: dict[str, Any] = page
    return found


def test_each_heading_with_its_text_is_found_by_itself(small_site: Path) -> None:
    parts = parts_of(small_site)
    assert parts["notice/index.html#support"] == "支持|给予10万元支持。截止时间为2017年9月25日。"
    assert parts["forms/one/index.html#top"] == "登记表|3D打印填写。 项目 内容 单位 名称"


def test_a_page_that_repeats_others_is_not_found(small_site: Path) -> None:
    assert not [address for address in parts_of(small_site) if address.startswith("updates/1/")]


def test_words_are_whole_whatever_tags_stand_between_their_signs(tmp_path: Path) -> None:
    site = build(tmp_path, updates="# 更新 {#top}\n\n自主<b>创</b>新，<i>驱</i><u>动</u>。")
    assert parts_of(site)["updates/index.html#top"] == "更新|自主创新，驱动。"


def test_what_the_page_says_to_be_passed_over_is_not_there() -> None:
    content = (
        "<h1 id='t'>甲<a data-search-exclude>¶</a></h1><p>有</p><p data-search-exclude>无<b>无</b></p>末"
        "<script>无</script><button>无</button>"
    )
    assert indexed(content)["parts"] == [["t", "", "有 末"]]


def test_what_stands_above_a_title_says_where_a_page_belongs_unless_it_is_long() -> None:
    assert indexed("<p>附件2</p><h1>登记表</h1><p>一</p>")["about"] == "附件2 登记表"
    assert indexed(f"<p>{'长' * 31}</p><h1>甲</h1><p>一</p>")["about"] == ""


def test_a_page_without_a_heading_is_found_by_its_text() -> None:
    assert indexed("<p>只有一句。</p>")["parts"] == [["", "", "只有一句。"]]
    assert indexed("")["parts"] == [["", "", ""]]


@pytest.mark.parametrize("text", ["</script><script>hit=1</script>", "\u2028'\"\\", "{{ 7 * 7 }}"])
def test_hostile_words_stay_words(text: str) -> None:
    escaped = text.replace("<", "&lt;")
    assert indexed(f"<h1>乙</h1><p>{escaped}</p>")["parts"][0][2] == " ".join(text.split())


def test_words_of_one_meaning_come_in_groups() -> None:
    index = read(search_index([], WORDS | {"search_same": "电话, 手机;资金,多少钱;", "search_idle": "怎么,"}))
    assert index["same"] == [["电话", "手机"], ["资金", "多少钱"]]
    assert index["idle"] == ["怎么"]
    assert index["words"] == {
        "ready": "输入词语",
        "none": "没有找到",
        "found": "找到{n}个页面",
        "near": "您是要找",
    }
