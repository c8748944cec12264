"""K01 to K06, K11: the same thing said twice, in text, forms, rules and materials."""

from typing import Any

import pytest

from tests.checked_calls import found_by


def text(*paragraphs: str) -> dict[str, Any]:
    return {"body": {"lead_in": list(paragraphs)}}


def lists(body: list[str], form: list[str], pairs: dict[int, list[int]] | None) -> dict[str, Any]:
    own: dict[str, Any] = {
        "id": "own",
        "title": "正文的选项",
        "options": [{"id": f"a{at}", "label": word} for at, word in enumerate(body)],
    }
    other = {
        "id": "form",
        "title": "表上的选项",
        "options": [{"id": f"b{at}", "label": word} for at, word in enumerate(form)],
    }
    if pairs is not None:
        answers = [{"option": f"a{at}", "to": [f"b{to}" for to in found]} for at, found in pairs.items()]
        own["maps_to"] = {"taxonomy": "form", "pairs": answers}
    cells = [{"label": "选项"}, {"fields": [{"id": "choice", "kind": "choice", "options": "form"}]}]
    annex = {
        "id": "form",
        "title": "表",
        "kind": "form",
        "form": {"columns": [1, 1], "rows": [{"cells": cells}]},
    }
    rule = {"id": "rule", "kind": "one_of", "taxonomy": "own", "ask": "哪一项？", "no_evidence": "略"}
    return {"taxonomies": [own, other], "annexes": [annex], "eligibility": [rule], **text("填写附件1。")}


@pytest.mark.parametrize(
    ("body", "form", "pairs", "told"),
    [
        (["竹编", "剪纸"], ["竹编", "剪纸"], {0: [0], 1: [1]}, 0),
        (["竹编", "剪纸"], ["竹编", "剪纸", "其他"], {0: [0], 1: [1]}, 0),
        (["竹编", "剪纸"], ["竹编", "其他"], {0: [0], 1: []}, 1),
        (["竹编", "剪纸"], ["竹编", "剪纸类"], {0: [0], 1: [1]}, 1),
        (["竹编"], ["竹编", "石刻"], {0: [0]}, 1),
        (["竹编", "剪纸"], ["竹编", "剪纸"], {0: [0]}, 1),
        (["竹编", "剪纸", "漆器"], ["竹编", "剪纸"], None, 1),
        (["竹编", "剪纸"], ["竹编", "剪纸"], None, 0),
        (["小学", "初中"], ["一居室", "两居室"], None, 0),
    ],
)
def test_a_form_offers_the_options_of_the_text(body: Any, form: Any, pairs: Any, told: int) -> None:
    assert len(found_by("K01", **lists(body, form, pairs))) == told


TABLE = {"columns": ["甲"], "rows": [["1"]]}
ANNEXES = {"annexes": [{"id": "sheet", "title": "项目预算明细表", "kind": "table", "table": TABLE}]}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("填写《{annexes.sheet}》。", 0),
        ("填写《项目预算明细表》（附件1）。", 0),
        ("填写项目预算明细表。", 0),
        ("见附件1。《项目管理办法》同时适用。", 0),
        ("附件1份，见附件1。", 0),
        ("填写《项目预算明细单》（附件1）。", 1),
        ("填写《项目预算明细单》，见附件1。", 1),
        ("填写附件1和附件2。", 1),
        ("填写预算表。", 1),
    ],
)
def test_annexes_are_those_that_the_text_cites(words: str, told: int) -> None:
    assert len(found_by("K02", **text(words), **ANNEXES)) == told


def form(*labels: str, kind: str = "text") -> dict[str, Any]:
    rows = [
        {"cells": [{"label": label}, {"fields": [{"id": f"f{at}", "kind": kind}]}]}
        for at, label in enumerate(labels)
    ]
    return {"id": "sheet", "title": "申报表", "kind": "form", "form": {"columns": [1, 1], "rows": rows}}


