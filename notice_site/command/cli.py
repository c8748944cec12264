"""The command. In: the command line. Out: 0 done, 1 problems in the data, 2 a faulty command line.

A user's mistake is told in one or two sentences; a bug keeps its traceback.
"""

import argparse
import gc
import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import TextIO

from notice_site.command.arguments import DEFAULTS, make_parser
from notice_site.command.parser import COMMANDS, LANGUAGES, Parser
from notice_site.command.report_table import write_table
from notice_site.command.staff import run_amend, run_diff, run_import, run_new, write_check_sheet
from notice_site.options import BuildOptions
from notice_site.problem import Problem, ProblemsFound, standing, stops
from notice_site.report import write_report, write_summary
from notice_site.site_fault import SiteFault
from notice_site.words import Words, words_for

INTERRUPTED = 130
SELDOM = (200_000, 50, 50)
"""A command keeps nearly all that it makes: looking for garbage as often as usual costs a build 7 %."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command."""
    gc.set_threshold(*SELDOM)
    language, rest = _language(list(sys.argv[1:] if arguments is None else arguments))
    words = words_for(language)
    for stream in (sys.stdout, sys.stderr):
        _print_any_character(stream)
    parser = make_parser(words)
    if not rest or rest[0] not in (*COMMANDS, "-h", "--help"):
        rest.insert(0, "build")
    chosen = parser.parse_args(rest)
    try:
        return RUN[chosen.command](chosen, words, parser)
    except ProblemsFound as found:
        sys.stderr.write(write_report(standing(found.problems), chosen.data, "text", words))
        print(write_summary(found.problems, chosen.data, words), file=sys.stderr)
        return 1
    except SiteFault as fault:
        print(f"{words.read(fault.message)}\n    {words.read(fault.remedy)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _language(arguments: list[str]) -> tuple[str, list[str]]:
    """The language asked for, and the other arguments; a wrong `--lang` is left for the parser."""
    for at, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        long = value == "" and at + 1 < len(arguments)
        value = arguments[at + 1] if long else value
        if name == "--lang" and value in LANGUAGES:
            return value, arguments[:at] + arguments[at + 1 + long :]
    return "zh", arguments


def _print_any_character(stream: TextIO) -> None:
    """A console that lacks a character shows its code instead of stopping the command."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")


def _build(chosen: argparse.Namespace, words: Words, parser: Parser) -> int:
    from notice_site.site import build_site  # noqa: PLC0415 - MkDocs is slow to import; `check` does without

    options = _options(chosen, parser)
    _tell(words.say("Building {folder} …", folder=options.out))
    warnings = build_site(options)
    sys.stderr.write(write_report(standing(warnings), options.data, "text", words))
    _tell(words.say("{folder} is ready.", folder=options.out))
    if chosen.kit:
        from notice_site.output.kit import write_kit  # noqa: PLC0415 - only who asks for it waits for it

        write_kit(options.out, chosen.kit)
        _tell(words.say("{folder} is ready.", folder=chosen.kit))
    return 0


def _amend(chosen: argparse.Namespace, words: Words, parser: Parser) -> int:
    return run_amend(chosen, words, parser, chosen.today or _today(parser))


def _diff(chosen: argparse.Namespace, words: Words, parser: Parser) -> int:  # noqa: ARG001 - commands are alike
    return run_diff(chosen, words)


def _new(chosen: argparse.Namespace, words: Words, parser: Parser) -> int:
    return run_new(chosen, words, parser, chosen.today or _today(parser))


def _import(chosen: argparse.Namespace, words: Words, parser: Parser) -> int:
    return run_import(chosen, words, parser, chosen.today or _today(parser))


def _publish(chosen: argparse.Namespace, words: Words, parser: Parser) -> int:
    from notice_site.site import publish_site  # noqa: PLC0415 - as in _build

    options = _options(chosen, parser)
    _tell(words.say("Building {folder} …", folder=options.out))
    number, warnings = publish_site(options, options.today or _today(parser), chosen.minor or "")
    sys.stderr.write(write_report(standing(warnings), options.data, "text", words))
    print(words.say("Edition {number} is published; {folder} is ready.", number=number, folder=options.out))
    return 0


def _serve(chosen: argparse.Namespace, words: Words, parser: Parser) -> int:
    from notice_site.serve import serve_site  # noqa: PLC0415 - as in _build

    def ready(address: str) -> None:
        print(words.say("Preview: {address} (Ctrl+C ends it)", address=address), flush=True)

    serve_site(_options(chosen, parser), ready)
    return 0


def _check(chosen: argparse.Namespace, words: Words, parser: Parser) -> int:
    problems = _problems(chosen)
    if chosen.report:
        write_check_sheet(chosen, problems, chosen.today or _today(parser), words)
        _tell(words.say("{file} is written.", file=chosen.report))
    shown = problems if chosen.all else standing(problems)
    sys.stdout.write(_table(shown, chosen, words) or write_report(shown, chosen.data, chosen.format, words))
    if chosen.format == "text":
        print(write_summary(problems, chosen.data, words))
    return int(stops(problems))


def _table(problems: tuple[Problem, ...], chosen: argparse.Namespace, words: Words) -> str | None:
    """What a person at a terminal sees of problems; None for programs, and where no table has room."""
    if not problems or chosen.format != "text" or not sys.stdout.isatty():
        return None
    return write_table(problems, chosen.data, shutil.get_terminal_size().columns, words)


def _problems(chosen: argparse.Namespace) -> tuple[Problem, ...]:
    from notice_site.checks import check_call  # noqa: PLC0415 - it takes longer than a help text
    from notice_site.reading.build import build_call  # noqa: PLC0415 - so does pydantic
    from notice_site.reading.source import read_source  # noqa: PLC0415 - so does it

    try:
        return check_call(build_call(read_source(chosen.data)))
    except ProblemsFound as found:
        return found.problems


def _schema(chosen: argparse.Namespace, words: Words, parser: Parser) -> int:  # noqa: ARG001 - commands are alike
    from notice_site.editing.data_file import write_whole  # noqa: PLC0415 - as in _problems
    from notice_site.reading.schema import editor_schema  # noqa: PLC0415 - as in _problems

    text = json.dumps(editor_schema(words), ensure_ascii=False, indent=2) + "\n"
    if chosen.out:
        write_whole(chosen.out, text)
        _tell(words.say("{file} is written.", file=chosen.out))
    else:
        sys.stdout.write(text)
    return 0


RUN: dict[str, Callable[[argparse.Namespace, Words, Parser], int]] = {
    "build": _build,
    "serve": _serve,
    "check": _check,
    "amend": _amend,
    "publish": _publish,
    "diff": _diff,
    "new": _new,
    "import": _import,
    "schema": _schema,
}


def _options(chosen: argparse.Namespace, parser: Parser) -> BuildOptions:
    return BuildOptions(
        data=chosen.data,
        out=getattr(chosen, "out", DEFAULTS.out),
        today=chosen.today or _today(parser),
        site_url=chosen.site_url,
        pdf_engine=chosen.pdf_engine,
        strict=getattr(chosen, "strict", False),
    )


def _today(parser: Parser) -> date:
    """The day of SOURCE_DATE_EPOCH (reproducible-builds.org/specs/source-date-epoch), else of the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now().astimezone().date()
    if not epoch.isdecimal():
        parser.exit(
            2,
            parser.words.say("SOURCE_DATE_EPOCH is “{value}”; write seconds since 1970.", value=epoch) + "\n",
        )
    return datetime.fromtimestamp(int(epoch), UTC).date()


def _tell(text: str) -> None:
    """Say how far the work is, to a person at a terminal only."""
    if sys.stderr.isatty():
        print(text, file=sys.stderr)
