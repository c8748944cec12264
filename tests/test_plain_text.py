"""Text for files that hold no markup."""

from urllib.parse import unquote
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from notice_site.escapes import plain_address, plain_line, plain_text

ANY_TEXT = st.text(st.characters(exclude_categories=()))


def test_every_way_to_end_a_line_is_one_line_feed() -> None:
    assert plain_text("一\r\n二\r三\n四\u2028五\x85六") == "一\n二\n三\n四\n五\n六"
    assert plain_line("一\r\n二\u2029三") == "一 二 三"


def test_what_can_be_seen_stays_as_it_is() -> None:
    seen = "从１a，；：“”〔2015〕\t😀\u202e\u2066=SUM(A1)]]>&amp;\ufeff"
    assert plain_text(seen) == seen


def test_what_no_file_can_hold_is_left_out() -> None:
    assert plain_text("a\x00b\x07c\x1bd\x7fe\x9ff\ud800g\ufffeh") == "abcdefgh"


@given(ANY_TEXT)
def test_xml_can_hold_every_plain_text(text: str) -> None:
    element = ET.Element("x")
    element.text = plain_text(text)
    assert (ET.fromstring(ET.tostring(element, "utf-8")).text or "") == plain_text(text)


@given(ANY_TEXT)
def test_an_address_is_one_word_of_ascii_that_says_the_same(text: str) -> None:
    address = plain_address(text)
    assert address.isascii()
    assert address.split() in ([address], [])
    assert not set('<>"\\') & set(address)
    assert unquote(address) == unquote(plain_text(text))


def test_an_address_that_is_escaped_already_stays() -> None:
    assert plain_address("https://x.cn/%E4%BE%8B/?a=1&b=2#c") == "https://x.cn/%E4%BE%8B/?a=1&b=2#c"
