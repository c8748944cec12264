"""K02: annexes and what the text says of them. In: a view. Out: findings."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from notice_site.checks.finding import Finding, View
from notice_site.checks.issued_texts import FACT, Text
from notice_site.language.chinese_numerals import number_value
from notice_site.language.likeness import Names
from notice_site.model.body import Clause
from notice_site.model.forms import Annex, Form
from notice_site.model.grid import labelled_cells
from notice_site.model.notice import walk_clauses
from notice_site.model.record import NOT_STATED
from notice_site.model.support import Material
from notice_site.problem import KeyPath, Message
from notice_site.reading.fact_paths import find_fact

NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?![\d年月日份个项])"
CITED = re.compile(
    rf"(?<![》号】])(?<!号[)）])(?<![》号】]的)附\s*件\s*(?P<numbers>{NUMERAL}(?:\s*(?:[、,，和及与或至到—~-]|附\s*件)+\s*{NUMERAL})*)"
    r"|\b(?:Annex(?:es)?|Attachments?|Appendi(?:x|ces))\s+"
    r"(?P<figures>\d{1,2}(?!\d)(?:\s*(?:,|and|or|to|–|-)+\s*\d{1,2}(?!\d))*)"
)
"""附件1, 附件1、2和附件4, 附件1至3, Annexes 1 and 2; not 《办法》附件3, which is another document's."""
ONE_NUMBER = re.compile(
    r"(?P<up_to>(?:至|到|—|~|-|–|\bto\b)\s*(?:附\s*件)?\s*)?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})"
)
"""1, 、2, 至3."""
LISTED = re.compile(
    r"^\s*(?:附\s*件\s*(?:\d{1,2}\s*)?[:：.．]|(?:Annex(?:es)?|Attachments?|Appendices)\s*\d*\s*[:.])"
)
"""附件：1. 申报表, a line of the list of attachments and no citation."""
TITLED_BEFORE = re.compile(
    r"《(?P<title>[^《》]+)》\s*[(（【]?(?:见|详见)?附\s*件\s*(?P<number>\d{1,2})(?!\d)"
)
"""`《申报书》（见附件1`."""
TITLED_AFTER = re.compile(r"附\s*件\s*(?P<number>\d{1,2})\s*[:：.．]?\s*《(?P<title>[^《》]+)》")
"""`附件1：《申报书》`."""
QUOTED = re.compile(r"《([^《》]+)》")
"""`《申报书》`."""
ALMOST = 0.8


def annexes_are_those_cited(view: View) -> Iterator[Finding]:
    """Every annex that the text cites exists and is called by its title; every annex is cited in the text."""
    titles = [annex.title for annex in view.notice.annexes]
    names = Names(titles)
    for text in view.issued_texts:
        if text.path[0] in ("body", "annexes"):
            yield from _cited(text, titles, names)
    for at, annex, is_listed in _uncited(view):
        if not is_listed:
            message = Message(
                "The text does not name annex {number}, “{title}”.", number=at + 1, title=annex.title
            )
            yield _to_cite(at, annex, message)


def lists_of_annexes_are_no_citations(view: View) -> Iterator[Finding]:
    """An annex that is in the list of attachments is also cited where the text asks for it."""
    for at, annex, is_listed in _uncited(view):
        if is_listed:
            message = Message(
                "The text lists annex {number}, “{title}”, and cites it nowhere.",
                number=at + 1,
                title=annex.title,
            )
            yield _to_cite(at, annex, message)


def _to_cite(at: int, annex: Annex, message: Message) -> Finding:
    remedy = Message("Name it where it is asked for: {quote}.", quote=f"{{annexes.{annex.id}}}")
    return Finding(("annexes", at), message, remedy)


def _cited(text: Text, titles: list[str], names: Names) -> Iterator[Finding]:
    named = {
        int(match["number"]): match["title"]
        for kind in (TITLED_BEFORE, TITLED_AFTER)
        for match in kind.finditer(text.words)
    }
    for number, cited in _numbers_cited(text.words):
        if not 1 <= number <= len(titles):
            yield Finding(
                text.path,
                Message("“{cited}” is cited, but there are {count} annexes.", cited=cited, count=len(titles)),
                Message("Correct the number, or add the annex."),
            )
    for number, title in named.items():
        if number <= len(titles) and FACT not in title and title != titles[number - 1]:
            yield _called(text.path, title, titles[number - 1])
    for title in QUOTED.findall(text.words):
        near = None if FACT in title or title in names else names.nearest(title, ALMOST)
        if near and title not in named.values():
            yield _called(text.path, title, near)


