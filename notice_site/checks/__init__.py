"""Rules between facts. In: a well-formed call. Out: every problem, in file order.

A check is a generator of findings whose docstring is its rule; it runs over the call as issued and, where
amendments changed facts, over the call in force, whose findings point into the amendment that brought them.
"""

from dataclasses import replace

from notice_site.checks.accepting import accept
from notice_site.checks.agreement import (
    rules_compare_as_their_quotes_do,
    sums_stand_in_the_text,
    typed_facts_are_those_of_the_data,
)
from notice_site.checks.amounts import (
    awards_have_criteria,
    bounds_are_in_order,
    counts_agree,
    parts_add_up,
    sums_stand_in_their_clauses,
)
from notice_site.checks.attachments import (
    annexes_are_those_cited,
    annexes_ask_for_the_materials,
    forms_have_places_to_sign,
    lists_of_annexes_are_no_citations,
    materials_have_one_shape,
    ways_to_hand_in_are_stated,
)
from notice_site.checks.case_outcomes import (
    amounts_are_decided,
    amounts_come_out_as_written,
    materials_come_out_as_written,
    outcomes_name_what_exists,
)
from notice_site.checks.cases import (
    cases_are_decided,
    cases_come_out_as_written,
    cases_name_questions,
    rules_have_cases,
)
from notice_site.checks.clarity import (
    bounds_say_whether_they_are_included,
    known_slips_are_absent,
    rules_stand_in_the_text,
    sentences_are_whole,
    vague_rules_are_explained,
)
from notice_site.checks.contact import (
    links_are_safe,
    mailboxes_are_the_office_s,
    no_numbers_of_persons_are_listed,
    numbers_and_addresses_are_written_alike,
    persons_have_their_roles,
    persons_may_be_named,
    telephones_fit_their_area,
)
from notice_site.checks.documents import (
    document_numbers_are_well_formed,
    figures_are_half_width,
    headings_end_without_a_stop,
    items_end_alike,
    marks_are_full_width,
    marks_come_in_pairs,
    no_blanks_are_typed,
    numbers_run_on,
    times_and_dates_are_well_formed,
)
from notice_site.checks.finding import Check, Finding, View
from notice_site.checks.naming import (
    bodies_keep_their_names,
    forms_offer_the_options_of_the_text,
    options_stand_in_the_text,
    roles_keep_their_words,
)
from notice_site.checks.prose_sums import sums_in_the_text_add_up, totals_of_tables_add_up
from notice_site.checks.publication import (
    nothing_is_left_to_be_checked,
    nothing_is_left_to_be_filled_in,
    page_metadata_are_there,
    page_metadata_are_well_formed,
    proposed_outcomes_take_objections,
    unofficial_pages_may_lack_metadata,
    what_differs_from_the_source_is_confirmed,
)
from notice_site.checks.questions import (
    derived_facts_follow_from_questions,
    questions_are_asked_once,
    questions_are_used,
    questions_have_names_of_their_own,
    rules_fit_their_questions,
)
from notice_site.checks.references import (
    addresses_are_free,
    answers_settle_what_was_open,
    clauses_name_rules,
    conditions_have_rules,
    names_exist,
    rules_stand_in_clauses,
    rules_stand_where_clauses_name_them,
)
from notice_site.checks.rules import (
    conditions_of_the_text_are_asked,
    everybody_has_conditions,
    numbers_can_be_met,
    quotes_stand,
    readings_fit,
    rules_are_reachable,
    rules_have_evidence,
)
from notice_site.checks.support_sums import (
    sums_can_be_worked_out,
    sums_keep_their_bounds,
    sums_use_numbers,
)
from notice_site.checks.time import (
    calendars_are_announced,
    dates_follow_each_other,
    deadlines_fall_on_working_days,
    deadlines_say_what_counts,
    periods_are_long_enough,
    windows_open_after_signature,
)
from notice_site.checks.wordings import titles_stay_whole, wordings_say_their_values
from notice_site.problem import Problem, Severity, in_file_order
from notice_site.reading.build import Call

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
CHECKS = (
    Check("D01", WARNING, document_numbers_are_well_formed),
    Check("D02", WARNING, numbers_run_on),
    Check("D03", WARNING, headings_end_without_a_stop),
    Check("D04", WARNING, marks_are_full_width),
    Check("D04", WARNING, marks_come_in_pairs),
    Check("D05", WARNING, figures_are_half_width),
    Check("D05", WARNING, no_blanks_are_typed),
    Check("D06", WARNING, times_and_dates_are_well_formed),
    Check("D07", INFO, items_end_alike),
    Check("K01", WARNING, forms_offer_the_options_of_the_text),
    Check("K01", WARNING, options_stand_in_the_text),
    Check("K02", WARNING, annexes_are_those_cited),
    Check("K03", WARNING, annexes_ask_for_the_materials),
    Check("K03", ERROR, materials_have_one_shape),
    Check("K04", WARNING, counts_agree),
    Check("K05", WARNING, bodies_keep_their_names),
    Check("K06", INFO, roles_keep_their_words),
    Check("K07", ERROR, parts_add_up),
    Check("K07", ERROR, bounds_are_in_order),
    Check("K08", ERROR, wordings_say_their_values),
    Check("K08", ERROR, titles_stay_whole),
    Check("K08", WARNING, sums_stand_in_their_clauses),
    Check("K09", WARNING, numbers_and_addresses_are_written_alike),
    Check("K10", INFO, rules_stand_in_the_text),
    Check("K11", WARNING, forms_have_places_to_sign),
    Check("K12", INFO, vague_rules_are_explained),
    Check("K13", WARNING, sums_in_the_text_add_up),
    Check("K13", WARNING, totals_of_tables_add_up),
    Check("K14", WARNING, lists_of_annexes_are_no_citations),
    Check("T01", ERROR, dates_follow_each_other),
    Check("T02", WARNING, deadlines_fall_on_working_days),
    Check("T02", INFO, calendars_are_announced),
    Check("T03", INFO, periods_are_long_enough),
    Check("T04", WARNING, deadlines_say_what_counts),
    Check("T05", WARNING, windows_open_after_signature),
    Check("C01", WARNING, telephones_fit_their_area),
    Check("C02", WARNING, mailboxes_are_the_office_s),
    Check("C03", WARNING, links_are_safe),
    Check("C04", INFO, persons_have_their_roles),
    Check("C05", INFO, persons_may_be_named),
    Check("C06", WARNING, no_numbers_of_persons_are_listed),
    Check("X01", WARNING, known_slips_are_absent),
    Check("X02", INFO, sentences_are_whole),
    Check("X03", INFO, bounds_say_whether_they_are_included),
    Check("X04", WARNING, awards_have_criteria),
    Check("X05", WARNING, ways_to_hand_in_are_stated),
    Check("X06", WARNING, proposed_outcomes_take_objections),
    Check("X07", WARNING, nothing_is_left_to_be_checked),
    Check("X08", WARNING, nothing_is_left_to_be_filled_in),
    Check("O01", WARNING, what_differs_from_the_source_is_confirmed),
    Check("P01", WARNING, page_metadata_are_there),
    Check("P01", INFO, unofficial_pages_may_lack_metadata),
    Check("P01", WARNING, page_metadata_are_well_formed),
    Check("R01", ERROR, names_exist),
    Check("R01", ERROR, addresses_are_free),
    Check("R01", ERROR, answers_settle_what_was_open),
    Check("R01", ERROR, quotes_stand),
    Check("R01", ERROR, clauses_name_rules),
    Check("R01", ERROR, rules_stand_where_clauses_name_them),
    Check("R01", ERROR, conditions_have_rules),
    Check("R01", WARNING, rules_stand_in_clauses),
    Check("R01", ERROR, rules_are_reachable),
    Check("R01", ERROR, numbers_can_be_met),
    Check("R01", ERROR, readings_fit),
    Check("R01", ERROR, rules_have_evidence),
    Check("R01", ERROR, rules_fit_their_questions),
    Check("R01", ERROR, questions_have_names_of_their_own),
    Check("R01", ERROR, derived_facts_follow_from_questions),
    Check("R01", ERROR, questions_are_used),
    Check("R01", ERROR, sums_can_be_worked_out),
    Check("R01", ERROR, sums_use_numbers),
    Check("R01", ERROR, sums_keep_their_bounds),
    Check("R02", WARNING, rules_compare_as_their_quotes_do),
    Check("R02", WARNING, typed_facts_are_those_of_the_data),
    Check("R02", WARNING, sums_stand_in_the_text),
    Check("R04", WARNING, everybody_has_conditions),
    Check("R05", WARNING, conditions_of_the_text_are_asked),
    Check("R06", WARNING, questions_are_asked_once),
    Check("R01", ERROR, cases_name_questions),
    Check("R01", ERROR, outcomes_name_what_exists),
    Check("R03", ERROR, cases_come_out_as_written),
    Check("R03", ERROR, materials_come_out_as_written),
    Check("R03", ERROR, amounts_come_out_as_written),
    Check("R03", WARNING, amounts_are_decided),
    Check("R03", WARNING, rules_have_cases),
    Check("R03", WARNING, cases_are_decided),
)