@pytest.mark.parametrize(
    ("annex", "told"),
    [
        (form("姓名"), True),
        (form("姓名", kind="seal"), False),
        (form("单位（盖章）"), False),
        (form("申请单位签章"), False),
        (form("声明：合作协议另行签订，由各单位另行盖章后随表一并报送"), True),
    ],
)
def test_a_form_that_is_sealed_has_a_place_for_the_seal(annex: dict[str, Any], told: bool) -> None:
    role = {"id": "lead", "title": "申报单位", "applies": True}
    paper = {"id": "paper", "title": "申报表", "annex": "sheet", "prepared_by": ["lead"], "seal": ["lead"]}
    call = {"annexes": [annex], "materials": [paper], "roles": [role]}
    assert bool(found_by("K11", **call)) is told
    assert found_by("K11", **{**call, "materials": [{**paper, "seal": []}]}) == []


def test_a_material_of_the_annex_belongs_in_the_list_of_the_text() -> None:
    need = {"label": "需提供的材料"}, {"id": "need", "text": ["1.合作协议。"]}
    annex = {
        "id": "sheet",
        "title": "申报表",
        "kind": "form",
        "form": {"columns": [1, 1], "rows": [{"cells": list(need)}]},
    }
    clauses = [
        {"id": "documents", "heading": "材料", "clauses": [{"id": "one", "text": ["申报表，合作协议。"]}]}
    ]
    paper = {"id": "agreement", "title": "合作协议", "prepared_by": [], "source": ["sheet/need"]}
    first = {"id": "first", "title": "申报表", "annex": "sheet", "prepared_by": [], "source": ["one"]}
    call = {"annexes": [annex], "body": {"clauses": clauses}}
    assert len(found_by("K03", **call, materials=[first, paper])) == 1
    assert found_by("K03", **call, materials=[first, {**paper, "source": ["one", "sheet/need"]}]) == []
    assert len(found_by("K03", **call, materials=[first])) == 1


@pytest.mark.parametrize(
    ("words", "items", "told"),
    [
        ("包括以下三方面：", 3, False),
        ("包括以下三方面：", 2, True),
        ("具备下列3项条件：", 3, False),
        ("具备下列条件中的两项：", 3, False),
        ("符合下列一项以上：", 3, False),
        ("以下四个方面", 0, False),
    ],
)
def test_as_many_follow_as_are_announced(words: str, items: int, told: bool) -> None:
    inner = [{"id": f"i{at}", "text": ["甲。"]} for at in range(items)]
    body = {"clauses": [{"id": "c", "text": [words], "clauses": inner}]}
    assert bool(found_by("K04", body=body)) is told


@pytest.mark.parametrize(
    ("paragraphs", "told"),
    [
        (["组建“虚构市青年手工艺联盟”。", "加入“虚构市社区手工艺联盟”。"], True),
        (["组建“虚构市青年手工艺联盟”。", "加入青年手工艺联盟的单位。", "加入手工艺联盟的单位。"], False),
        (["设立“市级科技创新中心”。", "设立“区级科技创新中心”。"], False),
        (["报送市社区服务中心。", "报送市文化艺术研究中心。"], False),
        (["由虚构市评审专家组认定。", "专家组成员。"], False),
    ],
)
def test_one_body_has_one_name(paragraphs: list[str], told: bool) -> None:
    assert bool(found_by("K05", **text(*paragraphs))) is told


def test_names_that_are_defined_may_differ() -> None:
    call = text("组建“虚构市青年手工艺联盟”。", "加入“虚构市社区手工艺联盟”。")
    term = {"term": "青年手工艺联盟", "meaning": "甲", "aliases": ["社区手工艺联盟"]}
    assert found_by("K05", **call, terms=[term]) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("牵头单位和牵头企业", True),
        ("牵头单位和参加单位", False),
        ("联系人、联络人", True),
        ("联系人、联系电话", False),
    ],
)
def test_one_role_has_one_word(words: str, told: bool) -> None:
    assert bool(found_by("K06", **text(words))) is told
    term = {"term": "牵头单位", "meaning": "甲", "aliases": ["牵头企业", "联系人", "联络人"]}
    assert found_by("K06", **text(words), terms=[term]) == []