def _called(path: KeyPath, title: str, right: str) -> Finding:
    return Finding(
        path,
        Message("The text calls an annex “{title}”; its title is “{right}”.", title=title, right=right),
        Message("Write the title as it is on the annex, or quote it: {{annexes.….title}}."),
    )


def _numbers_cited(words: str) -> Iterator[tuple[int, str]]:
    """Every number by which words cite an annex, ranges written out, with the words that do."""
    for match in () if LISTED.match(words) else CITED.finditer(words):
        before = 0
        for one in ONE_NUMBER.finditer(match["numbers"] or match["figures"]):
            number = int(number_value(one["number"]) or 0)
            first = before + 1 if one["up_to"] and before < number else number
            yield from ((inner, match[0].strip()) for inner in range(first, number + 1))
            before = number


def _uncited(view: View) -> Iterator[tuple[int, Annex, bool]]:
    """Each annex of the issued call that no text cites, and whether a list of attachments names it."""
    if view.issued:
        return
    texts = [text.words for text in view.issued_texts if text.path[0] == "body"]
    lists = [words for words in texts if LISTED.match(words)]
    body = [words for words in texts if not LISTED.match(words)]
    numbers = {number for words in body for number, _ in _numbers_cited(words)}
    quoted = {
        result
        for path, names in view.call.quoted.items()
        if path[0] == "body"
        for name in names
        if (result := find_fact(view.call.source.data, name))
    }
    cited = {path[1] for path in quoted if path[0] == "annexes" and len(path) > 1}
    running, listed = "\n".join(body), "\n".join(lists)
    for at, annex in enumerate(view.notice.annexes):
        if at not in cited and at + 1 not in numbers and annex.title not in running:
            yield at, annex, annex.title in listed


ASKS = re.compile(
    r"(?:提供|提交|附|报送|所需|佐证|证明|申报)[^，。]{0,6}(?:材料|附件|资料)(?:目录|清单|名称)?|材料(?:目录|清单|名称)"
)
"""`提供以下材料`."""
NUMBER = re.compile(r"^\s*[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）、.．]+\s*")
"""`（一）申报书`, `2. 申报书`."""
NAME_ENDS = re.compile(r"[。；;，,：:（(]|一式|\d+份")
"""`营业执照，一式三份`: the name ends at the comma."""
COPY = re.compile(r"复印件|扫描件|原件|影印件")
"""`身份证复印件`."""
ALIKE = 0.7
LABEL = 12
"""So many characters make a label; a longer text speaks of another document's seal."""
ON_PAPER = {"in_person", "post"}
PLACES = {
    "seal": (re.compile(r"盖章|公章|签章|印章|盖\s*章"), Message("seal")),
    "signature": (re.compile(r"签字|签名|签章|签\s*字|签\s*名|签署"), Message("signature")),
}


def annexes_ask_for_the_materials(view: View) -> Iterator[Finding]:
    """What an annex asks to hand in is among the materials of the text, and the reverse."""
    if view.issued:
        return
    materials = view.notice.materials
    listed = _Titles(material.title for material in materials)
    for at, annex in enumerate(view.notice.annexes):
        for path, words in _asked(annex, ("annexes", at)):
            name = NAME_ENDS.split(NUMBER.sub("", words))[0].strip()
            if len(name) > 1 and not listed.have(name):
                yield Finding(
                    path,
                    Message("The annex asks for “{name}”, which is not among the materials.", name=name),
                    Message("Add it to `materials` and to the text, or take it away from the annex."),
                )
        if annex.kind == "list" and ASKS.search(annex.title):
            yield from _left_out(annex, at, materials)
    yield from _only_on_forms(view)


