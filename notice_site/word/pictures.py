"""Pictures in a Word file. In: a picture's bytes and what it shows. Out: the run that holds it.

The relationship to the file of the package is named when it is packed: until then `r:embed` is its path.
"""

import struct
from functools import cache

from lxml import etree

from notice_site.word.xml import Element, make

WIDEST = 5_000_000
"""A little less than the type area, in 914,400ths of an inch."""
PIXEL = 9525
"""A pixel of a screen, 96 to the inch, in the same."""
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
DRAWING = """<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 distT="0" distB="0" distL="0" distR="0"><wp:extent/><wp:docPr/><a:graphic>
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>
<pic:cNvPr/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip/><a:stretch><a:fillRect/></a:stretch>
</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>
</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"""


def picture_run(file: str, alt: str, content: bytes) -> Element:
    """The run of a picture, as wide as it is or as its line has room."""
    width, height = (side * PIXEL for side in _pixels(content))
    if width > WIDEST:
        width, height = WIDEST, height * WIDEST // width
    drawing = etree.fromstring(DRAWING, etree.XMLParser(remove_blank_text=True))
    number = str(sum(file.encode()))  # any, as long as it is no other picture's
    for element in drawing.iter():
        match etree.QName(element).localname:
            case "extent" | "ext":
                element.attrib.update({"cx": str(width), "cy": str(height)})
            case "docPr" | "cNvPr":
                element.attrib.update({"id": number, "name": file.rpartition("/")[2], "descr": alt})
            case "blip":
                element.set(EMBED, file)
    return make("w:r", make("w:drawing", drawing))


@cache
def _pixels(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG (its first chunk) or a JPEG (its frame header, ITU T.81 B.2.2)."""
    if content.startswith(b"\x89PNG"):
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    at = 2
    while at + 9 < len(content):
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return 400, 300
