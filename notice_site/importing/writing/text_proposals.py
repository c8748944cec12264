"""Issued text that an approved file has otherwise. In: current data, data imported. Out: proposals and
remarks.

Clauses correspond by their words, in order; so a clause keeps its id, its rules and its comments
when its words change, and a clause that only the data has stays.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from notice_site.editions.yaml_edits import Edit
from notice_site.importing.blocks import squeezed
from notice_site.importing.writing.issued_text import as_blocks
from notice_site.importing.writing.proposals import Proposal, Remark, aligned, as_written, value_at
from notice_site.model.body import Run, block_lines
from notice_site.model.forms import FOOTNOTE_MARK
from notice_site.model.record import walk_values
from notice_site.problem import KeyPath, Message
from notice_site.reading.references import BRACES, literal, resolve_references, resolve_texts


@dataclass
class TextComparison:
    """Compares the texts of two calls; `refused` are words of facts, as in the file and as in the data."""

    old: dict[str, Any]
    new: dict[str, Any]
    refused: tuple[tuple[str, str], ...] = ()
    proposals: list[Proposal] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.was = resolve_references(self.old).data
        self.now = resolve_references(self.new).data
        parts = [self.old.get(key) for key in ("body", "eligibility", "annexes", "taxonomies")]
        self.ids = {str(value) for value in _ids(parts)}

    def body(self) -> None:
        """The text of the notice."""
        new = self.now.get("body") or {}
        self.outline(("body",), new)
        self.paragraphs(("body",), "closing", new.get("closing", []))

    def outline(self, path: KeyPath, new: dict[str, Any]) -> None:
        """Running text at a path of the data, against that of the file."""
        if new.get("subtitle") or value_at(self.was, (*path, "subtitle")):
            self.words((*path, "subtitle"), new.get("subtitle") or "")
        self.paragraphs(path, "lead_in", new.get("lead_in", []))
        self.clauses(path, new.get("clauses", []))
        self._notes(path, new.get("notes", []))

    def clauses(self, path: KeyPath, new: list[dict[str, Any]]) -> None:
        """The clauses inside something: edited ones, new ones, and those that the file lacks."""
        old = value_at(self.was, (*path, "clauses")) or []
        pairs = aligned([own_words(clause) for clause in old], [own_words(clause) for clause in new])
        for at, other in pairs:
            if at is None and other is not None:
                self._added(path, place_behind(other, pairs), new[other], bool(old))
            elif other is None and at is not None:
                self.lacks(own_words(old[at]))
            elif at is not None and other is not None:
                self._clause((*path, "clauses", at), new[other])
                self.clauses((*path, "clauses", at), new[other].get("clauses", []))

    def paragraphs(self, path: KeyPath, key: str, new: list[Any]) -> None:
        """A list of blocks; another number of them replaces the list."""
        old = value_at(self.was, (*path, key)) or []
        blocks = [self._as_refused(block) for block in new]
        if squeezed(block_words(old)) == squeezed(block_words(blocks)) or not blocks:
            return
        if len(old) == len(blocks):
            for at, (old_block, block) in enumerate(zip(old, blocks, strict=True)):
                self._block((*path, key, at), old_block, block)
        elif _has_notes([*old, *blocks]):
            self.lacks(block_words(old), block_words(blocks))
        else:
            written = "".join(map(str, value_at(self.old, (*path, key)) or []))
            made = [
                self._quoting(text, written) if isinstance(text, str) else as_written(text) for text in blocks
            ]
            self.proposals.append(Proposal((Edit((*path, key), made),)))

    def _block(self, path: KeyPath, old: Any, new: Any) -> None:
        """One block: a paragraph of words alone by its words, any other as a whole."""
        if isinstance(old, str) and isinstance(new, str):
            self.words(path, new)
        elif squeezed(block_words([old])) != squeezed(block_words([new])):
            if _has_notes([old, new]):
                self.lacks(block_words([old]), block_words([new]))
            else:
                self.proposals.append(Proposal((Edit(path, as_written(new)),)))

    def _notes(self, path: KeyPath, new: list[dict[str, Any]]) -> None:
        """The notes of a text, by their order; where one side has more, a person looks."""
        old = value_at(self.was, (*path, "notes")) or []
        if len(old) == len(new):
            for at, note in enumerate(new):
                self.paragraphs((*path, "notes", at), "text", note["text"])
        elif new:
            words = [squeezed(block_words(note["text"])) for note in old]
            for note in new:
                if squeezed(block_words(note["text"])) not in words:
                    self.remarks.append(
                        Remark(
                            Message(
                                "The file has this note besides; add it by hand: {words}",
                                words=block_words(note["text"]),
                            )
                        )
                    )

    def words(self, path: KeyPath, new: str) -> None:
        """One text; a file that has none takes nothing away."""
        old, text = value_at(self.was, path) or "", self._as_refused(new)
        if not text or squeezed(FOOTNOTE_MARK.sub("", old)) == squeezed(FOOTNOTE_MARK.sub("", text)):
            return
        written = value_at(self.old, path) or ""
        if FOOTNOTE_MARK.search(written):
            self.remarks.append(
                Remark(
                    Message(
                        "“{old}” reads “{new}” in the file; it has a footnote, edit it by hand.",
                        old=FOOTNOTE_MARK.sub("", old),
                        new=FOOTNOTE_MARK.sub("", text),
                    )
                )
            )
        else:
            self.proposals.append(Proposal((Edit(path, self._quoting(text, written)),)))

    def _clause(self, path: KeyPath, new: dict[str, Any]) -> None:
        """A clause's own words; the file's words are parted into heading and text as the data has them."""
        old = value_at(self.was, path)
        if squeezed(self._as_refused(own_words(new))) == squeezed(own_words(old)):
            return
        heading, text = new.get("heading") or "", list(new.get("text", []))
        first = text[0] if text and isinstance(text[0], str) else ""
        if old.get("heading") and not heading and first.startswith(old["heading"]):
            heading, text = old["heading"], [first.removeprefix(old["heading"]).strip(), *text[1:]]
        if bool(old.get("heading")) != bool(heading) or bool(old.get("text")) != bool(text):
            self.lacks(own_words(old), own_words(new))
            return
        if heading:
            self.words((*path, "heading"), heading)
        self.paragraphs(path, "text", [part for part in text if part])

    def _added(self, path: KeyPath, at: int, clause: dict[str, Any], has_others: bool) -> None:
        rules: list[dict[str, Any]] = []
        tree = self._tree(clause, rules if path[0] == "body" and self.was.get("eligibility") else None)
        edit = (
            Edit((*path, "clauses", at), tree, added=True) if has_others else Edit((*path, "clauses"), [tree])
        )
        last = len(self.was.get("eligibility") or ())
        self.proposals.append(
            Proposal((edit, *(Edit(("eligibility", last), rule, added=True) for rule in rules)))
        )

    def _tree(self, clause: dict[str, Any], rules: list[dict[str, Any]] | None) -> dict[str, Any]:
        """A clause of the file with a free id; its draft rules go to `rules`, if there is such a list."""
        name = self.free(clause["id"])
        tree: dict[str, Any] = {"id": name}
        for key in ("number", "unnumbered", "numbering"):
            tree |= {key: clause[key]} if key in clause else {}
        tree |= {"heading": literal(clause["heading"])} if clause.get("heading") else {}
        tree |= {"text": as_written(clause["text"])} if clause.get("text") else {}
        if rules is not None:
            drafts = [
                rule for rule in self.now.get("eligibility") or () if rule.get("clause") == clause["id"]
            ]
            drafts = [as_written({**rule, "id": self.free(rule["id"]), "clause": name}) for rule in drafts]
            tree |= {"rules": [rule["id"] for rule in drafts]} if drafts else {}
            rules += drafts
        inner = [self._tree(inner, rules) for inner in clause.get("clauses") or ()]
        return tree | ({"clauses": inner} if inner else {})

    def free(self, wanted: str) -> str:
        """An id that nothing in the text, the rules, the annexes or the lists has."""
        name, number = wanted, 2
        while name in self.ids:
            name, number = f"{wanted}-{number}", number + 1
        self.ids.add(name)
        return name

    def lacks(self, old: str, new: str = "") -> None:
        """Remark that the file lacks some words, or has others that nobody can take over."""
        if new:
            message = Message(
                "“{old}” reads “{new}” in the file; edit it by hand.", old=_short(old), new=_short(new)
            )
        else:
            message = Message("“{old}” is not in the file; it stays in the data.", old=_short(old))
        self.remarks.append(Remark(message))

    def _as_refused(self, text: Any) -> Any:
        """The file's text with the facts that were not taken over, as the data says them."""
        if isinstance(text, dict):
            return {key: self._as_refused(part) for key, part in text.items()}
        if isinstance(text, list):
            return [self._as_refused(part) for part in text]
        for refused_text, kept in self.refused if isinstance(text, str) else ():
            text = text.replace(refused_text, kept)
        return text

    def _quoting(self, text: str, written: str) -> str:
        """The new words with the facts that the old text quoted, wherever their words still stand."""
        names = [match[1] for match in BRACES.finditer(written) if match[1]]
        quoted = {name: str(resolve_texts(f"{{{name}}}", ("text",), self.old).data) for name in names}
        pieces = [text]
        for name, words in sorted(quoted.items(), key=lambda entry: -len(entry[1])):
            pieces = [part for piece in pieces for part in _cut(piece, words, name)]
        return "".join(piece if at % 2 else literal(piece) for at, piece in enumerate(_alternating(pieces)))


