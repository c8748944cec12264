"""What a Word file says of itself: properties, version and small print."""

import io

import docx

from notice_site.facts.annexes import form_version
from notice_site.facts.facts import BuildFacts
from notice_site.word.forms import render_word_forms
from notice_site.word.xml import qname
from tests.call_facts import FIRST, ZH, facts_of, with_changes
from tests.word_files import FACTS, word_file
from tests.word_reading import (
    custom_properties,
    part,
    parts_of,
    text_of,
    value_of,
)


def test_the_file_has_title_issuer_subject_and_the_day_of_the_notice() -> None:
    core = docx.Document(io.BytesIO(word_file("first", 1))).core_properties
    assert core.title == "附件1 从化区产学研技术创新联盟申报登记表"
    assert core.author == "从化区科工商信局"
    assert core.subject == "关于征集组建“从化区产学研技术创新联盟”的通知"
    assert core.language == "zh-CN"
    assert (core.created, core.modified) == (core.created, core.created)
    assert core.created is not None
    assert core.created.date().isoformat() == "2017-09-18"


def test_the_file_carries_call_edition_annex_and_version() -> None:
    facts = facts_of(FIRST, BuildFacts(edition=3))
    content = render_word_forms(facts, ZH)["downloads/annex-2.docx"]
    assert custom_properties(content) == {
        "NoticeSiteCall": "innovation-alliance-2017",
        "NoticeSiteEdition": "3",
        "NoticeSiteAnnex": "membership",
        "NoticeSiteFormVersion": form_version(facts.annexes[1].annex, facts.notice),
    }


def test_a_version_changes_with_the_form_and_its_options_only() -> None:
    notice = FACTS["first"].notice
    registration, membership = notice.annexes[:2]
    others = tuple(known for known in notice.taxonomies if known.id != "form-fields")
    fewer = notice.model_copy(update={"taxonomies": others, "title": "另一个标题"})
    assert form_version(registration, fewer) != form_version(registration, notice)
    assert form_version(membership, fewer) == form_version(membership, notice)
    renamed = registration.model_copy(update={"title": "另一个表"})
    assert form_version(renamed, notice) != form_version(registration, notice)


def footer_lines(content: bytes) -> list[str]:
    return [text_of(line) for line in part(content, "word/footer1.xml")]


def test_the_small_print_says_which_form_of_which_edition_it_is() -> None:
    version = form_version(FACTS["first"].annexes[1].annex, FACTS["first"].notice)
    assert footer_lines(word_file("first", 2)) == [
        "— 1 —",
        f"innovation-alliance-2017 · 第1版 · 附件2 · 附件版本{version} · 演示，非官方发布",
    ]


def test_the_small_print_of_a_draft_says_so_and_an_official_form_is_no_demonstration() -> None:
    draft = facts_of(FIRST, BuildFacts(draft=True))
    assert "草稿" in footer_lines(render_word_forms(draft, ZH)["downloads/annex-2.docx"])[1]
    official = with_changes(FACTS["first"], {"site.official": True})
    line = footer_lines(render_word_forms(official, ZH)["downloads/annex-2.docx"])[1]
    assert "演示" not in line
    assert "草稿" not in line


def test_the_small_print_says_that_a_form_has_no_place_for_the_seal_that_is_asked_for() -> None:
    assert footer_lines(word_file("first", 1))[2:] == [
        "通知要求本表盖章，原表没有留盖章的位置，本表照原样印制"
    ]
    assert footer_lines(word_file("first", 2))[2:] == []


def test_small_print_can_be_told_from_what_was_issued() -> None:
    content = word_file("first", 1)
    assert "NoticeSitePrint" not in parts_of(content)["word/document.xml"].decode()
    styles = [value_of(style) for style in part(content, "word/footer1.xml").iter(qname("w:pStyle"))]
    assert styles == ["Footer", "NoticeSitePrint", "NoticeSitePrint"]
