"""X01, X02: slips of the pen. In: a view. Out: findings."""

import re
from collections.abc import Iterator
from itertools import pairwise

from notice_site.checks.finding import Finding, View
from notice_site.checks.issued_words import HAN, issued_texts, shown, texts_of
from notice_site.checks.known_words import known_words
from notice_site.problem import Message

SENTENCE = re.compile(r"[^。！？；]+[。！？；]")
FRAGMENT = re.compile(rf"^[{HAN}]{{4,10}}。$")
OPENING = 4
"""So many characters of the next sentence are compared with the fragment."""


def known_slips_are_absent(view: View) -> Iterator[Finding]:
    """No slip stands in the text that is known from other notices, such as a word with a wrong character."""
    known = known_words()
    for text in texts_of(view):
        if not known.any_slip.search(text.words):
            continue
        for pattern, right in known.slips:
            found = {match[0]: match.expand(right) for match in pattern.finditer(text.words)}
            for wrong, meant in found.items():
                yield Finding(
                    text.path,
                    Message("“{wrong}” looks like a slip.", wrong=wrong),
                    Message("Write “{right}”.", right=meant),
                )


def sentences_are_whole(view: View) -> Iterator[Finding]:
    """No fragment of a sentence is left standing before the sentence that says it again."""
    for text in issued_texts(view):
        sentences = SENTENCE.findall(text.words)
        for fragment, following in pairwise(sentences):
            opening = following[:OPENING]
            if FRAGMENT.match(fragment) and fragment[-3:-1] == opening[-2:] and set(opening) <= set(fragment):
                yield Finding(
                    text.path,
                    Message(
                        "“{fragment}” is a fragment that the next sentence repeats: “{following}…”.",
                        fragment=shown(fragment),
                        following=shown(following[:8]),
                    ),
                    Message("Delete the fragment."),
                )
