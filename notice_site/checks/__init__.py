"""Rules between facts. In: a well-formed call. Out: every problem, in file order.

A check is a generator of findings whose docstring is its rule; it runs over the call as issued and, where
amendments changed facts, over the call in force, whose findings point into the amendment that brought them.
"""

from notice_site.checks.accepting import accept
from notice_site.checks.dates import dates_follow_each_other
from notice_site.checks.finding import Check, Finding, View
from notice_site.checks.names import names_exist
from notice_site.checks.rules import (
    clauses_name_rules,
    quotes_stand,
    rules_are_reachable,
    rules_have_evidence,
)
from notice_site.checks.totals import bounds_are_in_order, parts_add_up
from notice_site.checks.wordings import titles_stay_whole, wordings_say_their_values
from notice_site.problem import Problem, Severity, in_file_order
from notice_site.reading.build import Call

CHECKS = (
    Check("K07", Severity.ERROR, parts_add_up),
    Check("K07", Severity.ERROR, bounds_are_in_order),
    Check("K08", Severity.ERROR, wordings_say_their_values),
    Check("K08", Severity.ERROR, titles_stay_whole),
    Check("T01", Severity.ERROR, dates_follow_each_other),
    Check("R01", Severity.ERROR, names_exist),
    Check("R01", Severity.ERROR, quotes_stand),
    Check("R01", Severity.ERROR, clauses_name_rules),
    Check("R01", Severity.ERROR, rules_are_reachable),
    Check("R01", Severity.ERROR, rules_have_evidence),
)


def check_call(call: Call) -> tuple[Problem, ...]:
    """Every problem of the call, accepted ones marked, in file order."""
    problems: list[Problem] = []
    issued = View(call, call.notice)
    in_force = View(call, call.in_force, issued)
    for check in CHECKS:
        found = list(check.run(issued))
        problems += [_problem(check, finding, call, in_force=False) for finding in found]
        if call.amended.origins:
            later = [finding for finding in check.run(in_force) if finding not in found]
            problems += [_problem(check, finding, call, in_force=True) for finding in later]
    return in_file_order(accept(problems, call))


def _problem(check: Check, finding: Finding, call: Call, in_force: bool) -> Problem:
    path = call.amended.written(finding.path) if in_force else finding.path
    return Problem(check.id, check.severity, path, call.line_of(path), finding.message, finding.remedy)
