"""argparse in our words. In: words. Out: a parser without anything to parse yet, and how values are read."""

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any, NoReturn
from urllib.parse import urlsplit

from notice_site.words import Words

COMMANDS = ("build", "check", "serve", "amend", "publish", "diff", "new", "import", "schema")
LANGUAGES = ("zh", "en")


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


def one_of(options: Sequence[str], words: Words) -> Callable[[str], str]:
    """Reads one of some words."""

    def read(text: str) -> str:
        if text not in options:
            raise argparse.ArgumentTypeError(words.say("write one of: {options}", options=tuple(options)))
        return text

    return read


def one_line(words: Words) -> Callable[[str], str]:
    """Reads some words, however many lines they were typed on."""

    def read(text: str) -> str:
        line = " ".join(text.split())
        if not line:
            raise argparse.ArgumentTypeError(words.say("write a few words"))
        return line

    return read


def day(words: Words) -> Callable[[str], date]:
    """Reads a day."""

    def read(text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise argparse.ArgumentTypeError(words.say("write a day as 2026-09-30")) from None

    return read


def address(words: Words) -> Callable[[str], str]:
    """Reads the address of a web site; it ends in a slash."""

    def read(text: str) -> str:
        parts = urlsplit(text)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
            raise argparse.ArgumentTypeError(words.say("write the whole address, https://example.org/call/"))
        return text if text.endswith("/") else text + "/"

    return read
