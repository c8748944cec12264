"""Phrases by which a text of a language speaks of a fact. In: a pack. Out: its patterns.

Each pattern marks a piece of running text whose number, date or share states a fact that the data holds too.
"""

import re
from dataclasses import dataclass

from notice_site.language.en import ARABIC, WORDS
from notice_site.language.pack import Language
from notice_site.language.zh_cn import NUMBER

Pattern = re.Pattern[str]


@dataclass(frozen=True)
class Phrases:
    """How a language speaks of the facts of a call."""

    sentence: Pattern
    """What ends a sentence."""
    before_deadline: Pattern
    """What is before a date by which documents are handed in."""
    after_deadline: Pattern
    """What is after one."""
    copies: Pattern
    """A number of copies."""
    all_documents: Pattern
    """Words for every document together."""
    pages: Pattern
    """A number of pages."""
    length: Pattern
    """A number of characters or words."""
    scored: Pattern
    """Words beside a pass mark."""
    pass_mark: Pattern
    """A pass mark that is named as one."""
    full_mark: Pattern
    """The most points."""
    score_units: frozenset[str]
    """Units of points."""
    awarded: Pattern
    """How many are given."""
    own_share: Pattern
    """Words beside the applicant's own share."""
    whole_sum: Pattern
    """Words before the whole sum of money."""
    by_post: Pattern
    """Words that say that documents may be posted."""
    not_by_post: Pattern
    """Words that say that they may not."""
    refused: Pattern
    """Words that turn a condition into its opposite: who meets it is refused."""
    day_before: Pattern
    """What is after or before a date to mean the time up to it."""
    day_after: Pattern
    """The same for the time from it on."""


