"""The call for machines. In: the call, its facts, words. Out: `notice.json` and its schema."""

import json
from pathlib import Path

from notice_site.facts.facts import Facts
from notice_site.language.catalogue import Catalogue
from notice_site.open_data.document import open_data

SCHEMA = Path(__file__).with_name("notice.schema.json")
"""Made by `document_schema.py`, which would cost each build 0.25 s; a test keeps it true."""


def render_json(facts: Facts, catalogue: Catalogue) -> dict[str, bytes]:
    """Both files under their addresses in the site."""
    return {
        "notice.json": json_file(open_data(facts, catalogue)),
        "notice.schema.json": SCHEMA.read_bytes(),
    }


def json_file(value: object) -> bytes:
    """A JSON file as people can read it too; half a character, which UTF-8 cannot hold, is escaped."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode(errors="backslashreplace")
