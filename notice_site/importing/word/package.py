"""The package that a Word file is. In: its bytes. Out: python-docx's document, or `SiteFault`.

Only parts that hold words reach the library: pictures, programs and links to parts that are missing are left
out before. Nothing is fetched, nothing is unpacked to the disk.
"""

import io
import zipfile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import InvalidXmlError
from lxml import etree

from notice_site.importing import refusals
from notice_site.importing.blocks import PassedOver
from notice_site.importing.word.links import checked_links
from notice_site.importing.word.parts import read_parts
from notice_site.word.xml import qname

DAMAGES = (KeyError, ValueError, AttributeError, PackageNotFoundError, InvalidXmlError, etree.XMLSyntaxError)
"""What python-docx raises where a part is missing or is not what its type says."""


def open_document(content: bytes, name: str) -> tuple[Document, list[PassedOver]]:
    """Check a Word file and open what is safe of it; raises SiteFault. The list says what was left out."""
    parts = read_parts(content, name)
    parts, remarks = checked_links(parts, name)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    try:
        document = docx.Document(packed)
    except DAMAGES:
        raise refusals.damaged(name) from None
    root = document.part.element
    if root.tag != qname("w:document") or root.find(qname("w:body")) is None:
        raise refusals.damaged(name)
    return document, remarks
