"""The Word files that tests look at. In: the calls of `call_facts`. Out: their annexes, some of our own."""

from notice_site.facts.annexes import AnnexFacts
from notice_site.model.forms import Annex, Cell, Form, Row
from notice_site.model.taxonomies import Taxonomy
from notice_site.word.forms import render_word_forms
from tests.call_facts import CALLS, ZH, facts_of, with_changes
from tests.word_reading import (
    FoundControl,
    controls_of,
)

FACTS = {name: facts_of(path) for name, path in CALLS.items()}
ANNEXES = [(name, annex.number) for name, facts in FACTS.items() for annex in facts.annexes]
FORMS = [(name, annex.number) for name, facts in FACTS.items() for annex in facts.annexes if annex.annex.form]
FILES = {name: render_word_forms(facts, ZH) for name, facts in FACTS.items()}


def annex_of(call: str, number: int) -> AnnexFacts:
    return FACTS[call].annexes[number - 1]


def word_file(call: str, number: int) -> bytes:
    return FILES[call][f"downloads/annex-{number}.docx"]


def control(content: bytes, tag: str) -> FoundControl:
    (found,) = [known for known in controls_of(content) if known.tag == tag]
    return found


def one_annex(annex: Annex, *taxonomies: Taxonomy) -> bytes:
    """The Word file of an annex of our own."""
    facts = with_changes(FACTS["first"], {"annexes": (annex,), "taxonomies": taxonomies, "materials": ()})
    (content,) = render_word_forms(facts, ZH).values()
    return content


def one_cell(cell: Cell, *taxonomies: Taxonomy, **form: object) -> bytes:
    """The Word file of a form of one cell."""
    made = Form.model_validate({"columns": (1,), "rows": (Row(cells=(cell,)),), **form})
    return one_annex(Annex(id="one", title="表", kind="form", form=made), *taxonomies)
