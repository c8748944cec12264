"""The page of a Word file. In: the small print. Out: its section and footers, by GB/T 9704-2012.

A4; type area 156 × 225 mm, 37 mm from the top, 28 mm from the left (5.1); 22 lines of 28 characters (5.2.3);
page number `— 1 —` in 4号 宋体 7 mm below the type area, one character in, odd pages right, even left (7.5).
"""

from notice_site.word.xml import MM, Element, make, paragraph, run

NUMBER_BELOW = 35 - 7
"""Millimetres from the page's lower edge to the top of its number."""
NUMBER_LINE, PRINT_LINE = 280, 240
"""Heights of a paragraph of the styles Footer and NoticeSitePrint, in twentieths of a point."""
PRINT_BELOW = 160
"""From the number to the small print, in twentieths of a point."""
PITCH = 579
"""28.95 pt from line to line: 22 lines in 225 mm. The styles set it, and 28 characters to a line by tracking:
on a grid of characters LibreOffice 7.4 sets them far too wide."""


def page_section(print_lines: int) -> Element:
    """`w:sectPr` without its footers, which carry so many lines of small print."""
    below = round(NUMBER_BELOW * MM) - NUMBER_LINE - PRINT_BELOW - print_lines * PRINT_LINE
    margins = {"top": 37, "right": 26, "bottom": 35, "left": 28, "header": 15}
    return make(
        "w:sectPr",
        make("w:pgSz", w=11906, h=16838),
        make("w:pgMar", **{side: round(size * MM) for side, size in margins.items()}, footer=below, gutter=0),
        make("w:docGrid", linePitch=PITCH),
    )


def footers(print_lines: tuple[str, ...]) -> dict[str, Element]:
    """The footers of odd and even pages: the number, then the small print."""
    return {"default": _footer("right", print_lines), "even": _footer("left", print_lines)}


def _footer(side: str, print_lines: tuple[str, ...]) -> Element:
    number = make("w:fldSimple", run("1"), instr=" PAGE ")
    inline = [run("— "), number, run(" —")]
    place = make("w:spacing", after=PRINT_BELOW), make("w:ind", **{side: NUMBER_LINE})
    lines = [paragraph("NoticeSitePrint", [run(line)]) for line in print_lines]
    return make("w:ftr", paragraph("Footer", inline, *place, make("w:jc", val=side)), *lines)
