"""The search index as browsers read it. In: the one that Material wrote. Out: the same in UTF-8, twice."""

import json
from pathlib import Path


def write_search_index(site: Path) -> None:
    """Write `search/search_index.json` in UTF-8, and `search_index.js` for a site opened from a folder.

    Browsers fetch no file from a folder on disk; the theme loads the script there instead.
    """
    folder = site / "search"
    index = json.loads((folder / "search_index.json").read_text(encoding="utf-8"))
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    (folder / "search_index.json").write_bytes(text.encode())
    (folder / "search_index.js").write_bytes(f"var __index = {text}".encode())
