"""The command line. In: its words. Out: a parser whose help and complaints are in the user's language."""

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

from notice_site.command.report import FORMATS
from notice_site.options import BuildOptions
from notice_site.words import Words

COMMANDS = ("build", "check", "serve", "amend", "publish", "diff", "new", "import", "schema")
LANGUAGES = ("zh", "en")
ENGINES = ("typst", "pdfkit")
CHANGE_FORMATS = ("text", "html", "json")
DEFAULTS = BuildOptions()


class Parser(argparse.ArgumentParser):
    """argparse in our words; a faulty command line prints one sentence and exits with 2."""

    def __init__(self, *, words: Words, **settings: Any) -> None:
        def formatter(prog: str) -> argparse.HelpFormatter:
            return _Help(prog, words)

        super().__init__(add_help=False, allow_abbrev=False, formatter_class=formatter, **settings)
        self.words = words
        self.known = [*COMMANDS]
        """Commands and options, of which the nearest is named for a mistyped one."""
        self.group = self.add_argument_group(words.say("options"))
        self.group.add_argument("-h", "--help", action="help", help=words.say("show this help"))
        self.option("--lang", "zh|en", words.say("language of messages"), type=one_of(LANGUAGES, words))

    def option(self, name: str, shown: str, text: str, **settings: Any) -> None:
        """Add an option with a value; `settings` are argparse's type and default."""
        self.known.append(name)
        self.group.add_argument(name, metavar=shown, help=text, **settings)

    def flag(self, name: str, text: str) -> None:
        """Add an option without a value."""
        self.known.append(name)
        self.group.add_argument(name, action="store_true", help=text)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and leave."""
        self.exit(
            2, f"{self._explained(message)}\n{self.words.say('See {command} --help.', command=self.prog)}\n"
        )

    def _explained(self, message: str) -> str:
        words = self.words
        if found := re.match(r"unrecognized arguments: (\S+)", message):
            near = get_close_matches(found[1], self.known, 1)
            known = words.say("There is no command or option “{name}”.", name=found[1])
            return known + (" " + words.say("Write “{near}”.", near=near[0]) if near else "")
        if found := re.match(r"argument (\S+): (.*)", message):
            if found[2].startswith("expected"):
                return words.say("{option} wants a value.", option=found[1])
            if found[2].startswith("ignored"):
                return words.say("{option} has no value.", option=found[1])
            return f"{found[1]}: {found[2]}"
        return message


class _Help(argparse.HelpFormatter):
    def __init__(self, prog: str, words: Words) -> None:
        super().__init__(prog, max_help_position=28)
        self.words = words

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or self.words.say("usage: "))


def make_parser(words: Words) -> Parser:
    """The whole command line; `command` names what to do."""
    say = words.say
    parser = Parser(
        words=words,
        prog="build_site.py",
        usage="build_site.py [COMMAND] [OPTION …]",
        description=say("One notice_data.yml becomes the complete web site of a call."),
    )
    adding = parser.add_subparsers(
        title=say("commands"), dest="command", metavar="COMMAND", prog="build_site.py"
    )

    def command(name: str, text: str, arguments: str = "") -> Parser:
        made: Parser = adding.add_parser(
            name,
            words=words,
            help=text,
            description=text,
            usage=f"build_site.py {name}{arguments} [OPTION …]",
        )
        made.known = parser.known
        return made

    build = command("build", say("check the data and build the site (the default)"))
    _build_options(build)
    build.flag("--strict", say("warnings stop the build"))
    build.option("--kit", "DIR", say("also a folder to upload to a content system"), type=Path)
    _check_options(command("check", say("list every problem in the data")))
    _page_options(command("serve", say("live preview: edits show in the browser by themselves")))
    _amend_options(
        command("amend", say("add a correction, an extension, a withdrawal … by asking what changes"))
    )
    publish = command("publish", say("check, freeze the next edition, and build the site"))
    _build_options(publish)
    publish.flag("--strict", say("warnings stop the build"))
    publish.option("--minor", "NOTE", say("what changed that no reader has to know"), type=_line(words))
    _diff_options(command("diff", say("what changed between two editions, in plain words"), " [OLD [NEW]]"))
    _new_options(command("new", say("a new call's data file by a few questions, or from an old one")))
    _import_options(
        command("import", say("a data file from an approved Word or text file, with a report"), " FILE …")
    )
    schema = command("schema", say("the JSON Schema of notice_data.yml, for editors"))
    schema.option("--out", "FILE", say("the file it is written to; left out, it is printed"), type=Path)
    return parser


def _check_options(parser: Parser) -> None:
    words = parser.words
    parser.option("--data", "FILE", words.say("the data file"), type=Path, default=DEFAULTS.data)
    parser.flag("--all", words.say("accepted warnings and information too"))
    forms, text = "|".join(FORMATS), words.say("form of the list")
    parser.option("--format", forms, text, type=one_of(FORMATS, words), default="text")
    parser.option("--report", "FILE.html", words.say("a sheet to print and sign"), type=Path)
    parser.option("--today", "DATE", words.say("the day that reports speak of"), type=_day(words))


def _amend_options(parser: Parser) -> None:
    say = parser.words.say
    parser.option("--data", "FILE", say("the data file"), type=Path, default=DEFAULTS.data)
    parser.option("--today", "DATE", say("the day that reports speak of"), type=_day(parser.words))
    for name, shown, text in (
        ("--kind", "KIND", say("correction, extension, supplement, withdrawal, proposed_outcome or outcome")),
        ("--fact", "FACT", say("the fact that changes, key_dates.close or a word of its name")),
        ("--to", "VALUE", say("what it will be")),
        ("--affects", "yes|no|unsaid", say("whether papers already handed in are affected")),
        ("--reason", "TEXT", say("why the call is withdrawn")),
        ("--objections", "DAYS", say("first and last day for objections")),
        ("--telephone", "NUMBER", say("telephone for objections")),
        ("--results", "FILE", say("a CSV file with the list of results")),
        ("--title", "TEXT", say("its title")),
        ("--number", "TEXT", say("its document number")),
        ("--date", "DATE", say("the day it takes effect")),
        ("--text", "TEXT", say("its text")),
    ):
        parser.option(name, shown, text)
    text = say("fact and value at once, contact_info.hours=9:00–17:00; for several facts several times")
    parser.option("--change", "FACT=VALUE", text, action="append", default=[])
    parser.flag("--yes", say("ask nothing: options and defaults answer"))


def _new_options(parser: Parser) -> None:
    say = parser.words.say
    parser.option("--from", "FILE", say("the old call that it is carried over from"), type=Path, dest="old")
    parser.option("--out", "FILE", say("the new data file; left out, in a folder of its id"), type=Path)
    parser.option("--today", "DATE", say("the day that reports speak of"), type=_day(parser.words))
    for name, shown, text in (
        ("--id", "ID", say("its short English name")),
        ("--title", "TEXT", say("its title")),
        ("--issuer", "TEXT", say("the body that issues it")),
        ("--number", "TEXT", say("its document number")),
        ("--signed", "DATE", say("the date under it")),
        ("--close", "DATE", say("its deadline")),
        ("--ways", "LIST", say("how papers are handed in")),
        ("--place", "TEXT", say("the office that takes the papers")),
        ("--address", "TEXT", say("where the office is")),
        ("--telephone", "NUMBER", say("telephone for questions")),
    ):
        parser.option(name, shown, text)
    parser.flag("--yes", say("ask nothing: options and defaults answer"))


def _import_options(parser: Parser) -> None:
    words = parser.words
    text = words.say("the notice, and annexes that are files of their own")
    parser.group.add_argument("files", nargs="+", type=Path, metavar="FILE", help=text)
    parser.option("--out", "FILE", words.say("the new data file; left out, in a folder of its id"), type=Path)
    parser.option("--id", "ID", words.say("its short English name"))
    parser.option(
        "--report", "FILE.html", words.say("what was sure, guessed and left over, to print"), type=Path
    )
    parser.option(
        "--into", "FILE", words.say("a data file that is there: take over what is confirmed"), type=Path
    )
    parser.flag("--accept", words.say("with --into: take over all that differs, ask nothing"))
    parser.option("--today", "DATE", words.say("the day that reports speak of"), type=_day(words))


def _diff_options(parser: Parser) -> None:
    words = parser.words
    for name, default in (("old", "newest"), ("new", None)):
        text = words.say("an edition's number or a data file")
        parser.group.add_argument(name, nargs="?", default=default, metavar=name.upper(), help=text)
    parser.option("--data", "FILE", words.say("the data file"), type=Path, default=DEFAULTS.data)
    forms, text = "|".join(CHANGE_FORMATS), words.say("form of the list")
    parser.option("--format", forms, text, type=one_of(CHANGE_FORMATS, words), default="text")


def _build_options(parser: Parser) -> None:
    parser.option(
        "--out", "DIR", parser.words.say("the folder that becomes the site"), type=Path, default=DEFAULTS.out
    )
    _page_options(parser)


def _page_options(parser: Parser) -> None:
    words = parser.words
    parser.option("--data", "FILE", words.say("the data file"), type=Path, default=DEFAULTS.data)
    parser.option("--today", "DATE", words.say("the day that reports speak of"), type=_day(words))
    parser.option("--site-url", "URL", words.say("where the site will stand"), type=_url(words))
    parser.option(
        "--pdf-engine",
        "|".join(ENGINES),
        words.say("what makes the PDF files"),
        type=one_of(ENGINES, words),
        default=DEFAULTS.pdf_engine,
    )


def one_of(options: Sequence[str], words: Words) -> Callable[[str], str]:
    """Reads one of some words."""

    def read(text: str) -> str:
        if text not in options:
            raise argparse.ArgumentTypeError(words.say("write one of: {options}", options=tuple(options)))
        return text

    return read


def _line(words: Words) -> Callable[[str], str]:
    def read(text: str) -> str:
        line = " ".join(text.split())
        if not line:
            raise argparse.ArgumentTypeError(words.say("write a few words"))
        return line

    return read


def _day(words: Words) -> Callable[[str], date]:
    def read(text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise argparse.ArgumentTypeError(words.say("write a day as 2026-09-30")) from None

    return read


def _url(words: Words) -> Callable[[str], str]:
    def read(text: str) -> str:
        parts = urlsplit(text)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
            raise argparse.ArgumentTypeError(words.say("write the whole address, https://example.org/call/"))
        return text if text.endswith("/") else text + "/"

    return read
