"""What the writers of one Word form share. In: the annex, its names and option lists. Out: `FormContext`."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from notice_site.models.forms import FOOTNOTE_MARK, Footnote
from notice_site.models.taxonomies import Option
from notice_site.word.xml import Element, make, run
from notice_site.words import Words

TAG_LENGTH = 64
"""Word takes no longer tag and no longer title of a control."""
BOOKMARK_LENGTH = 40
"""Word takes no longer name of a bookmark."""
DIGEST_LENGTH = 8


@dataclass(frozen=True)
class FormContext:
    """Names, options and the numbers that are given out once in a document."""

    words: Words
    names: Mapping[str, str] = field(default_factory=dict)
    """The name of every field by its id."""
    options: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    """The options of every taxonomy by its id."""
    notes: tuple[Footnote, ...] = ()
    """The form's footnotes, in the order of their numbers."""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    """For controls and bookmarks: each number once."""
    footnotes: dict[str, Element] = field(default_factory=dict)
    """The footnotes that a mark has called for so far, by id."""
    numberings: list[Element] = field(default_factory=list)
    """The lists begun so far."""

    def marked(self, text: str) -> list[Element]:
        """Runs of the text; `{^id}` becomes the mark of a footnote."""
        parts = FOOTNOTE_MARK.split(text)
        return [self._mark(part) if index % 2 else run(part) for index, part in enumerate(parts) if part]

    def _mark(self, note_id: str) -> Element:
        """The mark of a footnote: Word's own where it comes first, its number where it is repeated."""
        style = make("w:rStyle", val="FootnoteReference")
        number = [note.id for note in self.notes].index(note_id) + 1
        if note_id in self.footnotes:
            return run(str(number), style)
        self.footnotes[note_id] = _footnote(number, self.notes[number - 1].text)
        return make("w:r", make("w:rPr", style), make("w:footnoteReference", id=number))

    def begin_list(self) -> Element:
        """The `w:numPr` of a new list that counts from 1."""
        number = len(self.numberings) + 1
        restart = make("w:lvlOverride", make("w:startOverride", val=1), ilvl=0)
        self.numberings.append(make("w:num", make("w:abstractNumId", val=0), restart, numId=number))
        return make("w:numPr", make("w:ilvl", val=0), make("w:numId", val=number))


def _footnote(number: int, text: str) -> Element:
    mark = make("w:r", make("w:rPr", make("w:rStyle", val="FootnoteReference")), make("w:footnoteRef"))
    properties = make("w:pPr", make("w:pStyle", val="FootnoteText"))
    return make("w:footnote", make("w:p", properties, mark, run(f" {text}")), id=number)


def control_tag(name: str) -> str:
    """The tag of a control: the field's id, `members.1` in a row, `kind.other-kind` for an option."""
    return _shortened(name, TAG_LENGTH)


def bookmark_name(name: str) -> str:
    """The bookmark round the same control: `members.1` is `members__1`, `other-kind` is `other_kind`."""
    return _shortened(name.replace(".", "__").replace("-", "_"), BOOKMARK_LENGTH)


def _shortened(name: str, length: int) -> str:
    if len(name) <= length:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:DIGEST_LENGTH]
    return f"{name[: length - DIGEST_LENGTH - 1]}_{digest}"
