"""Draft rules. In: the clauses under a heading about conditions. Out: rules, and what each clause says of
them.

A rule is made only where the words leave no doubt: one number with 以上 or 不少于, or 应由…牵头. Everything
else is a `judgement` with its quote: nobody may conclude that it was met.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from notice_site.importing.understanding.clauses import DraftClause
from notice_site.importing.understanding.draft import Sourced
from notice_site.importing.understanding.passages import Passage
from notice_site.language.catalogue import Catalogue
from notice_site.language.chinese_numerals import number_value
from notice_site.language.zh_cn import NUMBER, dates_in
from notice_site.problem import Message
from notice_site.reading.references import literal

ABOUT_CONDITIONS = re.compile(r"条件|资格|对象|申报主体|eligib|condition|who may apply", re.IGNORECASE)
"""`申报条件`, `Who can apply: eligibility`."""
TOGETHER = re.compile("之一|任[一意]|情形|不予|不得|不能|取消|除外|any of|not ", re.IGNORECASE)
"""Words before a colon, `符合下列条件之一`: what follows is no list of conditions that each hold."""
REFUSES = re.compile("不予|不得|不能|取消|not ", re.IGNORECASE)
"""`不予受理`."""
JOINS = ("and", "or", "且", "并且", "以及")
SENTENCES = re.compile(r"[^。；;！？]+[。；;！？]?")
"""`申报单位应当在本市注册；`."""
WHOLE = re.compile(r"[^。！？]+[。！？]?")
"""`申报单位应当在本市注册；成立满三年。`"""
PIECES = re.compile(r"[^，,、]+[，,、]?")
"""`成立满三年，`."""
BLANKS = " \u3000。；;！？，,、."
SHORTEST = 4
"""Words between two bounds that are shorter say nothing by themselves."""
DOUBT = re.compile(
    "之一|任[一意]|其中|或者?|可以?(?!靠|行|持)|的，|除外|优先|一般|原则上|下列|以下(?!简称)|[：:]."
)
"""What makes a number no plain bound for everybody, `成立满三年的，`; words before a colon say for whom."""
UNIT = r"(?:万元|亿元|元|周?岁|个月|个工作日|[家名人项个年次件天份%％]|平方米)"
AMOUNT = rf"(?P<value>{NUMBER})\s*(?P<unit>{UNIT})"
BEFORE = (
    ("at_least", r"不少于|不低于|不小于|至少(?:有|为)?|(?<![未不])达到|(?<![未不])满"),
    ("at_most", r"不超过|不多于|不高于|不大于|至多"),
    ("more_than", "超过|大于|多于|高于"),
    ("less_than", "少于|低于|小于|未满|不满"),
)
BEHIND = (
    ("at_least", r"[^，。；、\d]{0,6}(?:及|或)?以上"),
    ("at_most", r"[^，。；、\d]{0,6}(?:及|或)?以[下内]"),
)
BOUNDS = tuple(
    (op, re.compile(pattern))
    for op, pattern in (
        *((op, rf"(?:{words})\s*{AMOUNT}") for op, words in BEFORE),
        *((op, rf"{AMOUNT}{words}") for op, words in BEHIND),
    )
)
LEADS = re.compile(r"应当?由[^，。；、]{1,20}牵头")
"""`应当由学会牵头`."""

ONE_OF = re.compile("之一|任[一意]|any of", re.IGNORECASE)
"""`符合以下条件之一`."""
MORE_THAN_A_LIST = re.compile(r"[，,；;]|或|\bor\b|\d", re.IGNORECASE)
"""`评分60分以上，或符合下列条件之一`: an alternative of its own, beside those listed below it."""
NOTHING_ASKED = re.compile(
    r"^(?:本[次批年]|今年|全[市区县省]|每[个家]?(?:街道|镇|乡|区|县|市|部门|学院|高校|推荐单位)|各(?:街道|镇|区|县|市|推荐单位))"
    r"[^，。；]{0,14}(?:支持|资助|推荐|评选|遴选|名额|限额|限报)[^，。；]{0,10}\d+\s*[项个家名人]"
    r"|^(?:名额|指标|数量)[^，。；]{0,8}\d"
    r"|以[^，。；]{1,12}(?:的)?名义(?:申请|申报|参赛|报名)[^，。；]{0,4}$"
)
"""`本次共支持20个项目`, `每个街道推荐不超过3个项目`, `以本单位名义申请`: places, or a way to apply."""

DRAFT = Message("a draft of a condition from the words of the clause; what proves it, a person must say")


@dataclass
class Rules:
    """Draft rules and the keys that their clauses get."""

    rules: list[Any] = field(default_factory=list)
    by_clause: dict[int, dict[str, Any]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    _last: Counter[str] = field(default_factory=Counter)
    """The number given last behind each clause's id."""

    def free_id(self, name: str, *, numbered: bool) -> str:
        """The clause's id for its only rule, else that id with the next free number."""
        result = name
        while result in self.taken or (numbered and result == name):
            self._last[name] += 1
            result = f"{name}-{self._last[name]}"
        self.taken.add(result)
        return result