NUM = rf"(?P<n>{NUMBER})"
CHINESE_PHRASES = Phrases(
    sentence=re.compile(r"[。；;！？\n]"),
    before_deadline=re.compile(
        r"(?:截止|受理|申报|报名|提交|报送|填报|征集|接收)(?:时间|日期|期限|期)?(?:截止)?"
        r"(?:为|是|至|到|[:：]|于)?\s*$"
    ),
    after_deadline=re.compile(
        r"[^，。；\d]{0,6}(?:截止|止(?=[，。；）]|$))"
        r"|[^，。；\d]{0,4}(?:之|以)?前[，,]?[^。；\d]{0,24}?"
        r"(?:报送|提交|申报|邮寄|寄送|寄出|寄至|送达|送至|送交|递交|上报|报至|交至|发送|发至|填报|报名)"
    ),
    copies=re.compile(rf"(?:一式|各|共)?{NUM}份"),
    all_documents=re.compile("材料|资料|文件|纸质"),
    pages=re.compile(rf"{NUM}\s*页"),
    length=re.compile(rf"{NUM}\s*字"),
    scored=re.compile("总分|得分|评分|综合分|平均分|合格|及格|分数线"),
    pass_mark=re.compile(rf"(?:合格线|及格线|分数线|入围线|最低分)(?:为|是|[:：])?\s*{NUM}\s*分"),
    full_mark=re.compile(rf"(?:满分|总分)(?:值|数)?(?:为|是|共|[:：])?\s*{NUM}\s*分(?!以)"),
    score_units=frozenset({"分"}),
    awarded=re.compile(
        r"(?:拟|共|计划|将|本次|今年|本年度|择优|合计|总计|总共)(?:择优)?"
        r"(?:支持|资助|立项|评选|遴选|选出|选取|扶持|奖励|认定|评出|提供|设立?)(?:不超过|约|共)?"
        rf"{NUM}(?:个|项|家|名|人|件|套|支)"
    ),
    own_share=re.compile("自筹|配套|自有资金"),
    whole_sum=re.compile(
        rf"(?:资金|经费|预算|奖金|扶持|资助)(?:总额|总量|总规模|规模)(?:度)?(?:为|是|共|不超过|[:：])?\s*(?={NUMBER})"
    ),
    by_post=re.compile("以?(?:寄出)?邮戳|邮寄(?!地址)|特快专递"),
    not_by_post=re.compile("(?:不|无须|无需|勿)[^，。；]{0,4}邮寄|邮寄[^，。；]{0,6}不|拒收"),
    refused=re.compile(
        "不予|不再?受理|不得(?!超过|少于|低于|高于|多于|大于|小于|超出|短于)|除外|取消|不能(?!超过|低于)|不可|不符合"
        "|不适用|排除|不支持|不(?:纳入|列入)"
    ),
    day_before=re.compile(r"(?:之|以)?前|止|以内"),
    day_after=re.compile(r"(?:之|以)?后|起|以来"),
)
"""The Chinese phrases: 报名截止为, 一式三份, 得分不低于60分, 共支持12项, 以邮戳为准."""
EN_NUM = rf"(?P<n>{ARABIC}|{WORDS})"
ENGLISH_PHRASES = Phrases(
    sentence=re.compile(r"[;\n]|[.!?](?=\s|$)(?<!\b[a-z]\.)(?<!\bNo\.)"),
    before_deadline=re.compile(
        r"\b(?:deadline|clos(?:es?|ed|ing)|submi\w+|receiv\w+|apply|applications?|posted|due|return\w*)\b"
        r"[^.;]{0,60}?\b(?:by|until|before|than|on|is|are|at|:)(?:\s+\w+day,?)?(?:\s+the)?\s*$"
        r"|(?:deadline|closing date)\s*:\s*$",
        re.IGNORECASE,
    ),
    after_deadline=re.compile(r"[^.;\d]{0,16}\b(?:deadline|closing date)\b", re.IGNORECASE),
    copies=re.compile(
        rf"\b(?:{EN_NUM})\s+(?:(?!or\b|and\b)[a-z-]+\s+){{0,2}}cop(?:y|ies)\b"
        r"|\bin (?P<times>duplicate|triplicate)\b",
        re.IGNORECASE,
    ),
    all_documents=re.compile(
        r"\b(?:documents?|papers?|materials?|everything|applications?)\b", re.IGNORECASE
    ),
    pages=re.compile(rf"\b{EN_NUM}[\s-]+(?:A4\s+)?(?:pages?|sides)\b", re.IGNORECASE),
    length=re.compile(rf"\b{EN_NUM}[\s-]+words?\b", re.IGNORECASE),
    scored=re.compile(r"\bscor(?:e|es|ed|ing)\b|\bmarks?\b|\bpoints\b", re.IGNORECASE),
    pass_mark=re.compile(
        rf"\b(?:pass(?:ing)? (?:mark|score)|threshold|minimum (?:score|mark)|cut-off)\s*(?:is|of|:)"
        rf"\s*{EN_NUM}",
        re.IGNORECASE,
    ),
    full_mark=re.compile(
        rf"\b(?:out of|maximum (?:score|mark)?\s*(?:of|is)|total of)\s+{EN_NUM}\s*(?:points|marks)",
        re.IGNORECASE,
    ),
    score_units=frozenset({"points", "marks", "point", "mark", ""}),
    awarded=re.compile(
        r"\b(?:will|can|to|shall|expects? to|plans? to|we)\s+(?:fund|award|support|make|give|offer|select)\s+"
        rf"(?:up to |about |around |a total of |at most |no more than )?{EN_NUM}\s+(?:[a-z-]+\s+){{0,2}}"
        r"(?:awards?|grants?|projects?|places|fellowships?|scholarships?|prizes?|winners?|applicants?|alliances?)\b",
        re.IGNORECASE,
    ),
    own_share=re.compile(
        r"\bmatch(?:ed|ing)?\b|\bown (?:funds|money|share|contribution)|\bco-?fund", re.IGNORECASE
    ),
    whole_sum=re.compile(
        r"\btotal (?:budget|fund(?:ing)?|fund available|value|sum)\s*(?:available\s*)?(?:is|of|:)\s*(?=\S)"
        r"|\b(?:budget|funding) (?:totals|of)\s+(?=\S)",
        re.IGNORECASE,
    ),
    by_post=re.compile(
        r"\bpostmark|\bby (?:registered |recorded )?post\b|\b(?:posted|mailed) (?:by|before|no later)\b",
        re.IGNORECASE,
    ),
    not_by_post=re.compile(r"\b(?:not|no|never|cannot)\b[^.;]{0,40}\bpost", re.IGNORECASE),
    refused=re.compile(
        r"\bnot (?:eligible|be|apply|accepted|considered|qualify|open)|\bineligible|\bexclu|\breject"
        r"|\bdisqualif|\bcannot apply|\bwill not\b|\bunless\b|\bexcept\b",
        re.IGNORECASE,
    ),
    day_before=re.compile(r"\b(?:before|by|until|no later than|not later than|up to)\b", re.IGNORECASE),
    day_after=re.compile(r"\b(?:after|since|from|no earlier than|not before)\b", re.IGNORECASE),
)
"""The English phrases: the deadline is, three copies, a score of at least 60, will make 12 awards."""


def phrases_for(language: Language) -> Phrases:
    """The phrases of a pack's language."""
    return ENGLISH_PHRASES if language.tag.startswith("en") else CHINESE_PHRASES
