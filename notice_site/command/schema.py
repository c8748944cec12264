"""The command `schema`. In: what was chosen. Out: the JSON Schema of the data file, printed or written."""

import argparse
import json
import sys

from notice_site.command.cli import print_progress
from notice_site.command.parser import Parser
from notice_site.editions.data_file import write_whole
from notice_site.reading.schema import editor_schema


def run(chosen: argparse.Namespace, parser: Parser) -> int:
    """Print the schema, or write it where `--out` says."""
    text = json.dumps(editor_schema(parser.catalogue), ensure_ascii=False, indent=2) + "\n"
    if chosen.out:
        write_whole(chosen.out, text)
        print_progress(parser.catalogue.translate("{file} is written.", file=chosen.out))
    else:
        sys.stdout.write(text)
    return 0
