"""argparse with our messages. In: a catalogue. Out: a parser, and the types of its options."""

import argparse
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from notice_site import __version__
from notice_site.addresses import FAULTS, AddressFault, read_site_address
from notice_site.characters import HIDDEN, codes
from notice_site.checks.report import FORMATS
from notice_site.language.catalogue import Catalogue
from notice_site.model.record import YEARS
from notice_site.problem import Message
from notice_site.project import command_line
from notice_site.site.options import BuildOptions

COMMANDS = (
    "build",
    "check",
    "serve",
    "amend",
    "publish",
    "diff",
    "undo",
    "restore",
    "verify",
    "new",
    "review",
    "import",
    "schema",
)
LANGUAGES = ("zh", "en")


class Parser(argparse.ArgumentParser):
    """argparse with our messages; a faulty command line prints one sentence and exits with 2."""

    def __init__(self, *, catalogue: Catalogue, **settings: Any) -> None:
        def formatter(prog: str) -> argparse.HelpFormatter:
            return _Help(prog, catalogue)

        super().__init__(add_help=False, allow_abbrev=False, formatter_class=formatter, **settings)
        self.catalogue = catalogue
        self.own: list[str] = []
        """The options of this command."""
        self.siblings: dict[str, Parser] = {}
        """The parser of each command, to tell whose an option is that stands behind another one."""
        self.known_names = [*COMMANDS]
        """Commands and options, of which the nearest is named for a mistyped one."""
        self.group = self.add_argument_group(catalogue.translate("options"))
        self.group.add_argument("-h", "--help", action="help", help=catalogue.translate("show this help"))
        self.option(
            "--lang", "zh|en", catalogue.translate("language of messages"), type=one_of(LANGUAGES, catalogue)
        )

    def option(self, name: str, shown: str, text: str, **settings: Any) -> None:
        """Add an option with a value; `settings` are argparse's type and default."""
        self.known_names.append(name)
        self.own.append(name)
        self.group.add_argument(name, metavar=shown, help=text, **settings)

    def flag(self, name: str, text: str) -> None:
        """Add an option without a value."""
        self.known_names.append(name)
        self.own.append(name)
        self.group.add_argument(name, action="store_true", help=text)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and leave."""
        self.exit(
            2,
            self._explained(message)
            + f"\n{self.catalogue.translate('See {command} --help.', command=self.prog)}\n",
        )

    def with_command(self, name: str, made: "Parser") -> "Parser":
        """The parser of a command, which from now on knows what the others have, and they what it has."""
        made.known_names, made.siblings = self.known_names, self.siblings
        self.siblings[name] = made
        return made

    def elsewhere(self, option: str) -> tuple[str, ...]:
        """The other commands that have an option."""
        return tuple(name for name, parser in self.siblings.items() if option in parser.own)

    def _explained(self, message: str) -> str:
        catalogue = self.catalogue
        if match := re.match(r"unrecognized arguments: (\S+)", message):
            if others := self.elsewhere(match[1].partition("=")[0]):
                return catalogue.translate(
                    "{name} is an option of other commands: {commands}.", name=match[1], commands=others
                )
            near = get_close_matches(match[1], self.known_names, 1)
            reason = catalogue.translate("There is no command or option “{name}”.", name=match[1])
            return reason + (" " + catalogue.translate("Write “{near}”.", near=near[0]) if near else "")
        if match := re.match(r"(?s)argument (\S+): (.*)", message):
            if match[2].startswith("expected"):
                return catalogue.translate("{option} wants a value.", option=match[1])
            if match[2].startswith("ignored"):
                return catalogue.translate("{option} has no value.", option=match[1])
            return f"{match[1]}: {match[2]}"
        return message


class _Help(argparse.HelpFormatter):
    def __init__(self, prog: str, catalogue: Catalogue) -> None:
        super().__init__(prog, max_help_position=28)
        self.catalogue = catalogue

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or self.catalogue.translate("usage: "))


def one_of(options: Sequence[str], catalogue: Catalogue) -> Callable[[str], str]:
    """Reads one of some words."""

    def read(text: str) -> str:
        if text not in options:
            raise argparse.ArgumentTypeError(
                catalogue.translate("write one of: {options}", options=tuple(options))
            )
        return text

    return read


def one_line(catalogue: Catalogue) -> Callable[[str], str]:
    """Reads some words, however many lines they were typed on."""

    def read(text: str) -> str:
        line = " ".join(text.split())
        if not line:
            raise argparse.ArgumentTypeError(catalogue.translate("write a few words"))
        if match := HIDDEN.search(line):
            words = catalogue.translate("a hidden character, {code}, stands in it", code=codes(match[0]))
            raise argparse.ArgumentTypeError(words)
        return line

    return read


def day(catalogue: Catalogue) -> Callable[[str], date]:
    """Reads a day."""

    def read(text: str) -> date:
        with suppress(ValueError):
            if (written := date.fromisoformat(text)).year in YEARS:
                return written
        raise argparse.ArgumentTypeError(catalogue.translate("write a day as 2026-09-30"))

    return read


def address(catalogue: Catalogue) -> Callable[[str], str]:
    """Reads the address of a web site; it ends in a slash."""

    def read(text: str) -> str:
        try:
            return read_site_address(text)
        except AddressFault as fault:
            words = (catalogue.read(Message(part.msgid, **fault.values)) for part in FAULTS[fault.kind])
            raise argparse.ArgumentTypeError("\n    ".join(words)) from None

    return read


ENGINES = ("typst", "pdfkit")
CHANGE_FORMATS = ("text", "html", "json")
DEFAULTS = BuildOptions()


def make_parser(catalogue: Catalogue) -> Parser:
    """The whole command line; `command` names what to do."""
    translate, program = catalogue.translate, command_line()
    parser = Parser(
        catalogue=catalogue,
        prog=program,
        usage=f"{program} [COMMAND] [OPTION …]",
        description=translate("One notice_data.yml becomes the complete web site of a call."),
    )
    parser.group.add_argument(
        "--version",
        action="version",
        version=f"notice-site {__version__}",
        help=translate("show the version"),
    )
    parser.known_names.append("--version")
    adding = parser.add_subparsers(
        title=translate("commands"), dest="command", metavar="COMMAND", prog=program
    )

    def command(name: str, text: str, arguments: str = "") -> Parser:
        made: Parser = adding.add_parser(
            name,
            catalogue=catalogue,
            help=text,
            description=text,
            usage=f"{program} {name}{arguments} [OPTION …]",
        )
        return parser.with_command(name, made)

    build = command("build", translate("check the data and build the site (the default)"))
    _build_options(build)
    build.flag("--strict", translate("warnings stop the build"))
    build.option("--kit", "DIR", translate("also a folder to upload to a content system"), type=Path)
    _check_options(command("check", translate("list every problem in the data")))
    _page_options(command("serve", translate("live preview: edits show in the browser by themselves")))
    _amend_options(
        command("amend", translate("add a correction, an extension, a withdrawal … by asking what changes"))
    )
    _publish_options(command("publish", translate("check, freeze the next edition, and build the site")))
    _verify_options(
        command("verify", translate("whether site, documents and editions agree, with a kept sum too"))
    )
    _diff_options(
        command("diff", translate("what changed between two editions, in plain words"), " [OLD [NEW]]")
    )
    _yes_options(command("undo", translate("take back what the last command wrote into the data file")))
    restore = command("restore", translate("an edition's data again as a draft, after what it changes"), " N")
    restore.group.add_argument("number", metavar="N", help=translate("the edition's number"))
    _yes_options(restore)
    _new_options(command("new", translate("a new call's data file by a few questions, or from an old one")))
    _review_options(
        command(
            "review",
            translate("a draft Word file again, with a comment at each contradiction, before it is signed"),
            " FILE.docx …",
        )
    )
    _import_options(
        command(
            "import", translate("a data file from an approved Word or text file, with a report"), " FILE …"
        )
    )
    schema = command("schema", translate("the JSON Schema of notice_data.yml, for editors"))
    schema.option("--out", "FILE", translate("the file it is written to; left out, it is printed"), type=Path)
    return parser


def _yes_options(parser: Parser) -> None:
    translate = parser.catalogue.translate
    parser.option("--data", "FILE", translate("the data file"), type=Path, default=DEFAULTS.data)
    parser.flag("--yes", translate("ask nothing: options and defaults answer"))
    parser.set_defaults(answers=())


def _check_options(parser: Parser) -> None:
    catalogue = parser.catalogue
    parser.flag("--all", catalogue.translate("accepted warnings and information too"))
    parser.flag(
        "--cases", catalogue.translate("cases to copy for rules that none proves, instead of the list")
    )
    forms, text = "|".join(FORMATS), catalogue.translate("form of the list")
    parser.option("--format", forms, text, type=one_of(FORMATS, catalogue), default="text")
    parser.option("--report", "FILE.html", catalogue.translate("a sheet to print and sign"), type=Path)
    text = catalogue.translate("on the sheet: the note that it is to be published with")
    parser.option("--minor", "NOTE", text, type=one_line(catalogue))
    _page_options(parser)


def _publish_options(parser: Parser) -> None:
    translate, words = parser.catalogue.translate, one_line(parser.catalogue)
    _build_options(parser)
    parser.flag("--strict", translate("warnings stop the build"))
    parser.option("--minor", "NOTE", translate("what changed that no reader has to know"), type=words)
    text = translate("the code of the signed sheet; any other state is refused")
    parser.option("--code", "CODE", text, type=words)
    parser.option("--entered-by", "NAME", translate("who enters the code"), type=words)


def _verify_options(parser: Parser) -> None:
    translate = parser.catalogue.translate
    _build_options(parser)
    text = translate("the code of the signed sheet")
    parser.option("--code", "CODE", text, type=one_line(parser.catalogue))
    parser.option("--sums", "FILE", translate("sums of the site that were kept elsewhere"), type=Path)
    parser.option(
        "--save-sums", "FILE", translate("write the sums of the site, to keep elsewhere"), type=Path
    )


def _amend_options(parser: Parser) -> None:
    translate = parser.catalogue.translate
    parser.option("--data", "FILE", translate("the data file"), type=Path, default=DEFAULTS.data)
    parser.option("--today", "DATE", translate("the day that reports speak of"), type=day(parser.catalogue))
    answers = (
        (
            "--kind",
            "KIND",
            translate("correction, extension, supplement, withdrawal, proposed_outcome or outcome"),
        ),
        ("--fact", "FACT", translate("the fact that changes, key_dates.close or a word of its name")),
        ("--to", "VALUE", translate("what it will be")),
        ("--clock", "TIME", translate("until what time, where the new date has none")),
        ("--affects", "yes|no|unsaid", translate("whether documents already handed in are affected")),
        ("--reason", "TEXT", translate("why the call is withdrawn")),
        ("--objections", "DAYS", translate("first and last day for objections")),
        ("--telephone", "NUMBER", translate("telephone for objections")),
        ("--results", "FILE", translate("a workbook (.xlsx) or CSV file with the list of results")),
        ("--personal", "mask|keep", translate("what becomes of numbers of persons in the list")),
        ("--personal-reason", "TEXT", translate("why they are published in full")),
        ("--title", "TEXT", translate("its title")),
        ("--number", "TEXT", translate("its document number")),
        ("--date", "DATE", translate("the day it takes effect")),
        ("--text", "TEXT", translate("its text")),
        ("--sure", "yes|no", translate("whether what looks like a slip is meant")),
    )
    _answering_options(parser, answers)
    text = translate("fact and value at once, contact_info.hours=9:00–17:00; for several facts several times")
    parser.option("--change", "FACT=VALUE", text, action="append", default=[])
    parser.flag("--yes", translate("ask nothing: options and defaults answer"))


def _new_options(parser: Parser) -> None:
    translate = parser.catalogue.translate
    parser.option(
        "--from", "FILE", translate("the old call that it is carried over from"), type=Path, dest="old"
    )
    parser.option("--out", "FILE", translate("the new data file; left out, in a folder of its id"), type=Path)
    parser.option("--today", "DATE", translate("the day that reports speak of"), type=day(parser.catalogue))
    answers = (
        ("--id", "ID", translate("its short English name")),
        ("--title", "TEXT", translate("its title")),
        ("--issuer", "TEXT", translate("the body that issues it")),
        ("--number", "TEXT", translate("its document number")),
        ("--signed", "DATE", translate("the date under it")),
        ("--close", "DATE", translate("its deadline")),
        ("--ways", "LIST", translate("how documents are handed in")),
        ("--place", "TEXT", translate("the office that receives the documents")),
        ("--address", "TEXT", translate("where the office is")),
        ("--telephone", "NUMBER", translate("telephone for questions")),
    )
    _answering_options(parser, answers)
    parser.flag("--yes", translate("ask nothing: options and defaults answer"))


def _answering_options(parser: Parser, options: Sequence[tuple[str, str, str]]) -> None:
    """Options that answer the command's questions; `answers` has their names."""
    for name, shown, text in options:
        parser.option(name, shown, text)
    parser.set_defaults(answers=tuple(name for name, _, _ in options))


