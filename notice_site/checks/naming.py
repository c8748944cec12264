"""K05, K06: names of bodies and words for roles. In: a view. Out: findings."""

import re
from collections import Counter
from collections.abc import Iterator

from notice_site.checks.clarity import known_words
from notice_site.checks.finding import Finding, View
from notice_site.checks.issued_texts import HAN, Text
from notice_site.language.likeness import Names
from notice_site.model.forms import FormField
from notice_site.model.notice import Notice, walk_rules
from notice_site.model.rules import OneOf
from notice_site.model.taxonomies import Mapping, Taxonomy
from notice_site.problem import KeyPath, Message

KINDS = (
    "联盟|协会|学会|商会|委员会|研究院|研究中心|服务中心|创新中心|基金会|领导小组|工作小组|专家组|评审组"
    "|联合体|合作社|示范区"
)
"""What a body's name ends in."""
NAME = re.compile(rf"[{HAN}]{{2,24}}?(?:{KINDS})(?!{KINDS})")
"""`青山区产业联盟`."""
CUT = re.compile(
    "组建|建立|成立|加入|成为|设立|申请|申报|参加|围绕|推荐|征集|扶持|支持|经过|组织|接受|通过|联合申报|提供|向|由|是|为|的|和|与|及|或|将|对|应|经|本|该|各|所有|其|以|可"
)
"""`组建产业联盟`: a name begins behind it."""
OPENED = re.compile(r"[“《「]$")
"""`“`."""
PLACED = re.compile(rf"(?P<place>[{HAN}]{{2}})[省市区县镇](?P<name>[{HAN}]{{4,16}}?(?:{KINDS}))")
"""`青山区手工艺产业联盟`."""
LEVEL = re.compile(rf"^(?:国家级?|全国|[省市区县镇]级|[{HAN}]{{2,4}}?[省市区县镇])")
"""`青山区`, `市级`."""
TAIL = 4
"""Names whose last characters are the same may be names of one body."""


def bodies_keep_their_names(view: View) -> Iterator[Finding]:
    """One body has one name: names that end alike and begin differently want a definition in `terms`."""
    defined = {name for term in view.notice.terms for name in (term.term, *term.aliases)}
    seen: dict[str, list[Text]] = {}
    certain: set[str] = set()
    for text in view.issued_texts:
        for name, sure in _names(text):
            seen.setdefault(name, []).append(text)
            certain |= {name} if sure else set()
    names = [name for name, texts in seen.items() if name in certain or len(texts) > 1]
    for group in _groups([name for name in names if name not in defined]):
        yield Finding(
            _where(group, seen, view.notice.title),
            Message(
                "One body seems to have several names: {names}.", names=tuple(f"“{name}”" for name in group)
            ),
            Message("Use one name throughout, or define them in `terms`."),
        )
    yield from _places_left_out(view)


def _where(group: list[str], seen: dict[str, list[Text]], title: str) -> KeyPath:
    """Where the name that is not the notice's own stands, best in a title."""
    texts = [text for name in group if name not in title for text in seen[name]] or seen[group[0]]
    return next((text.path for text in texts if text.path[-1] == "title"), texts[0].path)


def _places_left_out(view: View) -> Iterator[Finding]:
    """A name with its district in full at one place and cut at another."""
    texts = view.issued_texts
    whole = {
        match["place"] + match["name"]: match[0] for text in texts for match in PLACED.finditer(text.words)
    }
    for short, name in whole.items():
        for text in texts:
            if short in text.words:
                yield Finding(
                    text.path,
                    Message("“{short}” is called “{name}” elsewhere.", short=short, name=name),
                    Message("Write “{right}”.", right=name),
                )


def _names(text: Text) -> Iterator[tuple[str, bool]]:
    """The names in a text, and whether it is sure where each begins."""
    for match in NAME.finditer(text.words):
        start = match.start()
        sure = (start == 0 and text.path[-1] in ("title", "name")) or bool(OPENED.search(text.words[:start]))
        whole = LEVEL.sub("", match[0])
        name = whole if sure else LEVEL.sub("", CUT.split(whole)[-1])
        if TAIL < len(name) <= TAIL * 4:
            yield name, sure


def _groups(names: list[str]) -> Iterator[list[str]]:
    """Names with one ending, of which none is short for another."""
    whole = [name for name in names if not any(other != name and other.endswith(name) for other in names)]
    tails = Counter(name[-TAIL:] for name in whole)
    for tail, count in tails.items():
        if count > 1:
            yield [name for name in whole if name.endswith(tail)]


def roles_keep_their_words(view: View) -> Iterator[Finding]:
    """One role has one word: of words that mean the same, a call uses one, or defines them in `terms`."""
    defined = {word for term in view.notice.terms for word in (term.term, *term.aliases)}
    texts = view.issued_texts
    for group in known_words().roles:
        results = {word: [text for text in texts if word in text.words] for word in group}
        used = {word: places for word, places in results.items() if places and word not in defined}
        if len(used) > 1:
            rarest = min(used, key=lambda word: len(used[word]))
            yield Finding(
                used[rarest][0].path,
                Message(
                    "One role is called by several words: {words}.", words=tuple(f"“{word}”" for word in used)
                ),
                Message("Use one of them throughout."),
            )


OTHERS = ("其他", "其它", "另")
"""What a box for everything else begins with."""
ALIKE = 0.5
ENOUGH_ALIKE = 0.5


