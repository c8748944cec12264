"""A folder with a call, its editions and its site, for tests of `publish`. Out: what is in it."""

import shutil
from datetime import date
from pathlib import Path

from notice_site.reading.editions import Edition, freeze
from notice_site.reading.source import read_source
from tests.call_facts import MINIMAL
from tests.command_line import ended

ANSWER = """\
clarifications:
  - {question: 可以邮寄吗？, answer: 可以。, date: 2030-03-10}
"""


class CallFolder:
    """A folder with a call, its editions and its site."""

    def __init__(self, folder: Path, call: Path = MINIMAL) -> None:
        self.data = folder / "notice_data.yml"
        self.out = folder / "site"
        self.editions = folder / "editions"
        shutil.copy(call, self.data)

    def publish(self, day: str, *options: str) -> int:
        return ended("publish", "--data", str(self.data), "--out", str(self.out), "--today", day, *options)

    def edit(self, old: str, new: str) -> None:
        text = self.data.read_text("utf-8")
        assert old in text
        self.data.write_text(text.replace(old, new), "utf-8")

    def add(self, text: str) -> None:
        self.data.write_text(self.data.read_text("utf-8") + text, "utf-8")

    def freeze(self, number: int = 1, day: str = "2030-03-01") -> None:
        """Make an edition of the data as it is, without building anything."""
        self.editions.mkdir(exist_ok=True)
        text = freeze(Edition(number, date.fromisoformat(day), "", read_source(self.data)))
        (self.editions / f"{number}.yml").write_text(text, "utf-8")

    def state(self) -> dict[str, bytes]:
        return {
            str(path.relative_to(self.data.parent)): path.read_bytes()
            for path in sorted(self.data.parent.rglob("*"))
            if path.is_file()
        }
