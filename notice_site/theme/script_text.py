"""Which parts of a script are code. In: JavaScript. Out: the same length of text, the rest blanked out.

Also the script as it is shipped, without comments and white space.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    | (?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
    | (?P<plain>[^"'`/{}]+)
    | (?P<sign>.)""",
    re.DOTALL | re.VERBOSE,
)
_COMMENT = re.compile(r"//|/\*")
_LINES = re.compile(r"[ \t]*\n\s*")
_SPACES = re.compile(r"[ \t]+")
_AROUND = re.compile(r" ?([=*/%{}()\[\],;:?>&|^~]) ?")
"""A space beside such a sign parts nothing; `+`, `-` and `<` are not among them, for `a + +b`, `a < !--b`."""
_AFTER = re.compile(r"(?<=[{(\[,;=?:&|])\n")
_BEFORE = re.compile(r"\n(?=[})\].?:&|])")
"""Where JavaScript, too, sees that the statement goes on, or has ended."""
_LAST = re.compile(r"([\w$]+|\S)\s*\Z")
_TEMPLATE = re.compile(r"(?:\\.|\$(?!\{)|[^`\\$])*(?P<end>`|\$\{)", re.DOTALL)
_REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/\w*")
_BEFORE_REGEX = {"return", "typeof", "case", "in", "of", "void", "delete", "throw", "do", "else", "yield"}
"""Words after which a slash begins a regular expression; after any other word or `)`, `]`, `}` it divides."""


def blank_text(script: str) -> str:
    """The script with comments, strings, templates and regular expressions blanked; line ends stay.

    Raises ValueError with the offset of a template that does not end.
    """
    return "".join(text if kept else _blanks(text) for kept, text in _Blanker(script).run())


def shortened_script(script: str) -> str:
    """The same script without comments and without white space that parts nothing.

    Raises ValueError as `blank_text` does.
    """
    pieces = ((kept, text) for kept, text in _Blanker(script).run() if kept or not _COMMENT.match(text))
    code = "".join(_bare(text) if kept else text for kept, text in _merged(pieces))
    return code.strip() + "\n"


def _merged(pieces: Iterable[tuple[bool, str]]) -> Iterator[tuple[bool, str]]:
    """Neighbours of one kind as one: with a comment gone, the white space around it is one too."""
    for kept, group in groupby(pieces, key=lambda piece: piece[0]):
        yield kept, "".join(text for _, text in group)


def _bare(code: str) -> str:
    code = _AROUND.sub(r"\1", _SPACES.sub(" ", _LINES.sub("\n", code)))
    return _BEFORE.sub("", _AFTER.sub("", code))


def _blanks(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


class _Blanker:
    """Walks over the script once; `templates` has the depth of braces around each open `${`."""

    def __init__(self, script: str) -> None:
        self.script = script
        self.out: list[tuple[bool, str]] = []
        self.at = 0
        self.before = ""
        self.depth = 0
        self.templates: list[int] = []

    def run(self) -> list[tuple[bool, str]]:
        """The script in pieces, and whether each is code."""
        while self.at < len(self.script):
            self._step()
        return self.out

    def _step(self) -> None:
        token = _TOKEN.match(self.script, self.at)
        assert token is not None, "the last alternative takes any character"
        kind, text = token.lastgroup, token.group()
        if kind == "comment":
            self._blank(token.end())
        elif kind == "string":
            self._blank(token.end())
            self.before = ")"
        elif text == "`" or (text == "}" and self.templates and self.templates[-1] == self.depth):
            self._template(opened=text == "`")
        elif text == "/" and self._regex_may_begin() and (regex := _REGEX.match(self.script, self.at)):
            self._blank(regex.end())
            self.before = ")"
        else:
            self._keep(text)

    def _keep(self, text: str) -> None:
        self.depth += {"{": 1, "}": -1}.get(text, 0)
        self.out.append((True, text))
        self.at += len(text)
        if last := _LAST.search(text):
            self.before = last[1]

    def _template(self, *, opened: bool) -> None:
        if not opened:
            self.templates.pop()
        part = _TEMPLATE.match(self.script, self.at + 1)
        if part is None:
            raise ValueError(self.at)
        self._blank(part.end())
        self.before = ")"
        if part["end"] == "${":
            self.templates.append(self.depth)
            self.before = "("

    def _regex_may_begin(self) -> bool:
        if re.fullmatch(r"[\w$]+", self.before):
            return self.before in _BEFORE_REGEX
        return self.before not in {")", "]", "}"}

    def _blank(self, end: int) -> None:
        self.out.append((False, self.script[self.at : end]))
        self.at = end