def forms_offer_the_options_of_the_text(view: View) -> Iterator[Finding]:
    """A form offers the options that the text names: none is missing, renamed or added.

    Where a call uses two lists, `maps_to` says how they correspond.
    """
    lists = {taxonomy.id: taxonomy for taxonomy in view.notice.taxonomies}
    for at, taxonomy in enumerate(view.notice.taxonomies):
        path: KeyPath = ("taxonomies", at)
        other = lists.get(taxonomy.maps_to.taxonomy) if taxonomy.maps_to else None
        if taxonomy.maps_to and other:
            yield from _mapped(taxonomy, taxonomy.maps_to, other, (*path, "maps_to"))
            yield from _added(taxonomy, taxonomy.maps_to, other, path)
    for own, form in _unmapped(view):
        yield from _alike(lists[own], lists[form], view.notice)


def _mapped(taxonomy: Taxonomy, mapping: Mapping, other: Taxonomy, path: KeyPath) -> Iterator[Finding]:
    labels = {option.id: option.label for option in (*taxonomy.options, *other.options)}
    mapped = {pair.option for pair in mapping.pairs}
    offered = Names(option.label for option in other.options)
    for at, option in enumerate(taxonomy.options):
        if option.id not in mapped:
            yield _missing(("taxonomies", path[1], "options", at), option.label, other.title, offered)
    renamed: list[str] = []
    for at, pair in enumerate(mapping.pairs):
        label = labels.get(pair.option, pair.option)
        if not pair.to:
            yield _missing((*path, "pairs", at), label, other.title, offered)
        renamed += [f"{label}→{labels[name]}" for name in pair.to if labels.get(name, label) != label]
    if renamed:
        yield Finding(
            path,
            Message(
                "“{list}” calls options by other names: {renamed}.", list=other.title, renamed=tuple(renamed)
            ),
            Message("Use the same words in both lists, if they mean the same."),
        )


def _missing(path: KeyPath, label: str, title: str, offered: Names) -> Finding:
    if label in offered:
        return Finding(
            path,
            Message("`maps_to` leaves out “{option}”, which “{list}” has too.", option=label, list=title),
            Message("Add a pair for it under `maps_to`."),
        )
    near = offered.nearest(label, ALIKE)
    message = Message("“{option}” has no option in “{list}”.", option=label, list=title)
    if near and not near.startswith(OTHERS):
        return Finding(path, message, Message("Is “{near}” meant? Use the same words.", near=near))
    return Finding(path, message, Message("Add the option to the list, or say to applicants what to choose."))


def _added(own: Taxonomy, mapping: Mapping, other: Taxonomy, path: KeyPath) -> Iterator[Finding]:
    named = {option.label for option in own.options}
    used = {name for pair in mapping.pairs for name in pair.to}
    added = tuple(
        option.label
        for option in other.options
        if option.id not in used and option.label not in named and not option.label.startswith(OTHERS)
    )
    if added:
        yield Finding(
            (*path, "maps_to", "taxonomy"),
            Message(
                "“{list}” has options that the text does not name: {added}.", list=other.title, added=added
            ),
            Message("Name them in the text, or take them away from the form."),
        )


def _unmapped(view: View) -> Iterator[tuple[str, str]]:
    """Lists that rules ask for, beside lists of forms that nothing maps them to."""
    mapped = {
        (taxonomy.id, taxonomy.maps_to.taxonomy) for taxonomy in view.notice.taxonomies if taxonomy.maps_to
    }
    asked = dict.fromkeys(rule.taxonomy for _, rule in walk_rules(view.notice) if isinstance(rule, OneOf))
    offered = dict.fromkeys(
        field.options for _, field in view.values if isinstance(field, FormField) and field.options
    )
    taxonomies = {taxonomy.id for taxonomy in view.notice.taxonomies}
    for own in asked:
        for form in offered:
            if (
                own != form
                and own not in offered
                and {own, form} <= taxonomies
                and not mapped & {(own, form), (form, own)}
            ):
                yield own, form


def _alike(own: Taxonomy, form: Taxonomy, notice: Notice) -> Iterator[Finding]:
    """Two lists of which half is alike are the same list written twice."""
    labels = Names(option.label for option in form.options)
    alike = [option for option in own.options if labels.nearest(option.label, ALIKE)]
    missing = [option.label for option in own.options if option.label not in labels]
    if missing and len(alike) >= max(2, ENOUGH_ALIKE * len(own.options)):
        yield Finding(
            ("taxonomies", notice.taxonomies.index(own)),
            Message("The form's list “{list}” lacks: {missing}.", list=form.title, missing=tuple(missing)),
            Message("Let the form use the same list, or write in `maps_to` how the two correspond."),
        )


def options_stand_in_the_text(view: View) -> Iterator[Finding]:
    """Every option of a list is in the clause that the list comes from."""
    if view.issued:
        return
    words = view.places
    for at, taxonomy in enumerate(view.notice.taxonomies):
        text = words.get(taxonomy.source or "")
        missing = [option.label for option in taxonomy.options if text and option.label not in text]
        if missing:
            yield Finding(
                ("taxonomies", at, "source"),
                Message(
                    "These options are not in {place}: {missing}.",
                    place=taxonomy.source,
                    missing=tuple(missing),
                ),
                Message(
                    "Correct the option, or quote the list in the clause: {quote}.",
                    quote=f"{{taxonomies.{taxonomy.id}}}",
                ),
            )
