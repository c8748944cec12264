"""The small site as MkDocs builds it, for tests. In: texts, or a built folder. Out: its files, its pages."""

from pathlib import Path

from lxml import html

from notice_site.project import DOCS, CallFolder, SourceFolders
from notice_site.theme.mkdocs_build import build_html
from tests.small_site import SETTINGS, small_pages


def build(workspace: Path, docs: Path = DOCS, **texts: str) -> Path:
    workspace.mkdir(parents=True, exist_ok=True)
    folders = SourceFolders(docs, CallFolder(docs.parent))
    return build_html(small_pages(**texts), SETTINGS, workspace, folders)


def tree(folder: Path) -> dict[str, bytes]:
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    assert files, f"nothing in {folder}"
    return files


def page(site: Path, path: str = "index.html") -> html.HtmlElement:
    return html.fromstring((site / path).read_bytes())
