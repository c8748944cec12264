"""What `build`, `publish` and `serve` are told alike. In: the chosen arguments. Out: `BuildOptions`."""

import argparse

from notice_site.options import BuildOptions


def build_options(chosen: argparse.Namespace) -> BuildOptions:
    """The options; a preview has no folder of its own, and no warning stops it."""
    return BuildOptions(
        data=chosen.data,
        out=getattr(chosen, "out", BuildOptions.out),
        site_url=chosen.site_url,
        pdf_engine=chosen.pdf_engine,
        strict=getattr(chosen, "strict", False),
    )
