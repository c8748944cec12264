"""The search of a site: Chinese words are cut where readers would cut them."""

import json
from pathlib import Path

import jieba

from notice_site.theme.search_words import DICTIONARY_TOTAL, dictionary, limit_dictionary
from tests.small_build import build
from tests.small_site import TEXTS


def index_of(small_site: Path) -> dict[str, str]:
    index = json.loads((small_site / "search/search_index.json").read_text(encoding="utf-8"))
    return {entry["location"]: entry["title"] + "|" + entry["text"] for entry in index["docs"]}


def test_chinese_words_are_cut_in_the_search_index(small_site: Path) -> None:
    index = index_of(small_site)
    assert "截止\u200b时间" in index["notice/index.html#support"]
    assert "\u200b联盟\u200b申报" in index["forms/index.html"]


def test_a_page_that_repeats_others_is_not_in_the_search_index(small_site: Path) -> None:
    assert not [location for location in index_of(small_site) if location.startswith("updates/1/")]


def test_the_index_is_there_as_a_script_too_for_a_site_on_disk(small_site: Path) -> None:
    script = (small_site / "search/search_index.js").read_bytes()
    assert script == b"var __index = " + (small_site / "search/search_index.json").read_bytes()


def test_words_are_cut_where_the_whole_dictionary_cuts_them(tmp_path: Path) -> None:
    text = (
        "".join(TEXTS.values())
        + "关于组织开展新一代信息技术、生物医药与高端装备制造业龙头企业培育申报工作的通知，研究生物理论坛"
    )
    whole = jieba.Tokenizer()
    whole.tmp_dir = str(tmp_path)
    limit_dictionary(text)
    assert len(jieba.dt.FREQ) < len(dictionary().splitlines()) / 5
    assert jieba.lcut(text) == whole.lcut(text)


def test_words_are_known_whatever_tags_stand_between_their_signs(tmp_path: Path) -> None:
    index = index_of(build(tmp_path, updates="# 更新 {#top}\n\n自主<b>创</b>新，<i>驱</i><u>动</u>。"))
    assert "自主\u200b创新\u200b，\u200b驱动" in index["updates/index.html"]


def test_a_site_without_chinese_builds_too(tmp_path: Path) -> None:
    limit_dictionary("no Chinese here")
    assert jieba.dt.FREQ == {}


def test_the_sum_of_frequencies_is_that_of_the_dictionary() -> None:
    assert sum(int(line.split(" ")[1]) for line in dictionary().splitlines()) == DICTIONARY_TOTAL