def own_words(clause: dict[str, Any]) -> str:
    """A clause's own words."""
    return (clause.get("heading") or "") + block_words(clause.get("text", ()))


def block_words(blocks: Iterable[Any]) -> str:
    """The words of plain blocks in order."""
    return "".join(line for block in as_blocks(blocks) for line in block_lines((block,)))


def _has_notes(blocks: Iterable[Any]) -> bool:
    """Whether the mark of a note stands in some blocks: its name is of one file only."""
    return any(isinstance(value, Run) and value.note for _, value in walk_values(as_blocks(blocks)))


def place_behind(other: int, pairs: list[tuple[int | None, int | None]]) -> int:
    """Behind which clause of the data a new one goes."""
    before = [at for at, earlier in pairs if at is not None and earlier is not None and earlier < other]
    return max(before, default=-1) + 1


def _ids(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        if "id" in value:
            yield value["id"]
        for part in value.values():
            yield from _ids(part)
    elif isinstance(value, list):
        for part in value:
            yield from _ids(part)


def _cut(piece: str, words: str, name: str) -> list[str]:
    """A text in pieces around some words; what is a quote already stays whole."""
    if piece.startswith("\0") or not words or words not in piece:
        return [piece]
    before, _, after = piece.partition(words)
    return [before, f"\0{{{name}}}", after]


def _alternating(pieces: list[str]) -> list[str]:
    """Texts at even places, quotes at odd ones."""
    results = [""]
    for piece in pieces:
        if piece.startswith("\0"):
            results += [piece[1:], ""]
        else:
            results[-1] += piece
    return results


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
