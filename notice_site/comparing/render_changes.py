"""Changes as people and programs read them. In: changes and words. Out: text, HTML or JSON."""

import json
from dataclasses import asdict

from notice_site.comparing.changes import FactChange, sentence
from notice_site.sheets.environment import sheet_environment
from notice_site.words import Words


def write_changes(changes: tuple[FactChange, ...], title: str, style: str, words: Words) -> str:
    """The changes as `text`, `html` or `json`; `title` says what is compared."""
    if style == "json":
        records = [{**asdict(change), "sentence": sentence(change, words)} for change in changes]
        return json.dumps(records, ensure_ascii=False, indent=2) + "\n"
    if style == "html":
        return (
            sheet_environment(words).get_template("changes.html.jinja").render(title=title, changes=changes)
        )
    lines = [sentence(change, words) for change in changes] or [words.say("There is no difference.")]
    return "\n".join([title, *(f"  {line}" for line in lines)]) + "\n"
