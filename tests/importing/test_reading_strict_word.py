"""Word's strict kind of .docx (ISO/IEC 29500): other names, lengths with units, the same words."""

import io
import re
import zipfile

import pytest

from tests.importing.conftest import Read
from tests.importing.habits import HABITS

NAMES = {
    b"schemas.openxmlformats.org/wordprocessingml/2006/main": b"purl.oclc.org/ooxml/wordprocessingml/main",
    b"schemas.openxmlformats.org/officeDocument/2006/": b"purl.oclc.org/ooxml/officeDocument/",
    b"schemas.openxmlformats.org/drawingml/2006/": b"purl.oclc.org/ooxml/drawingml/",
    b'w:jc w:val="right"': b'w:jc w:val="end"',
    b'w:jc w:val="left"': b'w:jc w:val="start"',
}
WIDTH, SIZE = re.compile(rb'<w:gridCol w:w="(\d+)"'), re.compile(rb'<w:sz w:val="(\d+)"')


def strict(content: bytes) -> bytes:
    """A Word file as Word's “Strict Open XML Document” has it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            for ordinary, other in NAMES.items():
                data = data.replace(ordinary, other)
            data = WIDTH.sub(lambda found: b'<w:gridCol w:w="%.2fpt"' % (int(found[1]) / 20), data)
            data = SIZE.sub(lambda found: b'<w:sz w:val="%.1fpt"' % (int(found[1]) / 2), data)
            new.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("habit", HABITS)
def test_a_strict_file_reads_as_the_ordinary_one_does(habit: str, read: Read) -> None:
    for content in HABITS[habit]().values():
        assert strict(content) != content
        assert read(strict(content)) == read(content)
