"""What a build is told on the command line. In: nothing. Out: `BuildOptions`."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

PdfEngine: TypeAlias = Literal["typst", "pdfkit"]


@dataclass(frozen=True)
class BuildOptions:
    """The options of `build` and `serve`."""

    data: Path = Path("notice_data.yml")
    out: Path = Path("site")
    today: date | None = None
    """The day that reports speak of; None for the day of the run. No page depends on it."""
    site_url: str | None = None
    """Where the site will stand; None for what the data says."""
    pdf_engine: PdfEngine = "typst"
    strict: bool = False
    """Whether warnings stop the build."""
