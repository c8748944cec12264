"""Every character of a Word file stands in a block, a note or what was passed over, and none is added.

Footers with the same words for odd and even pages count once.
"""

from collections import Counter

import pytest
from lxml import etree

from notice_site.word.xml import Element, qname
from tests.importing.conftest import Read
from tests.importing.every_habit import FILES
from tests.importing.outlines import all_words
from tests.source_text import squeeze
from tests.word_files import FILES as OUR_FILES
from tests.word_reading import parts_of

OURS = {
    f"{call}-{name.rpartition('/')[2]}": data
    for call, files in OUR_FILES.items()
    for name, data in files.items()
}
NOT_SHOWN = (qname("mc:Fallback"), qname("w:moveFrom"))
TEXTS = ("w:t", "w:delText")
BOXES = str.maketrans("☐☑☒", "□□□")


def words_of(root: Element) -> str:
    """All words of a part, a box for each one to tick."""
    seen = [
        element
        for element in root.iter(*map(qname, (*TEXTS, "w:checkBox", "w:sym")))
        if not any(above.tag in NOT_SHOWN for above in element.iterancestors())
    ]
    return "".join((found.text or "") if found.tag in map(qname, TEXTS) else "□" for found in seen)


def counted(text: str) -> Counter[str]:
    return Counter(squeeze(text).translate(BOXES))


def test_there_are_files_of_ours_and_of_others() -> None:
    assert len(OURS) > 5
    assert len(FILES) > 15


@pytest.mark.parametrize("name", [*FILES, *OURS])
def test_nothing_is_lost_and_nothing_added(name: str, read: Read) -> None:
    content = (FILES | OURS)[name]
    parts = [etree.fromstring(data) for part, data in parts_of(content).items() if part.endswith(".xml")]
    words = dict.fromkeys(words_of(root) for root in parts)
    assert counted(all_words(read(content, name))) == counted("".join(words))
