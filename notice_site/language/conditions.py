"""Words by which a text says who may apply, must or may not. In: a pack. Out: its patterns.

What has to be handed in, signed or filled in is asked for elsewhere and is no condition by itself.
"""

import re
from dataclasses import dataclass

from notice_site.language.pack import Language

Pattern = re.Pattern[str]


@dataclass(frozen=True)
class ConditionWords:
    """How a language says what an applicant must be or may not do."""

    heading: Pattern
    """The heading above conditions."""
    condition: Pattern
    """A sentence that says who may apply, must or may not."""
    handing_in: Pattern
    """What applicants must do with documents: it sets no condition, unless it refuses somebody."""
    refusing: Pattern
    """Who is refused, or may not apply."""
    late: Pattern
    """Who comes too late, or with incomplete documents: the deadline and the materials say it."""
    leading_in: Pattern
    """The end of a line whose items follow."""


WHO = (
    "(?:申报|申请|参评|参赛|推荐|牵头|参与|参加|联合|合作|承担|依托|申领)(?:单位|企业|机构|人员?|者|主体|对象|项目|方|团队|团体|家庭)"
    "|项目(?:负责人|申报人|承担单位)|负责人|每(?:家|个|名|位)?(?:单位|企业|机构|人|法人)"
)
MUST = "应当?|必须|须|需(?!求)|不得|不能|不超过|不少于|不低于|不高于|仅限|只能|限报?\\d?|具备|具有|符合|满足"
CHINESE_CONDITIONS = ConditionWords(
    heading=re.compile(
        "(?:申报|申请|参评|支持|扶持|补助|资助|推荐|准入)?(?:条件|资格|对象|范围)|(?:申报|申请|基本|限项)要求"
    ),
    condition=re.compile(
        rf"(?:{WHO})[^。；]{{0,16}}?(?:{MUST})"
        "|(?:具备|符合|满足)(?:下列|以下|如下|上述|前款)[^。；]{0,6}(?:条件|情形|要求)"
        "|(?:可以?|均可|方可|才能|有资格|允许)[^。；，]{0,10}?(?:申报|申请|参评|参加|参与|报名|领取)"
        "|面向(?!社会|全社会|公众)[^。；，]{2,30}"
        "|(?:限于|仅限|只限|限)[^。；，]{1,24}(?:申报|申请|单位|企业|机构|人员)"
        "|(?:限|最多|至多|只能|不超过)(?:可)?(?:申?报|推荐|申请)\\s*[\\d一二两三四五六七八九十]+"
    ),
    handing_in=re.compile(
        "提交|报送|递交|上传|填写|填报|提供|出具|登录|加盖|盖章|签字|签章|装订|打印|寄|送达|准备|附上|上报|注册账号"
        "|真实|负责(?!人)|承诺|公示|配合|接受|落实|按期|及时|验收|统筹|组织|通知|联系|咨询"
    ),
    refusing=re.compile(
        "不得(?:重复|同时|多头|再次?|作为)?(?:申报|申请|参评|参加|推荐|享受)|(?:不予|不再?|不得)(?:受理|支持|资助|立项|推荐|纳入)"
        "|(?:不可以?|不能)(?:重复|同时|再次?)?(?:申报|申请|参评|参加|报名)|取消[^。；]{0,6}资格|除外"
    ),
    late=re.compile("逾期|过期|超过(?:截止|规定)|截止(?:时间)?后|材料不(?:完整|全|齐)|未按(?:要求|时|规定)"),
    leading_in=re.compile("[:：]$"),
)
"""申报单位应当…, 具备下列条件, 可以联合申报, 每家单位限报1项, 不得重复申报."""
EN_WHO = (
    r"\b(?:applicants?|applications? (?:leads?|partners?)"
    r"|you|your (?:organi[sz]ation|business|company|project|team)"
    r"|lead (?:applicant|organi[sz]ation|partner)s?|partners?|projects?|organi[sz]ations?|businesses"
    r"|compan(?:y|ies)|consorti(?:um|a)|institutions?|individuals?|researchers?"
    r"|(?:principal|lead) investigators?|members?"
    r"|each (?:applicant|organi[sz]ation|lead)|only [\w -]{2,40})"
)
EN_MUST = (
    r"\b(?:must|shall|may not|cannot|can not|may only|can only|should (?:be|have)|needs? to (?:be|have)"
    r"|(?:is|are) (?:not )?(?:eligible|required|expected to (?:be|have)|limited)"
    r"|(?:can|may) (?:apply|lead|take part|join))\b"
)
ENGLISH_CONDITIONS = ConditionWords(
    heading=re.compile(
        r"\beligib|\bwho (?:can|may|is able to) apply|\bconditions?\b|\brequirements?\b", re.IGNORECASE
    ),
    condition=re.compile(
        rf"{EN_WHO}[^.;]{{0,40}}?{EN_MUST}"
        r"|\bopen (?:only )?to\b|\bto be eligible\b|\bmeet (?:all |each )?(?:of )?the following",
        re.IGNORECASE,
    ),
    handing_in=re.compile(
        r"\b(?:submit|send|upload|attach|provide|complete|fill|sign|seal|post|deliver|return|include|enclose"
        r"|use|register for|log in|read|contact|email|e-mail|report|keep|notify|acknowledge|describe|explain"
        r"|set out|state)\b",
        re.IGNORECASE,
    ),
    refusing=re.compile(
        r"\b(?:not|in)\s?eligible\b"
        r"|\b(?:cannot|can ?not|may not|must not) (?:apply|lead|take part|be (?:funded|considered))"
        r"|\b(?:will|shall) not be (?:considered|accepted|assessed|funded|supported)\b"
        r"|\bexcluded\b|\bonly one application\b",
        re.IGNORECASE,
    ),
    late=re.compile(r"\blate\b|\bafter the (?:deadline|closing date)\b|\bincomplete\b", re.IGNORECASE),
    leading_in=re.compile(r":$"),
)
"""Applicants must be …, your business must have …, open to …, only … can lead, will not be accepted."""


def condition_words(language: Language) -> ConditionWords | None:
    """The patterns of a pack's language; None where they are not known."""
    return {"zh": CHINESE_CONDITIONS, "en": ENGLISH_CONDITIONS}.get(language.tag.partition("-")[0])
