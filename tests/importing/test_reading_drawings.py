"""Words in drawings: text boxes are text, what lies in parts of its own is told, none is lost."""

import pytest

from tests.importing.conftest import Read
from tests.importing.outlines import outline
from tests.importing.word_making import OFFICE, changed, p, part_of, r, word_file

DRAWN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
TEXTS = (
    "<a:p><a:r><a:t>网上</a:t></a:r><a:r><a:t>申报</a:t></a:r></a:p><a:p><a:r><a:t>现场核验</a:t></a:r></a:p>"
)
FRAME = (
    '<w:r><w:drawing><a:graphic {}><a:graphicData uri="x">{}</a:graphicData></a:graphic></w:drawing></w:r>'
)
DIAGRAM = (
    '<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="rId90"'
    ' r:lo="rId91" r:qs="rId92" r:cs="rId93"/>'
)
CHART = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId90"/>'
SHAPE = f"<a:sp><a:txSp><a:txBody>{TEXTS}</a:txBody></a:txSp></a:sp>"


def with_drawing(inside: str, kind: str) -> bytes:
    """A Word file with a drawing whose words lie in a part of its own."""
    content = word_file(p(r("流程如下"), FRAME.format(DRAWN, inside)))
    links, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    link = f'<Relationship Id="rId90" Type="{OFFICE}{kind}" Target="drawn/data1.xml"/></Relationships>'
    said = '<Override PartName="/word/drawn/data1.xml" ContentType="application/xml"/></Types>'
    parts = {
        "word/drawn/data1.xml": f"<data {DRAWN}>{TEXTS}</data>",
        links: part_of(content, links).replace("</Relationships>", link),
        types: part_of(content, types).replace("</Types>", said),
    }
    return changed(content, {name: part.encode() for name, part in parts.items()})


@pytest.mark.parametrize(("inside", "kind"), [(DIAGRAM, "diagramData"), (CHART, "chart")])
def test_the_words_of_smartart_and_charts_are_in_the_report(inside: str, kind: str, read: Read) -> None:
    source = read(with_drawing(inside, kind))
    assert outline(source) == ["流程如下"]
    assert [(found.what, found.text) for found in source.passed_over] == [
        ("words in a drawing", "网上申报\n现场核验")
    ]


def test_the_words_of_a_drawing_s_own_shapes_are_in_the_report(read: Read) -> None:
    source = read(word_file(p(r("流程如下"), FRAME.format(DRAWN, SHAPE))))
    assert [found.text for found in source.passed_over] == ["网上申报\n现场核验"]
