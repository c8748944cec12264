"""Questions at a terminal. In: a question, its default, how an answer is read. Out: the answer, or `Stopped`.

An option on the command line answers a question before it is asked. With `--yes` nothing is asked: defaults
hold, and what has none must be given.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from notice_site.characters import HIDDEN, codes
from notice_site.command.parser import Parser
from notice_site.editions.typed_values import Unfit
from notice_site.language.catalogue import Catalogue
from notice_site.problem import Message, SiteFault

T = TypeVar("T")


class Stopped(Exception):
    """The answers ended before the questions did; nothing has been written."""


@dataclass(frozen=True)
class Question:
    """What is asked."""

    option: str
    """The option that answers it, `--title`."""
    text: str
    example: str = ""
    default: str | None = None
    """What an empty answer means, as it would be typed; None where there is none."""
    choices: Sequence[tuple[str, str]] = ()
    """Values and their words: the answer is a number, the words or the value."""
    default_words: str = ""
    """What stands for the default where it is shown."""


@dataclass(frozen=True)
class Asker:
    """Asks in one language."""

    catalogue: Catalogue
    given: Mapping[str, str]
    """Answers from the command line, by option."""
    ready: bool = False
    """Whether nothing is asked."""

    def ask(self, question: Question, read: Callable[[str], T]) -> T:
        """The first answer that `read` takes; it raises Unfit for others."""
        if question.option in self.given:
            return self._at_once(question, self.given[question.option], read)
        if self.ready:
            if question.default is None:
                raise argparse.ArgumentError(
                    None, self.catalogue.translate("{option} is needed", option=question.option)
                )
            return self._at_once(question, question.default, read)
        while True:
            self._show(question)
            answer = self._typed() or question.default
            try:
                if answer is None:
                    raise Unfit(Message("An answer is needed here."))
                return read(self._chosen(question, answer))
            except Unfit as fault:
                self.show(f"  ✗ {self.catalogue.read(fault.message)}")

    def choose(self, question: Question) -> str:
        """One of the question's choices, by its value."""
        values = [value for value, _ in question.choices]

        def read(answer: str) -> str:
            if answer not in values:
                raise Unfit(Message("Type one of the numbers."))
            return answer

        return self.ask(question, read)

    def agreed(self, option: str, text: str, *, default: bool) -> bool:
        """Yes or no."""
        choices = (("yes", self.catalogue.translate("Yes")), ("no", self.catalogue.translate("No")))
        return self.choose(Question(option, text, "", "yes" if default else "no", choices)) == "yes"

    def show(self, text: str) -> None:
        """Show a line."""
        sys.stdout.write(f"{text}\n")

    def _at_once(self, question: Question, answer: str, read: Callable[[str], T]) -> T:
        try:
            return read(self._chosen(question, answer))
        except Unfit as fault:
            reason = f"{question.option}: {self.catalogue.read(fault.message)}"
            raise argparse.ArgumentError(None, reason) from None

    def _chosen(self, question: Question, answer: str) -> str:
        """The value meant by a number or by words; any other answer as it is, where all of it is seen."""
        answer = answer.strip()
        if match := HIDDEN.search(answer):
            raise Unfit(
                Message("The answer has a hidden character, {code}: type it anew.", code=codes(match[0]))
            )
        for number, (value, text) in enumerate(question.choices, 1):
            if answer in (str(number), text, value):
                return value
        return answer

    def _show(self, question: Question) -> None:
        self.show("")
        self.show(question.text)
        for number, (_, text) in enumerate(question.choices, 1):
            self.show(f"  {number}. {text}")
        if question.example:
            self.show("  " + self.catalogue.translate("Example: {text}", text=question.example))
        if question.default is not None:
            shown = dict(question.choices).get(question.default, question.default)
            shown = question.default_words or shown or self.catalogue.translate("nothing")
            self.show("  " + self.catalogue.translate("Enter alone: {text}", text=shown))

    def _typed(self) -> str:
        try:
            return input("> ").strip()
        except EOFError:
            raise Stopped from None


def asker_of(chosen: argparse.Namespace, catalogue: Catalogue) -> Asker:
    """Asks what no option answers; `chosen.answers` names the options that do."""
    given = {
        option: getattr(chosen, option.removeprefix("--").replace("-", "_")) for option in chosen.answers
    }
    given = {option: answer for option, answer in given.items() if answer is not None}
    return Asker(catalogue, given | ({"--yes": "yes"} if chosen.yes else {}), chosen.yes)


@contextmanager
def problems_with_answers(parser: Parser) -> Iterator[None]:
    """A wrong answer that came as an option, or answers that end too early, reported in words."""
    try:
        yield
    except Stopped:
        raise SiteFault(
            Message("The answers ended before the questions did. Nothing has been written."),
            Message("Run the command at a terminal, or give the answers as options and --yes."),
        ) from None
    except argparse.ArgumentError as error:
        parser.error(error.message)
