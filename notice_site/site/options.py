"""The options of a build. In: nothing. Out: `BuildOptions`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

PdfEngine: TypeAlias = Literal["typst", "pdfkit"]


@dataclass(frozen=True)
class BuildOptions:
    """The options of `build`, `publish` and `serve`; no page depends on the day of the build."""

    data: Path = Path("notice_data.yml")
    out: Path = Path("site")
    site_url: str | None = None
    """Where the site will be, as `read_site_address` gives it; None for what the data says."""
    pdf_engine: PdfEngine = "typst"
    strict: bool = False
    """Whether warnings stop the build."""
