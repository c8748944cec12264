"""Answers given as options. In: the chosen arguments. Out: an `Asker` that knows them; their faults, told."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from notice_site.command.asking import Asker, Stopped
from notice_site.command.parser import Parser
from notice_site.problem import Message
from notice_site.site_fault import SiteFault
from notice_site.words import Words


def asker_of(chosen: argparse.Namespace, words: Words) -> Asker:
    """Asks what no option answers; `chosen.answers` names the options that do."""
    given = {option: getattr(chosen, option.removeprefix("--")) for option in chosen.answers}
    given = {option: answer for option, answer in given.items() if answer is not None}
    return Asker(words, given | ({"--yes": "yes"} if chosen.yes else {}), chosen.yes)


@contextmanager
def answers_told(parser: Parser) -> Iterator[None]:
    """A wrong answer that came as an option, or answers that end too early, told in words."""
    try:
        yield
    except Stopped:
        raise SiteFault(
            Message("The answers ended before the questions did. Nothing has been written."),
            Message("Run the command at a terminal, or give the answers as options and --yes."),
        ) from None
    except argparse.ArgumentError as error:
        parser.error(error.message)
