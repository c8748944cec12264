"""Every finding that the first call's issued text deserves, gone through by hand."""

from notice_site.checks import check_call
from notice_site.reading.build import build_call
from notice_site.reading.fact_paths import fact_name
from notice_site.reading.source import read_source
from tests.call_facts import FIRST

CALL = build_call(read_source(FIRST))
FOUND = check_call(CALL)
DESERVED = {
    "C02 contact_info.emails.0",
    "C04 contact_info.persons",
    "C05 contact_info.persons",
    "D01 body.clauses.support.clauses.funding.text.0",
    "D02 annexes.registration.form.rows.7.cells.1.fields.founders.row_marks.1",
    "D02 body.clauses.conditions.clauses.internal-rules.number",
    "D03 annexes.necessity.outline.clauses.effect.heading",
    "D03 annexes.necessity.outline.clauses.industry.heading",
    "D03 annexes.necessity.outline.clauses.policy.heading",
    "D03 body.clauses.conditions.heading",
    "D03 body.clauses.fields.heading",
    "D03 body.clauses.materials.heading",
    "D03 body.clauses.principles.heading",
    "D03 body.clauses.submission.heading",
    "D03 body.clauses.support.heading",
    "D04 body.clauses.conditions.clauses.internal-rules.number",
    "D04 body.clauses.principles.text.1",
    "D05 annexes.membership.form.rows.1.cells.0.label",
    "D05 annexes.membership.form.rows.5.cells.2.label",
    "D05 annexes.membership.form.rows.9.cells.0.label",
    "D05 annexes.membership.form.rows.9.cells.1.fields.review-seal.label",
    "D05 body.clauses.submission.clauses.contact-persons.text.0",
    "D05 body.clauses.submission.clauses.deadline.text.0",
    "D06 key_dates.close.wording",
    "D07 body.clauses.materials.clauses",
    "K01 taxonomies.fields.maps_to",
    "K01 taxonomies.fields.maps_to.pairs.5",
    "K01 taxonomies.fields.maps_to.taxonomy",
    "K03 materials.alliance-contract.source",
    "K03 materials.expert-list.source",
    "K03 materials.internal-rules.source",
    "K04 eligibility.founders",
    "K05 annexes.membership.form.notes.items.copies.text",
    "K05 annexes.membership.title",
    "K06 annexes.membership.form.notes.items.copies.text",
    "K06 annexes.membership.form.rows.5.cells.0.label",
    "K06 body.clauses.conditions.clauses.composition.text.0",
    "K06 taxonomies.organisation-types.options.university.label",
    "K10 eligibility.contract.rules.contract-sealed.clause",
    "K10 eligibility.founders.clause",
    "K10 eligibility.name-form.clause",
    "K10 eligibility.name-unique.clause",
    "K11 materials.registration-form.seal",
    "K12 eligibility.name-unique.quote",
    "P01 site",
    "T03 key_dates.close",
    "T04 key_dates.close",
    "X01 annexes.membership.form.rows.4.cells.0.label",
    "X01 body.clauses.conditions.clauses.composition.text.0",
    "X01 body.clauses.materials.clauses.materials-lead.text.0",
    "X02 body.clauses.support.clauses.funding.text.0",
    "X03 inclusive_bounds",
    "X04 funding.award_count",
    "X05 materials",
    "X05 submission.methods",
}


def test_the_first_call_gives_what_its_issued_text_deserves_and_nothing_else() -> None:
    found = [f"{problem.check} {fact_name(CALL.source.data, problem.path)}" for problem in FOUND]
    assert sorted(found) == sorted(DESERVED)


def test_each_finding_is_accepted_with_a_reason_of_its_own() -> None:
    assert [problem for problem in FOUND if not problem.accepted] == []
    reasons = [entry.reason for entry in CALL.notice.accepted_warnings]
    assert all(len(reason) >= 7 for reason in reasons)
