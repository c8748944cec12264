"""What each role and track hands in, as the data demands it; one with nothing to do is found (R04)."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from notice_site.facts.demands import applicants, counts_of_applications, counts_of_role, needs
from notice_site.language.catalogue import catalogue_for
from notice_site.model.notice import Notice
from notice_site.problem import path_name
from tests.call_facts import FULL, NOTICES, facts_of
from tests.checked_calls import problems, small_call
from tests.page_reading import page, text_of

ROLES, TRACKS = ("lead", "artist", "school"), ("first", "second")
NEEDS = ("required", "conditional", "choice", "optional")


def subsets(ids: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(ids), unique=True)


@st.composite
def calls(draw: st.DrawFn) -> Notice:
    """Calls with roles in some tracks and materials of every need, prepared by some roles for some tracks."""
    roles = [
        {"id": role, "title": role, "applies": role != "school", "tracks": draw(subsets(TRACKS))}
        for role in ROLES
    ]
    wanted = draw(st.lists(st.sampled_from(NEEDS), max_size=6))
    materials: list[dict[str, Any]] = [
        {
            "id": f"{need}-{at}",
            "title": "材料",
            "prepared_by": draw(subsets(ROLES)),
            "required": need == "required",
            "tracks": draw(subsets(TRACKS)),
        }
        for at, need in enumerate(wanted)
    ]
    names = [material["id"] for material in materials]
    question = {"kind": "yes_no", "ask": "是吗？"}
    rules: list[dict[str, Any]] = [
        {
            "id": f"rule-{name}",
            "kind": "when",
            "if": {"id": f"if-{name}", **question},
            "then": {"id": f"then-{name}", **question, "evidence": [name]},
        }
        if name.startswith("conditional")
        else {
            "id": f"rule-{name}",
            "kind": "any",
            "rules": [
                {"id": f"this-{name}", **question, "evidence": [name]},
                {"id": f"that-{name}", **question, "no_evidence": "不用证明"},
            ],
        }
        for name in names
        if name.startswith(("conditional", "choice"))
    ]
    tracks = [{"id": track, "title": track} for track in TRACKS]
    return small_call(roles=roles, tracks=tracks, materials=materials, eligibility=rules).in_force


def known_tracks(role: Any) -> tuple[str, ...]:
    return role.tracks or TRACKS


def tally(ids: list[str]) -> dict[str, int]:
    ways = [name.partition("-")[0] for name in ids]
    return {way: ways.count(way) for way in NEEDS if way in ways}


@settings(deadline=None)
@given(calls())
def test_a_role_in_a_track_is_told_as_many_as_the_data_demands_of_it(notice: Notice) -> None:
    assert len({one.role.id for one in applicants(notice) if one.role}) == len(ROLES)
    for role in notice.roles:
        told = {
            one.track.id: count.amounts
            for count in counts_of_role(role, notice)
            for one in count.applicants
            if one.track
        }
        assert told == {
            track: tally(
                [
                    material.id
                    for material in notice.materials
                    if role.id in material.prepared_by and track in (material.tracks or TRACKS)
                ]
            )
            for track in TRACKS
            if track in known_tracks(role)
        }


@settings(deadline=None)
@given(calls())
def test_an_application_takes_what_its_own_applicant_and_those_who_join_its_track_prepare(
    notice: Notice,
) -> None:
    roles = {role.id: role for role in notice.roles}
    told = {
        (one.role.id, one.track.id): count.amounts
        for count in counts_of_applications(notice)
        for one in count.applicants
        if one.role and one.track
    }
    expected = {}
    for lead in ("lead", "artist"):
        for track in known_tracks(roles[lead]):
            taking_part = {lead} | {"school"} & {
                one for one in ("school",) if track in known_tracks(roles[one])
            }
            expected[lead, track] = tally(
                [
                    material.id
                    for material in notice.materials
                    if track in (material.tracks or TRACKS)
                    and (not material.prepared_by or taking_part & set(material.prepared_by))
                ]
            )
    assert told == expected


def test_what_a_premise_or_an_alternative_asks_for_is_no_optional_paper() -> None:
    housing = facts_of(NOTICES / "talent-housing.yml").in_force
    known = needs(housing)
    assert known["identity"] == "required"
    assert known["recognition"] == known["prize"] == known["salary"] == "choice"
    assert known["pledge"] == "conditional"
    assert known["marriage"] == "optional"


def test_nobody_is_told_the_papers_of_another_track() -> None:
    steps = text_of(page(FULL).find_class("ns-steps")[0])
    assert "传承人 · 传承人类：必交4项，2项可选" in steps
    assert "手工坊 · 手工坊类：必交6项，1项遇相应情形时提交，2项可选" in steps


def test_a_person_is_never_called_a_unit() -> None:
    materials = page(FULL, "materials/index.html")
    [form] = materials.xpath("//*[@id='material-application']")
    assert "签字 本人" in text_of(form)
    assert "本单位" not in text_of(form)
    assert "获得扶持的单位" not in text_of(page(FULL))


def test_the_document_is_called_by_its_own_type() -> None:
    catalogue = catalogue_for("zh-CN")
    assert catalogue.naming("公告").translate("The notice does not say") == "公告未写明"
    assert catalogue.naming("指引").text("To be announced") == "时间另行通知"
    assert catalogue.naming("{0}").translate("The notice does not say") == "通知未写明"


def found(**parts: Any) -> list[str]:
    return [path_name(problem.path) for problem in problems(**parts) if problem.check == "R04"]


QUESTION = {"kind": "yes_no", "ask": "是吗？", "no_evidence": "不用证明"}
TWO_TRACKS = [{"id": "first", "title": "一类"}, {"id": "second", "title": "二类"}]


def test_an_applicant_without_conditions_in_one_of_its_tracks_is_found() -> None:
    rules = [{"id": "rule", **QUESTION, "tracks": ["first"]}]
    applicant = {"id": "lead", "title": "牵头单位", "applies": True}
    assert found(roles=[applicant], tracks=TWO_TRACKS, eligibility=rules) == ["roles[0]"]
    known = {**applicant, "tracks": ["first"]}
    assert found(roles=[known], tracks=TWO_TRACKS, eligibility=rules) == []


def test_who_joins_needs_a_condition_a_material_or_a_task() -> None:
    lead = {"id": "lead", "title": "牵头单位", "applies": True}
    school = {"id": "school", "title": "学校"}
    rules = [{"id": "rule", **QUESTION}]
    assert found(roles=[lead, school], eligibility=rules) == ["roles[1]"]
    assert found(roles=[lead, {**school, "tasks": ["核对协议。"]}], eligibility=rules) == []
    sealed = {"id": "paper", "title": "协议", "prepared_by": ["lead"], "seal": ["lead", "school"]}
    assert found(roles=[lead, school], eligibility=rules, materials=[sealed]) == []
    assert found(roles=[lead, school]) == []
