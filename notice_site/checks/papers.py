"""K03, K11, X05: papers to hand in, and the annexes that ask for them. In: a view. Out: findings."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from notice_site.checks.finding import Finding, View
from notice_site.models.body import Clause
from notice_site.models.forms import Annex, Form
from notice_site.models.grid import place_cells, row_headers
from notice_site.models.notice import walk_clauses
from notice_site.models.papers import Material
from notice_site.models.record import NOT_STATED
from notice_site.problem import Message, Path

ASKS = re.compile(
    r"(?:提供|提交|附|报送|所需|佐证|证明|申报)[^，。]{0,6}(?:材料|附件|资料)(?:目录|清单|名称)?|材料(?:目录|清单|名称)"
)
NUMBER = re.compile(r"^\s*[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）、.．]+\s*")
NAME_ENDS = re.compile(r"[。；;，,：:（(]|一式|\d+份")
COPY = re.compile(r"复印件|扫描件|原件|影印件")
ALIKE = 0.7
LABEL = 12
"""So many characters make a label; a longer text speaks of another paper's seal."""
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
    for at, annex in enumerate(view.notice.annexes):
        for path, words in _asked(annex, ("annexes", at)):
            name = NAME_ENDS.split(NUMBER.sub("", words))[0].strip()
            if len(name) > 1 and not any(_same(name, material) for material in materials):
                yield Finding(
                    path,
                    Message("The annex asks for “{name}”, which is not among the materials.", name=name),
                    Message("Add it to `materials` and to the text, or take it away from the annex."),
                )
        if annex.kind == "list" and ASKS.search(annex.title):
            yield from _left_out(annex, at, materials)
    yield from _only_on_forms(view)


def _asked(annex: Annex, path: Path) -> Iterator[tuple[Path, str]]:
    if annex.kind == "list" and ASKS.search(annex.title):
        yield from (((*path, "items", at), item) for at, item in enumerate(annex.items))
    if annex.form:
        for place in place_cells(annex.form):
            headers = [header.cell.label or "" for header in row_headers(annex.form, place)]
            if any(ASKS.search(label) for label in headers):
                yield from ((path, text) for text in place.cell.text if NUMBER.match(text))


def _same(name: str, material: Material) -> bool:
    names = [COPY.sub("", words) for words in (name, material.title)]
    return (
        names[0] in names[1]
        or names[1] in names[0]
        or SequenceMatcher(None, names[0], names[1]).ratio() >= ALIKE
    )


def _left_out(annex: Annex, at: int, materials: tuple[Material, ...]) -> Iterator[Finding]:
    names = [NAME_ENDS.split(NUMBER.sub("", item))[0] for item in annex.items]
    missing = [
        material.title
        for material in materials
        if material.required
        and material.annex != annex.id
        and not any(_same(name, material) for name in names)
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
    """Each clause with the one of the first level that it stands in."""
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


def papers_have_one_shape(view: View) -> Iterator[Finding]:
    """A material has a form in an annex or columns for a working sheet, not both."""
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


def papers_say_how_to_hand_them_in(view: View) -> Iterator[Finding]:
    """The call says how papers are handed in, and how many copies of each, where they go on paper."""
    methods = view.notice.submission.methods
    if methods == NOT_STATED or not methods:
        yield Finding(
            ("submission", "methods"),
            Message("The notice does not say how papers may be handed in."),
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
