"""The command `serve`. In: what was chosen. Out: a live preview, until it is interrupted."""

import argparse

from notice_site.command.build_options import build_options
from notice_site.command.parser import Parser
from notice_site.serve import serve_site


def run(chosen: argparse.Namespace, parser: Parser) -> int:
    """Serve the preview, and say where it is."""

    def ready(address: str) -> None:
        print(parser.words.say("Preview: {address} (Ctrl+C ends it)", address=address), flush=True)

    serve_site(build_options(chosen), ready)
    return 0
