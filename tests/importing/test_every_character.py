"""Every character of a file is in a block, a note or what was passed over, and none is added.

Footers with the same words for odd and even pages count once.
"""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from notice_site.importing.blocks import Table
from notice_site.importing.plain.read_text import read_text
from notice_site.word.xml import Element, qname
from tests.importing.conftest import Read
from tests.importing.every_habit import FILES
from tests.importing.outlines import all_words, covers_its_grid
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
BLANKS = ("\t", "\n", "\n\n\n", "\v", "\f", "\u3000", " ")
SCRAPS = (*BLANKS, "单位", "编号1", "名称2：", "1.", "2.", "。", "附件2", "words")
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


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS), max_size=60).map("".join).filter(str.strip))
def test_no_mixture_of_tabs_lines_and_numbers_loses_a_character_of_a_text(text: str) -> None:
    source = read_text(text.encode(), "notice.txt")
    assert counted(all_words(source)) == counted(text)
    assert all(covers_its_grid(block) for block in source.blocks if isinstance(block, Table))