def rules_of(clauses: list[DraftClause], ids: dict[int, str], catalogue: Catalogue) -> Rules:
    """The rules of the outermost clauses; `ids` are the clauses' by identity, `words` the call's language."""
    made = Rules()
    for outer in clauses:
        if outer.heading and ABOUT_CONDITIONS.search(outer.heading.words):
            for clause in _judged_apart(outer):
                _of_clause(clause, ids, made, catalogue)
            _reason_against(outer, made, catalogue)
    return made


def _judged_apart(clause: DraftClause) -> list[DraftClause]:
    """A clause and those inside it whose words are judged by themselves."""
    if _takes_together(clause):
        return [clause]
    return [clause, *(inner for part in clause.clauses for inner in _judged_apart(part))]


def _takes_together(clause: DraftClause) -> bool:
    """Whether a clause's last words make one condition of all clauses inside it: 符合下列条件之一：."""
    last = WHOLE.findall(clause.text[-1].words)[-1:] if clause.text and clause.clauses else []
    return any(words.endswith(("：", ":")) and TOGETHER.search(words) for words in last)


def _of_clause(clause: DraftClause, ids: dict[int, str], made: Rules, catalogue: Catalogue) -> None:
    name = ids[id(clause)]
    drafts = [draft for passage in clause.text for draft in _drafts(passage, catalogue)]
    if _takes_together(clause):
        last = clause.text[-1]
        together = _taken_together(WHOLE.findall(last.words)[-1].strip(BLANKS + "：:"), catalogue)
        drafts.append((_any_of(together, clause, (ids, made), catalogue), last))
    if clause.number and clause.heading and not clause.text and not clause.clauses:
        drafts = _drafts(clause.heading, catalogue)
    keys = []
    for draft, passage in drafts:
        key = made.free_id(name, numbered=len(drafts) > 1)
        keys.append(key)
        kind = {"id": key, "kind": draft.pop("kind"), "clause": name, "quote": draft.pop("quote")}
        tree = {
            key: literal(part) if key in ("quote", "ask") else part for key, part in (kind | draft).items()
        }
        made.rules.append(Sourced(tree, (passage.place,), DRAFT))
    if keys:
        made.by_clause[id(clause)] = {"rules": keys}
    elif any(NOTHING_ASKED.search(part.words.strip(BLANKS)) for part in clause.text):
        made.by_clause[id(clause)] = {"no_rule": _no_condition(catalogue)}


def _drafts(passage: Passage, catalogue: Catalogue) -> list[tuple[dict[str, Any], Passage]]:
    """Rules for each sentence; where one of several things is enough, the sentence as a whole is one."""
    results = []
    doubtful = bool(DOUBT.search(passage.words))
    for sentence in (WHOLE if doubtful else SENTENCES).findall(passage.words):
        bare = sentence.strip(BLANKS)
        if bare and bare not in JOINS and not bare.endswith(("：", ":")) and not NOTHING_ASKED.search(bare):
            made = [_judgement(bare, catalogue)] if doubtful else _of_sentence(bare, catalogue)
            results += [(draft, passage) for draft in made]
    return results


