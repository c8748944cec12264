"""The command `publish`. In: what was chosen. Out: the next edition, frozen, and its site."""

import argparse
import sys

from notice_site.command.build_options import build_options
from notice_site.command.parser import Parser
from notice_site.command.terminal import tell
from notice_site.problem import standing
from notice_site.report import write_report
from notice_site.site import publish_site


def run(chosen: argparse.Namespace, parser: Parser) -> int:
    """Publish the next edition; warnings that nobody accepted are told."""
    words, options = parser.words, build_options(chosen)
    tell(words.say("Building {folder} …", folder=options.out))
    number, warnings = publish_site(options, chosen.today, chosen.minor or "")
    sys.stderr.write(write_report(standing(warnings), options.data, "text", words))
    print(words.say("Edition {number} is published; {folder} is ready.", number=number, folder=options.out))
    return 0
