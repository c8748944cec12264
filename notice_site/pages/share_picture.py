"""The picture that a shared link shows. In: facts and a catalogue. Out: `share.png`, 1200 × 630 pixels.

Programs that show a shared link ask for the picture by its full address, so there is one only where the
site's address is known. The same input gives the same bytes.
"""

from io import BytesIO

from PIL import Image

from notice_site.facts.facts import Facts
from notice_site.language.catalogue import Catalogue
from notice_site.pages.status import WindowStatus, status_view
from notice_site.pdf.blocks import balanced_lines, width_of
from notice_site.pdf.typst_engine import template_inputs, typesetter

PICTURE = "share.png"
PIXELS_PER_INCH = 144
COLOURS = 32
"""Flat areas and the edges of letters need no more; a third of the bytes."""
MOST_LINES = 2
TITLE_LINES = ((32, 16), (72, 24))
"""Of a title up to so long, the longest line, where the call breaks it nowhere."""
LONGEST_LINE = 40


def render_picture(facts: Facts, catalogue: Catalogue) -> dict[str, bytes]:
    """Title, issuers and deadline, as they are in force; nothing where no link could name the picture."""
    if not facts.build.site_url:
        return {}
    notice = facts.in_force
    data = {
        "title": notice.title_lines or _title_lines(facts.title),
        "issuers": [issuer.name for issuer in notice.issuers],
        "lines": _lines(facts, catalogue),
        "unofficial": ""
        if facts.notice.site.official
        else catalogue.translate("Demonstration, not published by the issuer"),
    }
    picture = typesetter("share.typ").compile(
        sys_inputs=template_inputs(data), format="png", ppi=PIXELS_PER_INCH
    )
    assert isinstance(picture, bytes)
    return {PICTURE: _fewer_colours(picture)}


def _title_lines(title: str) -> tuple[str, ...]:
    most = next((most for length, most in TITLE_LINES if width_of(title) <= length), LONGEST_LINE)
    return balanced_lines(title, most)


def _lines(facts: Facts, catalogue: Catalogue) -> list[str]:
    status = status_view(facts, catalogue)
    if status.withdrawn:
        return [catalogue.translate("Withdrawn")]
    shown = [_line(window, catalogue) for window in status.windows[:MOST_LINES] or (status.whole,)]
    if len(status.windows) > MOST_LINES:
        shown.append(catalogue.translate("and {n} more", n=len(status.windows) - MOST_LINES))
    return shown


def _line(window: WindowStatus, catalogue: Catalogue) -> str:
    return catalogue.translate(
        "{label}: {text}", label=window.title or catalogue.translate("Deadline"), text=window.closes
    )


def _fewer_colours(picture: bytes) -> bytes:
    small = BytesIO()
    with Image.open(BytesIO(picture)) as image:
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()
