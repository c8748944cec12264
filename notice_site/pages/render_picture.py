"""The picture that a shared link shows. In: facts and words. Out: `share.png`, 1200 × 630 pixels.

Programs that show a shared link ask for the picture by its full address, so there is one only where the
site's address is known. The same input gives the same bytes.
"""

from io import BytesIO

from PIL import Image

from notice_site.facts.facts import Facts
from notice_site.pages.status import WindowStatus, status_view
from notice_site.printing.typesetter import template_inputs, typesetter
from notice_site.words import Words

PICTURE = "share.png"
PIXELS_PER_INCH = 144
COLOURS = 32
"""Flat areas and the edges of letters need no more; a third of the bytes."""
MOST_LINES = 2


def render_picture(facts: Facts, words: Words) -> dict[str, bytes]:
    """Title, issuers and deadline, as they are in force; nothing where no link could name the picture."""
    if not facts.build.site_url:
        return {}
    notice = facts.in_force
    data = {
        "title": facts.title,
        "issuers": [issuer.name for issuer in notice.issuers],
        "lines": _lines(facts, words),
        "unofficial": ""
        if facts.notice.site.official
        else words.say("Demonstration, not published by the issuer"),
    }
    picture = typesetter("share.typ").compile(
        sys_inputs=template_inputs(data), format="png", ppi=PIXELS_PER_INCH
    )
    assert isinstance(picture, bytes)
    return {PICTURE: _fewer_colours(picture)}


def _lines(facts: Facts, words: Words) -> list[str]:
    status = status_view(facts, words)
    if status.withdrawn:
        return [words.say("Withdrawn")]
    shown = status.windows[:MOST_LINES] or (status.whole,)
    return [_line(window, words) for window in shown]


def _line(window: WindowStatus, words: Words) -> str:
    return words.say("{label}: {text}", label=window.title or words.say("Deadline"), text=window.closes)


def _fewer_colours(picture: bytes) -> bytes:
    small = BytesIO()
    with Image.open(BytesIO(picture)) as image:
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()
