"""Fonts that a test brings along, to be the same on any machine. In: a set. Out: a FONTCONFIG_FILE.

A program that is given the file knows the fonts of the set and no others. A test that is not about
fonts takes `PRINT`; the other two are what readers may have: fonts without one Chinese character,
and fonts with all.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from markupsafe import Markup

from notice_site.pdf.fonts import font_folders

PRINT, DEJAVU, NOTO_CJK = "print", "dejavu", "noto-cjk"
GENERIC = ("sans-serif", "serif", "monospace")
FACES = {
    PRINT: ("Noto Sans SC", "Noto Serif SC", "Noto Sans SC"),
    DEJAVU: ("DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono"),
    NOTO_CJK: ("Noto Sans CJK SC", "Noto Serif CJK SC", "Noto Sans Mono CJK SC"),
}
"""What stands for each generic name."""
SYSTEM_FOLDERS = {
    DEJAVU: Path("/usr/share/fonts/truetype/dejavu"),
    NOTO_CJK: Path("/usr/share/fonts/opentype/noto"),
}
"""Where Debian's packages, which tools/programs.py names, put them."""
CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folders}<cachedir>{cache}</cachedir>{aliases}</fontconfig>
"""
ALIAS = '<match><test name="family"><string>{name}</string></test><edit name="family" mode="assign" \
binding="same"><string>{face}</string></edit></match>'


def font_set(folder: Path, fonts: str = PRINT) -> Path:
    """One set of fonts alone."""
    stands_for = dict(zip(GENERIC, FACES[fonts], strict=True))
    folders = [SYSTEM_FOLDERS[fonts]] if fonts in SYSTEM_FOLDERS else font_folders()
    return font_config(folder, stands_for, folders)


def font_config(folder: Path, stands_for: Mapping[str, str], fonts: Iterable[Path]) -> Path:
    """The fonts of some folders and no others; each name as the face that it stands for."""
    config = folder / "fonts.conf"
    found = list(fonts)
    assert all(any(one.iterdir()) for one in found), "a folder of fonts is empty"
    folders = "".join(f"<dir>{Markup.escape(str(one))}</dir>" for one in found)
    aliases = "".join(ALIAS.format(name=name, face=face) for name, face in stands_for.items())
    cache = Markup.escape(str(folder / "cache"))
    config.write_text(CONFIG.format(folders=folders, cache=cache, aliases=aliases), "utf-8")
    return config