def _of_sentence(sentence: str, catalogue: Catalogue) -> list[dict[str, Any]]:
    """A rule for each bound and for 应由…牵头; what is between them is a judgement."""
    made: list[dict[str, Any]] = []
    rest = ""
    for piece in PIECES.findall(sentence):
        sure = _bound(piece.strip(BLANKS), catalogue) or _leading(piece, catalogue)
        if not sure:
            rest += piece
            continue
        made += [_judgement(rest.strip(BLANKS), catalogue)] if len(rest.strip(BLANKS)) >= SHORTEST else []
        made.append({**sure, "no_evidence": catalogue.translate("to be checked")})
        rest = ""
    rest = rest.strip(BLANKS)
    return [*made, *([_judgement(rest, catalogue)] if len(rest) >= SHORTEST or (rest and not made) else [])]


def _judgement(quote: str, catalogue: Catalogue) -> dict[str, Any]:
    return {"kind": "judgement", "quote": quote, "ask": _ask(quote, catalogue)}


def _any_of(
    together: dict[str, Any], clause: DraftClause, place: tuple[dict[int, str], Rules], catalogue: Catalogue
) -> dict[str, Any]:
    """One of several: each clause inside, where it is a text of one sentence, is a part of the condition."""
    texts = [inner.text[0].words.strip(BLANKS) if inner.text else "" for inner in clause.clauses]
    single = all(len(inner.text) == 1 and not inner.clauses for inner in clause.clauses)
    if (
        not ONE_OF.search(together["quote"])
        or MORE_THAN_A_LIST.search(together["quote"])
        or REFUSES.search(together["quote"])
        or not (single and all(texts))
    ):
        return together
    ids, made = place
    rules = []
    for inner, text in zip(clause.clauses, texts, strict=True):
        name = ids[id(inner)]
        key = made.free_id(name, numbered=False)
        made.by_clause[id(inner)] = {"rules": [key]}
        head = {"id": key, "kind": "judgement", "clause": name}
        rules.append(head | {"quote": literal(text), "ask": literal(_ask(text, catalogue))})
    return {"kind": "any", "quote": together["quote"], "rules": rules}


def _no_condition(catalogue: Catalogue) -> str:
    return catalogue.translate("no condition was found here when it was imported")


def _taken_together(quote: str, catalogue: Catalogue) -> dict[str, Any]:
    if REFUSES.search(quote):
        return {
            "kind": "judgement",
            "quote": quote,
            "ask": catalogue.translate("“{quote}”: is this not so?", quote=quote),
        }
    return _judgement(quote, catalogue)


def _leading(piece: str, catalogue: Catalogue) -> dict[str, Any] | None:
    lead = LEADS.search(piece)
    return {"kind": "yes_no", "quote": lead[0], "ask": _ask(lead[0], catalogue)} if lead else None


def _bound(piece: str, catalogue: Catalogue) -> dict[str, Any] | None:
    """A number against which the applicant's is held; None unless the piece has exactly one."""
    numbers = re.findall(AMOUNT, piece)
    results = [(op, match) for op, pattern in BOUNDS if (match := pattern.search(piece))]
    if len(numbers) != 1 or not results or dates_in(piece):
        return None
    op, match = results[0]
    value = number_value(match["value"])
    if value is None or value != int(value):
        return None
    ask = catalogue.translate("“{quote}”: how many?", quote=piece)
    return {
        "kind": "number",
        "quote": piece,
        "ask": ask,
        "op": op,
        "value": int(value),
        "unit": match["unit"],
    }


def _ask(quote: str, catalogue: Catalogue) -> str:
    return catalogue.translate("“{quote}”: is this so?", quote=quote)


def _reason_against(outer: DraftClause, made: Rules, catalogue: Catalogue) -> None:
    """Where half of the clauses set rules, the others say that they set none."""
    for clause in (outer, *outer.walk()):
        setting = [inner for inner in clause.clauses if _sets(inner, made)]
        if setting and 2 * len(setting) >= len(clause.clauses):
            for inner in clause.clauses:
                if inner not in setting:
                    why = _no_condition(catalogue)
                    made.by_clause.setdefault(id(inner), {})["no_rule"] = why


def _sets(clause: DraftClause, made: Rules) -> bool:
    return any("rules" in made.by_clause.get(id(inner), {}) for inner in clause.walk())
