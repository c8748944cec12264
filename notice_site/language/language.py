"""The packs there are. In: a language tag, or words of any language. Out: the pack, or dates."""

from functools import cache

from notice_site.language.en import AMERICAN, BRITISH, ENGLISH
from notice_site.language.pack import Language, SpokenSpan
from notice_site.language.zh_cn import CHINESE

PACKS = {
    "zh-CN": CHINESE,
    "zh": CHINESE,
    "zh-Hans": CHINESE,
    "zh-SG": CHINESE,
    "en": ENGLISH,
    "en-GB": BRITISH,
    "en-US": AMERICAN,
}
"""Every tag that a call may name, with its pack."""
BY_TAG = {tag.lower(): pack for tag, pack in PACKS.items()}


class UnknownLanguage(Exception):
    """No pack has this tag."""


@cache
def language_for(tag: str) -> Language:
    """The pack of a language tag, however it is written: `zh-CN`, `zh_cn`, `en-GB`."""
    pack = BY_TAG.get(tag.replace("_", "-").lower())
    if pack is None:
        raise UnknownLanguage(tag)
    return pack


def spoken_spans(text: str) -> list[SpokenSpan]:
    """Every date in words whose language is not known, in order, each place once."""
    results: list[SpokenSpan] = []
    for pack in (CHINESE, ENGLISH):
        for span in pack.spoken_spans(text):
            if not any(span.start < other.end and other.start < span.end for other in results):
                results.append(span)
    return sorted(results, key=lambda span: span.start)


def is_only_a_date(text: str) -> SpokenSpan | None:
    """The date that a line consists of, year and all."""
    spans = spoken_spans(text.strip())
    alone = len(spans) == 1 and spans[0].own_year and len(spans[0].wording) == len(text.strip())
    return spans[0] if alone else None
