"""Pictures of printed pages. In: PDF files and Word files. Out: each page as a small grey picture.

LibreOffice sets Word files with the project's print fonts alone, under the names that the files use, so that
the pictures are the same on any machine.
"""

import os
import re
import subprocess
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

from notice_site.pdf.fonts import font_folders
from tests.font_sets import font_config

DOTS_PER_INCH = 50
DIFFERS_BY = 64
"""Of 255; less is another smoothing of the same edge."""
GREYS = 16
PGM_HEADER = re.compile(rb"P5\s(\d+) (\d+)\s255\s")
STANDS_FOR = {
    "仿宋": "FandolFang R",
    "黑体": "FandolHei",
    "楷体": "FandolKai",
    "宋体": "Noto Serif SC",
    "方正小标宋简体": "FandolSong",
    "Times New Roman": "Noto Serif SC",
    "Segoe UI Symbol": "Noto Sans SC",
}


def pictures(pdf: bytes) -> list[Image.Image]:
    """The pages, 413 × 585 pixels each."""
    command = ["pdftoppm", "-r", str(DOTS_PER_INCH), "-gray", "-"]
    printed = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    found = []
    while printed:
        header = PGM_HEADER.match(printed)
        assert header, printed[:40]
        width, height = int(header[1]), int(header[2])
        end = header.end() + width * height
        found.append(Image.frombytes("L", (width, height), printed[header.end() : end]))
        printed = printed[end:]
    assert found, "nothing was printed"
    return found


def stored(page: Image.Image) -> bytes:
    """The page as a PNG of few greys."""
    written = BytesIO()
    page.quantize(GREYS).save(written, "PNG", optimize=True)
    return written.getvalue()


def share_that_differs(page: Image.Image, kept: Image.Image) -> float:
    """The share of pixels that are clearly lighter or darker than they were; 1 for another size."""
    if page.size != kept.size:
        return 1
    difference = ImageChops.difference(page.convert("L"), kept.convert("L"))
    return sum(difference.histogram()[DIFFERS_BY + 1 :]) / (page.width * page.height)


def word_as_pdf(files: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """Word files by name, as LibreOffice prints them with the print fonts."""
    out = folder / "out"
    paths = [folder / f"{name}.docx" for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(out), *map(str, paths)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(font_config(folder, STANDS_FOR, font_folders()))}
    subprocess.run(command, check=True, capture_output=True, timeout=180, env=environment)
    return {name: (out / f"{name}.pdf").read_bytes() for name in files}