def _review_options(parser: Parser) -> None:
    translate = parser.catalogue.translate
    text = translate("the notice, and annexes that are files of their own")
    parser.group.add_argument("files", nargs="+", type=Path, metavar="FILE", help=text)
    text = translate("the commented notice, or with .html the page; left out, beside the notice")
    parser.option("--out", "FILE", text, type=Path)
    parser.flag("--html", translate("also a page of the same comments, to print"))


def _import_options(parser: Parser) -> None:
    catalogue = parser.catalogue
    text = catalogue.translate("the notice, and annexes that are files of their own")
    parser.group.add_argument("files", nargs="+", type=Path, metavar="FILE", help=text)
    parser.option(
        "--out", "FILE", catalogue.translate("the new data file; left out, in a folder of its id"), type=Path
    )
    parser.option("--id", "ID", catalogue.translate("its short English name"))
    parser.option(
        "--report",
        "FILE.html",
        catalogue.translate("what was sure, guessed and left over, to print"),
        type=Path,
    )
    parser.option(
        "--into",
        "FILE",
        catalogue.translate("a data file that is there: take over what is confirmed"),
        type=Path,
    )
    parser.flag("--accept", catalogue.translate("with --into: take over all that differs, ask nothing"))
    parser.option(
        "--today", "DATE", catalogue.translate("the day that reports speak of"), type=day(catalogue)
    )


