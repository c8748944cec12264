"""The live preview. In: a source of pages. Out: a server on this machine, until it is interrupted."""

from mkdocs.commands.serve import serve

from notice_site.project import PROJECT
from notice_site.theme.page_source import PageSource, pages_from


def serve_html(source: PageSource, address: str) -> None:
    """Serve at `address`, `127.0.0.1:8000`; every change of what `source` watches builds anew."""
    with pages_from(source):
        serve(str(PROJECT / "mkdocs.yml"), dev_addr=address)
