"""The command line. In: its words. Out: a parser of every command, with help in the user's language."""

from collections.abc import Sequence
from pathlib import Path

from notice_site.command.parser import Parser, address, day, one_line, one_of
from notice_site.options import BuildOptions
from notice_site.report import FORMATS
from notice_site.words import Words

ENGINES = ("typst", "pdfkit")
CHANGE_FORMATS = ("text", "html", "json")
DEFAULTS = BuildOptions()


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
    publish.option("--minor", "NOTE", say("what changed that no reader has to know"), type=one_line(words))
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
    parser.option("--today", "DATE", words.say("the day that reports speak of"), type=day(words))


def _amend_options(parser: Parser) -> None:
    say = parser.words.say
    parser.option("--data", "FILE", say("the data file"), type=Path, default=DEFAULTS.data)
    parser.option("--today", "DATE", say("the day that reports speak of"), type=day(parser.words))
    answers = (
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
    )
    _answering_options(parser, answers)
    text = say("fact and value at once, contact_info.hours=9:00–17:00; for several facts several times")
    parser.option("--change", "FACT=VALUE", text, action="append", default=[])
    parser.flag("--yes", say("ask nothing: options and defaults answer"))


def _new_options(parser: Parser) -> None:
    say = parser.words.say
    parser.option("--from", "FILE", say("the old call that it is carried over from"), type=Path, dest="old")
    parser.option("--out", "FILE", say("the new data file; left out, in a folder of its id"), type=Path)
    parser.option("--today", "DATE", say("the day that reports speak of"), type=day(parser.words))
    answers = (
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
    )
    _answering_options(parser, answers)
    parser.flag("--yes", say("ask nothing: options and defaults answer"))


def _answering_options(parser: Parser, options: Sequence[tuple[str, str, str]]) -> None:
    """Options that answer the command's questions; `answers` has their names."""
    for name, shown, text in options:
        parser.option(name, shown, text)
    parser.set_defaults(answers=tuple(name for name, _, _ in options))


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
    parser.option("--today", "DATE", words.say("the day that reports speak of"), type=day(words))


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
    parser.option("--today", "DATE", words.say("the day that reports speak of"), type=day(words))
    parser.option("--site-url", "URL", words.say("where the site will stand"), type=address(words))
    parser.option(
        "--pdf-engine",
        "|".join(ENGINES),
        words.say("what makes the PDF files"),
        type=one_of(ENGINES, words),
        default=DEFAULTS.pdf_engine,
    )