def _diff_options(parser: Parser) -> None:
    catalogue = parser.catalogue
    for name, default in (("old", "newest"), ("new", None)):
        text = catalogue.translate("an edition's number or a data file")
        parser.group.add_argument(name, nargs="?", default=default, metavar=name.upper(), help=text)
    parser.option("--data", "FILE", catalogue.translate("the data file"), type=Path, default=DEFAULTS.data)
    forms, text = "|".join(CHANGE_FORMATS), catalogue.translate("form of the list")
    parser.option("--format", forms, text, type=one_of(CHANGE_FORMATS, catalogue), default="text")


def _build_options(parser: Parser) -> None:
    text = parser.catalogue.translate("the folder that becomes the site; left out, site beside the data file")
    parser.option("--out", "DIR", text, type=Path)
    _page_options(parser)


def _page_options(parser: Parser) -> None:
    catalogue = parser.catalogue
    parser.option("--data", "FILE", catalogue.translate("the data file"), type=Path, default=DEFAULTS.data)
    parser.option(
        "--today", "DATE", catalogue.translate("the day that reports speak of"), type=day(catalogue)
    )
    parser.option("--site-url", "URL", catalogue.translate("where the site will be"), type=address(catalogue))
    parser.option(
        "--pdf-engine",
        "|".join(ENGINES),
        catalogue.translate("what makes the PDF files"),
        type=one_of(ENGINES, catalogue),
        default=DEFAULTS.pdf_engine,
    )
