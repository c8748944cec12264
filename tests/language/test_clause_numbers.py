"""Numbers of clauses as each language prints and cites them."""

import pytest

from notice_site.facts.numbering import number_outline
from notice_site.language.clause_numbers import printed_number
from notice_site.language.en import ENGLISH
from notice_site.language.pack import Language, Numbering
from notice_site.language.zh_cn import CHINESE
from notice_site.model.body import Clause, Outline

DEEP = Outline(
    clauses=(
        Clause(id="a", text=("A",)),
        Clause(
            id="b",
            heading="B",
            clauses=(
                Clause(id="c", text=("C",)),
                Clause(
                    id="d",
                    text=("D",),
                    clauses=(
                        Clause(id="e", text=("E",)),
                        Clause(id="f", text=("F",), clauses=(Clause(id="g", text=("G",)),)),
                    ),
                ),
            ),
        ),
    )
)


@pytest.mark.parametrize(
    ("language", "numbers", "label"),
    [
        (CHINESE, ["一、", "二、", "（一）", "（二）", "1.", "2.", "（1）"], "二、（二）2.（1）"),
        (ENGLISH, ["1", "2", "2.1", "2.2", "(a)", "(b)", "(i)"], "2.2(b)(i)"),
    ],
    ids=["Chinese", "English"],
)
def test_levels_are_numbered_and_cited(language: Language, numbers: list[str], label: str) -> None:
    numbered = [known for top in number_outline(DEEP, language) for known in top.walk()]
    assert [known.number for known in numbered] == numbers
    assert numbered[-1].label == label


def test_english_sets_a_space_between_a_number_and_its_words() -> None:
    assert [known.opening for known in number_outline(DEEP, ENGLISH)] == ["1 ", "2 "]
    assert [known.opening for known in number_outline(DEEP, CHINESE)] == ["一、", "二、"]
    [line] = number_outline(Outline(clauses=(Clause(id="a", unnumbered=True, text=("A",)),)), ENGLISH)
    assert line.opening == ""


@pytest.mark.parametrize(
    ("count", "form", "printed"),
    [
        (26, "letters", "(z)"),
        (27, "letters", "(aa)"),
        (4, "roman", "(iv)"),
        (19, "roman", "(xix)"),
        (21, "chinese", "二十一、"),
        (3, "decimal", "3"),
    ],
)
def test_a_number_of_any_size_is_printed(count: int, form: Numbering, printed: str) -> None:
    assert printed_number(count, form) == printed
