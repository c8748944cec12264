"""The issued text of a call, as its documents print it. In: data. Out: its pieces in order, with key paths.

A piece whose end is soft may be on one line with the next: a heading and its text, the fields of a cell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from notice_site.facts.numbering import NumberedClause, document_number, item_marks, number_outline
from notice_site.importing.blocks import squeezed
from notice_site.language.catalogue import catalogue_for
from notice_site.language.language import language_for
from notice_site.language.pack import Language
from notice_site.model.body import (
    Block,
    Figure,
    ListBlock,
    Outline,
    Paragraph,
    Run,
    TableBlock,
    paragraph_words,
)
from notice_site.model.people import DocumentNumber
from notice_site.model.record import walk_values
from notice_site.problem import KeyPath
from notice_site.reading.references import BRACES, resolve_references

BOXES = str.maketrans("☐◻▢❏❑⬜☑☒■", "□" * 9)
ENDS_WITH_A_STOP = ("。", "：", ":", ".", "】")


@dataclass(frozen=True)
class Piece:
    """Words that stand together."""

    words: str
    """Without white space."""
    path: KeyPath
    """Where they are in the data."""
    soft: bool = False
    """Whether the line may go on behind them."""


def issued_pieces(data: dict[str, Any]) -> list[Piece]:
    """Every piece of issued text, in the order in which it is printed."""
    plain = resolve_references(data).data
    text = _IssuedText(plain, language_for(str(plain.get("language", "zh-CN"))))
    pieces = list(text.notice())
    for at in range(len(plain.get("annexes") or ())):
        pieces += text.annex(at)
    return [piece for piece in pieces if piece.words]


def bare(words: Any) -> str:
    """Words as they are compared: without white space, the marks of footnotes and the looks of boxes."""
    return squeezed(BRACES.sub("", str(words or ""))).translate(BOXES)


def field_words(field: dict[str, Any], lists: dict[str, Any]) -> Iterator[str]:
    """The issued words of a field in order; `lists` are the option lists by id."""
    yield field.get("label", "")
    for at, option in enumerate(lists.get(field.get("options", ""), {}).get("options", ()), 1):
        yield "□" + f"{at}." * field.get("numbered", False) + option["label"] + field.get("option_end", "")
    yield from (column["label"] for column in field.get("columns", ()))
    yield from field.get("row_marks", ())
    yield field.get("prompt", "")
    yield field.get("suffix", "")


@dataclass(frozen=True)
class _IssuedText:
    data: dict[str, Any]
    language: Language

    def notice(self) -> Iterator[Piece]:
        """The notice without its annexes; what is in the margin of a document is not of its order."""
        data = self.data
        yield Piece(bare(data.get("masthead")), ("masthead",))
        if number := data.get("document_number"):
            yield Piece(bare(document_number(DocumentNumber.model_validate(number))), ("document_number",))
        lines = data.get("title_lines") or [data.get("title")]
        yield from (Piece(bare(line), ("title",), soft=True) for line in lines[:-1])
        yield Piece(bare(lines[-1]), ("title",))
        body = data.get("body") or {}
        yield Piece(bare(body.get("subtitle")), ("body", "subtitle"))
        yield Piece(bare(data.get("recipients")), ("recipients",))
        notes = _notes(body, ("body",))
        text = {key: part for key, part in body.items() if key != "subtitle"}
        yield from self._outline(text, ("body",), notes)
        yield from _blocks(as_blocks(body.get("closing") or ()), ("body", "closing"), notes)
        yield from (piece for pieces in notes.values() for piece in pieces)
        if data.get("annex_list"):
            yield from self._annex_list()
        for at, issuer in enumerate(data.get("issuers") or ()):
            yield Piece(bare(issuer.get("name")), ("issuers", at, "name"), soft=True)
        signed = (data.get("key_dates") or {}).get("signed") or {}
        yield Piece(bare(signed.get("wording")), ("key_dates", "signed"))

    def annex(self, at: int) -> Iterator[Piece]:
        """One of the annexes, with its label."""
        annexes = self.data["annexes"]
        annex, path = annexes[at], ("annexes", at)
        if annex.get("file") or annex.get("link"):
            return  # Its words are in a file of its own; the notice's list names it.
        catalogue = catalogue_for(self.language.tag)
        numbered = catalogue.translate("Annex {number}", number=at + 1)
        label = numbered if len(annexes) > 1 else catalogue.translate("Annex")
        yield Piece(bare(label), path, soft=True)
        lines = annex.get("title_lines") or [annex.get("title")]
        yield from (Piece(bare(line), (*path, "title"), soft=True) for line in lines)
        if outline := annex.get("outline"):
            notes = _notes(outline, (*path, "outline"))
            yield from self._outline(outline, (*path, "outline"), notes)
            yield from (piece for pieces in notes.values() for piece in pieces)
        if table := annex.get("table"):
            yield from _listed(table["columns"], (*path, "table", "columns"))
            for row, cells in enumerate(table["rows"]):
                yield from _listed(cells, (*path, "table", "rows", row))
        if form := annex.get("form"):
            yield from self._form(form, (*path, "form"))
        yield from _listed(annex.get("items", ()), (*path, "items"))

    def _annex_list(self) -> Iterator[Piece]:
        titles = [annex.get("title") or "" for annex in self.data.get("annexes") or ()]
        yield Piece(bare(catalogue_for(self.language.tag).translate("Annexes:")), ("annex_list",), soft=True)
        for at, title in enumerate(titles, 1):
            yield Piece(bare(f"{at}.{title}" if len(titles) > 1 else title), ("annexes", at - 1, "title"))

    def _outline(self, plain: dict[str, Any], path: KeyPath, notes: "_Notes") -> Iterator[Piece]:
        outline = outline_of(plain)
        yield Piece(bare(outline.subtitle), (*path, "subtitle"))
        yield from _blocks(outline.lead_in, (*path, "lead_in"), notes)
        yield from _clauses(number_outline(outline, self.language), path, notes)

    def _form(self, form: dict[str, Any], path: KeyPath) -> Iterator[Piece]:
        lists = {taxonomy["id"]: taxonomy for taxonomy in self.data.get("taxonomies") or ()}
        for at, field in enumerate(form.get("above", ())):
            for words in field_words(field, lists):
                yield Piece(bare(words), (*path, "above", at), soft=True)
        for row, line in enumerate(form["rows"]):
            for column, cell in enumerate(line["cells"]):
                yield from _cell(cell, (*path, "rows", row, "cells", column), lists)
        notes = form.get("notes") or {}
        yield Piece(bare(notes.get("label")), (*path, "notes", "label"), soft=True)
        for at, note in enumerate(notes.get("items", ())):
            yield Piece(bare(f"{at + 1}.{note['text']}"), (*path, "notes", "items", at))
        for at, note in enumerate(form.get("footnotes", ())):
            yield Piece(bare(note["text"]), (*path, "footnotes", at))


def _listed(lines: Any, path: KeyPath) -> Iterator[Piece]:
    yield from (Piece(bare(line), (*path, at)) for at, line in enumerate(lines))


_Notes: TypeAlias = dict[str, list[Piece]]
"""The lines of the notes of a text by id; a note is taken out where its mark stands."""


def outline_of(plain: dict[str, Any]) -> Outline:
    """Running text as the model has it, without its notes; what is still to be written is a blank."""
    keys = {key: plain[key] for key in ("subtitle", "lead_in", "numbering", "clauses") if plain.get(key)}
    return Outline.model_validate(_filled(keys))


def as_blocks(plain: Any) -> tuple[Block, ...]:
    """Plain blocks as the model has them; what is still to be written is a blank."""
    return Outline.model_validate({"lead_in": _filled(list(plain))}).lead_in


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: " " if part is None else _filled(part) for key, part in value.items()}
    return [_filled(part) for part in value] if isinstance(value, list) else value


def _notes(plain: dict[str, Any], path: KeyPath) -> _Notes:
    return {
        note["id"]: [
            Piece(bare(paragraph_words(line)), (*path, "notes", at))
            for line in as_blocks(note["text"])
            if isinstance(line, str | Paragraph)
        ]
        for at, note in enumerate(plain.get("notes") or ())
    }


def _blocks(blocks: Sequence[Block], path: KeyPath, notes: _Notes) -> Iterator[Piece]:
    """The lines of blocks in order; the notes that are marked in one follow it."""
    for at, block in enumerate(blocks):
        inner_path = (*path, at)
        yield from _block(block, inner_path)
        marks = (
            value.note for _, value in walk_values(block, inner_path) if isinstance(value, Run) and value.note
        )
        for name in marks:
            yield from notes.pop(name, ())


def _block(block: Block, path: KeyPath) -> Iterator[Piece]:
    match block:
        case str() | Paragraph():
            yield Piece(bare(paragraph_words(block)), path)
        case ListBlock():
            for at, (mark, item) in enumerate(item_marks(block)):
                inner_path = (*path, "items", at)
                yield Piece(bare(mark), inner_path, soft=True)
                yield from (piece for part in item.text for piece in _block(part, inner_path))
        case TableBlock():
            yield Piece(bare(block.caption), (*path, "caption"))
            yield Piece(bare(block.unit), (*path, "unit"))
            for row, cells in enumerate(block.rows):
                for column, cell in enumerate(cells):
                    inner_path = (*path, "rows", row, column)
                    parts = (cell,) if isinstance(cell, str) else cell.text
                    yield from (piece for part in parts for piece in _block(part, inner_path) if part)
            yield from (
                Piece(bare(paragraph_words(line)), (*path, "notes", at))
                for at, line in enumerate(block.notes)
            )
        case Figure():
            yield Piece(bare(block.caption), (*path, "caption"))


def _clauses(clauses: tuple[NumberedClause, ...], path: KeyPath, notes: _Notes) -> Iterator[Piece]:
    for at, numbered in enumerate(clauses):
        clause, inner_path = numbered.clause, (*path, "clauses", at)
        first = "heading" if clause.heading else "text"
        yield Piece(bare(numbered.number), (*inner_path, first), soft=True)
        heading = clause.heading or ""
        yield Piece(bare(heading), (*inner_path, "heading"), soft=heading.endswith(ENDS_WITH_A_STOP))
        yield from _blocks(clause.text, (*inner_path, "text"), notes)
        yield from _clauses(numbered.clauses, inner_path, notes)


def _cell(cell: dict[str, Any], path: KeyPath, lists: dict[str, Any]) -> Iterator[Piece]:
    words = [cell.get("label") or "", *cell.get("text", ())]
    for field in cell.get("fields", ()):
        words += field_words(field, lists)
    lines = (bare(line) for part in words for line in part.split("\n"))
    pieces = [Piece(line, path, soft=True) for line in lines if line]
    yield from pieces[:-1]
    yield from (Piece(piece.words, piece.path) for piece in pieces[-1:])
