"""What a key is called. In: its record and key. Out: plain words: the name that readers know.

Keys are called by `NAMES`, else by the first words of their description in the model, so that no key is
without a name.
"""

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from notice_site.language.catalogue import Catalogue
from notice_site.model.record import Record


def models() -> Iterator[type[BaseModel]]:
    """Every record that a call may hold."""
    waiting: list[type[BaseModel]] = [Record]
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        if model.__module__.startswith("notice_site.model."):
            yield model


def descriptions(model: type[BaseModel]) -> dict[str, str]:
    """The docstrings of a record and its keys, by key; that of the record itself is under the empty one."""
    records = {*models()}
    bases = [base for base in reversed(model.__mro__) if issubclass(base, BaseModel) and base in records]
    return {key: text for base in bases for key, text in _own(base).items()}


def _own(model: type[BaseModel]) -> dict[str, str]:
    tree = ast.parse(inspect.getsource(model)).body[0]
    assert isinstance(tree, ast.ClassDef)
    results = {"": ast.get_docstring(tree) or ""}
    for key, text in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(key, ast.AnnAssign) and isinstance(key.target, ast.Name) and isinstance(text, ast.Expr):
            assert isinstance(text.value, ast.Constant)
            name = key.target.id
            results[model.model_fields[name].alias or name] = str(text.value.value)
    return results


END = re.compile(r"[。；，：（,;(.]|:(?!//)")

NAMES = {
    "KeyDates.close": "Deadline for applications",
    "KeyDates.open": "Opening",
    "KeyDates.published": "Day of publication",
    "Window.close": "Deadline for applications",
    "Window.open": "Opening",
    "Event.counts_when": "Received by or posted by",
    "Event.rolling": "At any time",
    "Event.to_be_announced": "To be announced",
    "Notice.format": "Format",
    "Notice.id": "Short name of the call",
    "Notice.description": "The call in one or two sentences",
    "Notice.body": "Text of the notice",
    "Notice.submission": "Handing in",
    "Notice.contact_info": "Contact",
    "Notice.funding": "Support",
    "Notice.eligibility": "Conditions",
    "Notice.materials": "What to hand in",
    "Notice.assessment": "Assessment",
    "Notice.obligations": "After the award",
    "Notice.clarifications": "Questions answered",
    "Notice.annexes": "Forms",
    "Notice.annex_list": "List of annexes before the signature",
    "Notice.amendments": "Amendments",
    "Notice.tracks": "Categories",
    "Notice.roles": "Who takes part",
    "Clause.unnumbered": "Without a number",
    "Site.url": "Address of the web site",
    "Submission.methods": "Ways to hand in",
    "Submission.only_valid_channel": "The only valid way",
    "Submission.place": "Office that receives the documents",
    "Submission.address": "Address to hand in at",
    "Submission.website": "Web site",
    "Contact.persons": "Persons to ask",
    "Contact.hours": "Office hours",
    "Funding.award_count": "Number of awards",
    "Funding.cost_sharing": "Own contribution",
    "Material.required": "Required",
    "Material.prepared_by": "Prepared by",
    "Material.seal": "Seal",
    "Material.signature": "Signature",
    "Material.limits": "Limits",
    "Role.applies": "Hands in the application",
    "Role.tasks": "To check before signing",
    "RuleFacts.severity": "Must be met or is advised",
    "RuleFacts.to_meet": "How to meet it",
    "RuleFacts.interpretation": "Ways to read it",
    "Taxonomy.open": "Whether the list is open",
    "Covers.open": "Whether the list is open",
    "OneOf.other": "An answer outside the list",
    "FormField.required": "Required",
    "FormField.numbered": "Whether the options are numbered",
    "Amendment.affects_submitted": "Whether documents already handed in are affected",
}
"""Keys as readers know them, where the model describes them otherwise: record and key to English msgid."""


def key_name(model: type[BaseModel], key: str, catalogue: Catalogue) -> str:
    """What a record's key is called; a key that the record does not have, as it is written."""
    for base in model.__mro__:
        if (name := f"{base.__name__}.{key}") in NAMES:
            return catalogue.translate(NAMES[name])
    return END.split(catalogue.text(_described(model).get(key, key)))[0]


@cache
def _described(model: type[BaseModel]) -> dict[str, str]:
    return descriptions(model)
