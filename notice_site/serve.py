"""The live preview. In: options. Out: a server on this machine that builds anew at every change."""

from functools import partial

from notice_site.options import BuildOptions
from notice_site.site import prepare_site
from notice_site.theme.mkdocs_serve import serve_html
from notice_site.theme.page_source import PREVIEW, PageSource

ADDRESS = "127.0.0.1:8000"


def serve_site(options: BuildOptions) -> None:
    """Serve the call of `options.data` until it is interrupted."""
    serve_html(PageSource(partial(prepare_site, options.data, options), PREVIEW, data=options.data), ADDRESS)