def _asked(annex: Annex, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if annex.kind == "list" and ASKS.search(annex.title):
        yield from (((*path, "items", at), item) for at, item in enumerate(annex.items))
    if annex.form:
        for place, labels in labelled_cells(annex.form):
            if any(ASKS.search(label.cell.label or "") for label in labels):
                yield from ((path, text) for text in place.cell.text if NUMBER.match(text))


class _Titles:
    """Titles of documents, asked for one that means the same: equal, longer or shorter, or nearly alike."""

    def __init__(self, titles: Iterable[str]) -> None:
        self.names = Names(COPY.sub("", title) for title in titles)

    def have(self, wanted: str) -> bool:
        """Whether one of the titles means the same."""
        name = COPY.sub("", wanted)
        same = name in self.names or self.names.hold(name) or self.names.stand_in(name)
        return same or self.names.nearest(name, ALIKE) is not None


def _left_out(annex: Annex, at: int, materials: tuple[Material, ...]) -> Iterator[Finding]:
    titles = _Titles(NAME_ENDS.split(NUMBER.sub("", item))[0] for item in annex.items)
    missing = [
        material.title
        for material in materials
        if material.required and material.annex != annex.id and not titles.have(material.title)
    ]
    if missing:
        yield Finding(
            ("annexes", at, "items"),
            Message("“{annex}” leaves out: {missing}.", annex=annex.title, missing=tuple(missing)),
            Message("Add them to the list, or write `required: false` where they are optional."),
        )


def _only_on_forms(view: View) -> Iterator[Finding]:
    """A material that the text's list of materials leaves out, though an annex asks for it."""
    homes = _homes(view.notice.body.clauses)
    counted = Counter(
        homes[place] for material in view.notice.materials for place in material.source if place in homes
    )
    if not counted:
        return
    listing = counted.most_common(1)[0][0]
    for at, material in enumerate(view.notice.materials):
        annex = next((place for place in material.source if "/" in place), None)
        if material.required and annex and all(homes.get(place) != listing for place in material.source):
            yield Finding(
                ("materials", at, "source"),
                Message(
                    "The annex asks for “{material}” ({place}), the text's list of materials does not.",
                    material=material.title,
                    place=annex,
                ),
                Message("Name it in the clause “{clause}” too.", clause=listing),
            )


def _homes(clauses: tuple[Clause, ...]) -> dict[str, str]:
    """Each clause with the one of the first level that it is in."""
    return {inner.id: clause.id for clause in clauses for inner in walk_clauses((clause,))}


def forms_have_places_to_sign(view: View) -> Iterator[Finding]:
    """A form that must be sealed or signed has a place for the seal or the signature."""
    forms = {annex.id: annex for annex in view.notice.annexes if annex.form}
    for at, material in enumerate(view.notice.materials):
        annex = forms.get(material.annex or "")
        for key, (words, kind) in PLACES.items():
            asked = getattr(material, key)
            if annex and annex.form and asked and asked != NOT_STATED and not _has(annex.form, key, words):
                yield Finding(
                    ("materials", at, key),
                    Message(
                        "“{annex}” has no place for the {kind} that is asked for.",
                        annex=annex.title,
                        kind=kind,
                    ),
                    Message("Add a field of kind `{key}` to the form.", key=key),
                )


def _has(form: Form, key: str, words: re.Pattern[str]) -> bool:
    cells = [cell for row in form.rows for cell in row.cells]
    fields = [*form.above, *(field for cell in cells for field in cell.fields)]
    if any(field.kind == key for field in fields):
        return True
    texts = [text for cell in cells for text in (cell.label, *cell.text) if len(text or "") <= LABEL]
    texts += [text for field in fields for text in (field.label, field.prompt, field.suffix)]
    return any(words.search(text) for text in texts if text)


def materials_have_one_shape(view: View) -> Iterator[Finding]:
    """A material has a form in an annex or columns for a worksheet, not both."""
    for at, material in enumerate(view.notice.materials):
        if material.annex and material.worksheet_columns:
            yield Finding(
                ("materials", at, "worksheet_columns"),
                Message(
                    "“{material}” has a form in the annex “{annex}” and columns for a list of its own.",
                    material=material.title,
                    annex=material.annex,
                ),
                Message("Delete `worksheet_columns`, or `annex` where the annex is no form for it."),
            )


def ways_to_hand_in_are_stated(view: View) -> Iterator[Finding]:
    """The call says how documents are handed in, and how many copies of each, where they go on paper."""
    methods = view.notice.submission.methods
    if methods == NOT_STATED or not methods:
        yield Finding(
            ("submission", "methods"),
            Message("The notice does not say how documents may be handed in."),
            Message("Name the ways: in person, post, e-mail, online."),
        )
    if methods != NOT_STATED and not ON_PAPER.intersection(methods):
        return
    silent = [
        material.title
        for material in view.notice.materials
        if material.required and material.copies == NOT_STATED
    ]
    if silent:
        yield Finding(
            ("materials",),
            Message(
                "The notice does not say how many copies are handed in: {materials}.", materials=tuple(silent)
            ),
            Message("Write the number of copies in the text and in `copies`."),
        )
