"""The lead's desk: where there is one, what it counts, what it puts where."""

import json

from notice_site.facts.annexes import COLLECT_PAGE
from notice_site.facts.demands import collected_forms
from notice_site.model.people import Track
from notice_site.pages.desk import desks
from notice_site.pages.links import DownloadFacts, PageLinks
from notice_site.pages.render_pages import render_pages
from notice_site.word.forms import render_word_forms
from tests.call_facts import FIRST, FULL, MINIMAL, ZH, facts_of, with_changes
from tests.page_reading import parsed

FACTS = facts_of(FIRST)
FILES = {
    path: DownloadFacts(len(content), None, content) for path, content in render_word_forms(FACTS, ZH).items()
}
LINKS = PageLinks(FACTS, ZH, FILES, COLLECT_PAGE)


def test_there_is_a_desk_for_the_form_that_every_member_fills_in() -> None:
    [desk] = desks(LINKS)
    assert (desk["annex"], desk["copies"]) == ("membership", 2)
    assert [role["id"] for role in desk["roles"]] == ["lead", "enterprise", "university", "institution"]
    assert [role["id"] for role in desk["roles"] if role["applies"]] == ["lead"]


def test_it_counts_the_members_against_the_conditions_on_numbers() -> None:
    [desk] = desks(LINKS)
    assert [(count["id"], count["role"], count["value"]) for count in desk["counts"]] == [
        ("other-enterprises", "enterprise", 10), ("universities", "university", 1), ("founders", None, 10),
    ]  # fmt: skip
    [reading] = desk["counts"][0]["interpretation"]["alternatives"]
    assert reading["value"] == 9
    assert desk["counts"][2]["source"]["href"] == "../registration/index.html#founders"


def test_the_members_go_into_the_list_that_a_condition_counts() -> None:
    [desk] = desks(LINKS)
    [into] = desk["lists"]
    assert (into["annex"], into["field"], into["href"]) == (
        "registration", "founders", "../registration/index.html",
    )  # fmt: skip
    assert into["blank"]


def test_seals_on_a_paper_of_the_lead_are_ticked_off_too() -> None:
    [desk] = desks(LINKS)
    members = ["lead", "enterprise", "university", "institution"]
    assert desk["seals"] == [{"id": "alliance-contract", "title": "联盟契约", "roles": members, "tracks": []}]


def test_the_packing_list_has_every_paper_of_the_application() -> None:
    [desk] = desks(LINKS)
    assert [material["title"] for material in desk["materials"]] == [
        material.title for material in FACTS.notice.materials
    ]
    materials = {material["title"]: material for material in desk["materials"]}
    assert materials["申报登记表"] == {
        "title": "申报登记表",
        "annex": "附件1",
        "required": True,
        "amount": "准备：牵头企业。盖章：牵头企业。通知未写明：份数、是否签字。",
        "tracks": [],
        "prepared_by": ["lead"],
    }
    assert [title for title, material in materials.items() if not material["required"]] == [
        "其他需要补充的情况"
    ]


def test_a_call_whose_forms_the_applicant_alone_prepares_has_no_desk() -> None:
    for path in (FULL, MINIMAL):
        assert collected_forms(facts_of(path)) == ()
    roles = tuple(role.model_copy(update={"applies": True}) for role in FACTS.notice.roles)
    assert collected_forms(with_changes(FACTS, {"roles": roles})) == ()


def test_tracks_are_asked_for_where_they_limit_what_is_counted_or_handed_in() -> None:
    [desk] = desks(LINKS)
    assert desk["tracks"] == []
    tracks = (Track(id="north", title="北片"), Track(id="south", title="南片"))
    rules = (FACTS.notice.eligibility[0].model_copy(update={"tracks": ("north",)}),)
    alone = with_changes(FACTS, {"tracks": tracks})
    [desk] = desks(PageLinks(alone, ZH, FILES, COLLECT_PAGE))
    assert desk["tracks"] == []
    papers = (
        FACTS.notice.materials[0].model_copy(update={"tracks": ("south",)}),
        *FACTS.notice.materials[1:],
    )
    limited = with_changes(
        alone, {"materials": papers, "eligibility": (*rules, *FACTS.notice.eligibility[1:])}
    )
    [desk] = desks(PageLinks(limited, ZH, FILES, COLLECT_PAGE))
    assert [track["id"] for track in desk["tracks"]] == ["north", "south"]
    assert desk["materials"][0]["tracks"] == ["south"]


def test_copies_that_the_notice_does_not_state_are_not_made_up() -> None:
    materials = tuple(
        material.model_copy(update={"copies": "not_stated"}) for material in FACTS.notice.materials
    )
    facts = with_changes(FACTS, {"materials": materials})
    [desk] = desks(PageLinks(facts, ZH, FILES, COLLECT_PAGE))
    assert desk["copies"] is None


def test_the_page_has_the_desk_and_the_forms_lead_to_it() -> None:
    pages = render_pages(FACTS, ZH, FILES)
    page = parsed(pages["forms/collect/index.md"].decode())
    [script] = page.xpath("//*[@data-module='collect']/script")
    assert json.loads(script.text)["material"] == "membership-form"
    for path, href in {
        "forms/index.md": "collect/index.html",
        "forms/membership/index.md": "../collect/index.html",
    }.items():
        assert parsed(pages[path].decode()).xpath(f"//a[@href='{href}']"), path
    assert not parsed(pages["forms/registration/index.md"].decode()).xpath(
        "//a[@href='../collect/index.html']"
    )
    assert "forms/collect/index.md" not in render_pages(FACTS, ZH, {})
