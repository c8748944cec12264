"""Where the project's own folders are. In: nothing. Out: their paths."""

from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
TEMPLATES = PROJECT / "templates"
PRINT = TEMPLATES / "print"
DOCS = PROJECT / "docs"
FONTS = PROJECT / "fonts"
DATA = PROJECT / "notice_data.yml"
SCHEMA = PROJECT / "notice.schema.json"
"""The schema of the data file, for editors."""
KEPT = PROJECT / ".cache"
"""What is made anew only when its source changes."""
COMPILED = KEPT / "templates"
"""Templates as Jinja compiled them; it notices when one has changed."""
