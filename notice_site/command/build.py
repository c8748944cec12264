"""The command `build`. In: what was chosen. Out: the site, and a kit to upload where one is asked for."""

import argparse
import sys

from notice_site.command.build_options import build_options
from notice_site.command.parser import Parser
from notice_site.command.terminal import tell
from notice_site.output.kit import write_kit
from notice_site.problem import standing
from notice_site.report import write_report
from notice_site.site import build_site


def run(chosen: argparse.Namespace, parser: Parser) -> int:
    """Build the site; warnings that nobody accepted are told."""
    words, options = parser.words, build_options(chosen)
    tell(words.say("Building {folder} …", folder=options.out))
    warnings = build_site(options)
    sys.stderr.write(write_report(standing(warnings), options.data, "text", words))
    tell(words.say("{folder} is ready.", folder=options.out))
    if chosen.kit:
        write_kit(options.out, chosen.kit)
        tell(words.say("{folder} is ready.", folder=chosen.kit))
    return 0
