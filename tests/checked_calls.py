"""Small calls for tests of checks. In: keys of a call. Out: what the checks find in it, in English."""

from pathlib import Path
from typing import Any

import yaml

from notice_site.checks import check_call
from notice_site.language.catalogue import catalogue_for
from notice_site.problem import Problem, Severity, path_name
from notice_site.reading.build import Call, build_call
from notice_site.reading.source import parse_source

SMALL: dict[str, Any] = {
    "id": "small-call",
    "title": "虚构通知",
    "description": "虚构的通知。",
    "issuers": [{"id": "office", "name": "虚构市示例局"}],
    "body": {},
    "submission": {"methods": "not_stated"},
    "contact_info": {},
}
DATES = {
    "signed": {"on": "2026-01-05", "wording": "2026年1月5日"},
    "close": {"on": "2026-12-30", "wording": "2026年12月30日"},
}


class _Quoting(yaml.SafeDumper):
    """Writes every text in quotes, so that it stays one."""


_Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


def small_call(**parts: Any) -> Call:
    """A call of little more than these parts, with dates and, where a country has several, a zone."""
    of_no_country = "country" not in parts and parts.get("language") in {"en", "en-GB", "en-US"}
    zone = {"timezone": "Europe/London"} if of_no_country else {}
    dates = {**DATES, **zone, **parts.pop("key_dates", {})}
    if "windows" in dates:
        del dates["close"]
    data = {**SMALL, "key_dates": dates, **parts}
    text = yaml.dump(data, Dumper=_Quoting, allow_unicode=True, sort_keys=False)
    return build_call(parse_source(text, Path("notice_data.yml")))


def problems(**parts: Any) -> tuple[Problem, ...]:
    """What the checks say of such a call."""
    return check_call(small_call(**parts))


def findings(**parts: Any) -> list[str]:
    """The errors that the checks find in such a call, each as one line: check, path, message."""
    return [
        f"{problem.check} {said(problem)}"
        for problem in problems(**parts)
        if problem.severity is Severity.ERROR
    ]


def found_by(check: str, **parts: Any) -> list[str]:
    """What one check finds in such a call, each as one line: path, message."""
    return [said(problem) for problem in problems(**parts) if problem.check == check]


def said(problem: Problem) -> str:
    """A problem's place and message, in English."""
    return f"{path_name(problem.path)}: {catalogue_for('en').read(problem.message)}"


def with_rule(rule: dict[str, Any], text: str = "应当是企业。", **more: Any) -> dict[str, Any]:
    made = {"id": "rule", "kind": "yes_no", "ask": "是吗？", "no_evidence": "当场核对", **rule}
    rules = ["rule"] if made.get("clause") == "conditions" else []
    return {
        "body": {"clauses": [{"id": "conditions", "text": [text], "rules": rules}]},
        "eligibility": [made],
        **more,
    }
