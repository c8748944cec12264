"""Two versions of the full call, for tests of coming changes. In: texts to replace. Out: what changed."""

from pathlib import Path

from notice_site.compare.sides import Side, side_of
from notice_site.reading.build import build_call
from notice_site.reading.source import parse_source
from tests.call_facts import FULL, ZH

TEXT = FULL.read_text("utf-8")


def side(text: str) -> Side:
    return side_of(build_call(parse_source(text, Path("notice_data.yml"))), ZH)
