"""typst with our print fonts. In: a template of `templates/print/`. Out: what compiles it.

The templates are fixed; the data reaches them as one JSON text and is never read as code.
"""

import json
from functools import cache
from typing import Any

import typst

from notice_site.printing.fonts import font_folders
from notice_site.project import PRINT


@cache
def typesetter(template: str) -> typst.Compiler:
    """One compiler for all documents of a template: it reads the print fonts once, and no others."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(font_folders())
    )
    return typst.Compiler(PRINT / template, root=PRINT, font_paths=fonts)


def template_inputs(data: dict[str, Any]) -> dict[str, str]:
    """What a template reads as `sys.inputs.data`."""
    return {"data": json.dumps(data, ensure_ascii=False)}