ENDS_AT_PUBLISHING = ("C06", "R05", "X06", "X07", "X08", "O01")
"""Warnings that publishing does not let pass: something is still missing or unconfirmed."""
NEVER_ACCEPTED = ("X07", "O01")
"""Those that no reason makes right: what was imported or carried over waits to be confirmed."""


def ends_at_publishing(problem: Problem) -> bool:
    """Whether publishing does not let it pass, which a build does."""
    may_stand = problem.accepted and problem.check not in NEVER_ACCEPTED
    return problem.check in ENDS_AT_PUBLISHING and not may_stand


def unfinished(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """What stops publishing among problems that let a build pass, as errors."""
    return tuple(
        replace(problem, severity=ERROR, accepted=None) for problem in problems if ends_at_publishing(problem)
    )


def check_call(call: Call) -> tuple[Problem, ...]:
    """Every problem of the call, accepted ones marked, in file order."""
    problems: list[Problem] = []
    issued = View(call, call.notice)
    in_force = View(call, call.in_force, issued)
    for check in CHECKS:
        results = list(check.run(issued))
        problems += [_problem(check, finding, call, in_force=False) for finding in results]
        if call.amended.origins:
            later = [finding for finding in check.run(in_force) if finding not in results]
            problems += [_problem(check, finding, call, in_force=True) for finding in later]
    return in_file_order(accept(problems, call))


def _problem(check: Check, finding: Finding, call: Call, in_force: bool) -> Problem:
    path = call.amended.written(finding.path) if in_force else finding.path
    return Problem(check.id, check.severity, path, call.line_of(path), finding.message, finding.remedy)
