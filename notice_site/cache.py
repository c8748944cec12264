"""What is rebuilt only when its source changes. In: a folder. Out: its files, and none that is damaged.

Where the folder cannot be written, in a checkout that is only read, nothing is kept.
"""

import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_SUM = sha256().digest_size


class KeptFiles:
    """Files of a folder, each with its sum before it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """The content, or None where there is none or it is damaged."""
        try:
            kept = (self._folder / name).read_bytes()
        except OSError:
            return None
        return kept[_SUM:] if sha256(kept[_SUM:]).digest() == kept[:_SUM] else None

    def put(self, name: str, content: bytes) -> None:
        """Keep the content, if that can be done."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            # Under a name of its own first: two builds at once never read half a file.
            number, other = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(number, "wb") as file:
                file.write(sha256(content).digest() + content)
            Path(other).replace(self._folder / name)

    def made(self, name: str, sources: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
        """What `make` gives, as it was kept where it was last made from the same sources."""
        total = sha256()
        for source in sources:
            total.update(b"%d\n" % len(source) + source)
        kept = self.get(name) or b""
        if kept[:_SUM] == total.digest():
            return kept[_SUM:]
        content = make()
        self.put(name, total.digest() + content)
        return content


class TemplateCache(BytecodeCache):
    """Compiled templates. Python trusts them blindly, and one changed byte could end the program."""

    def __init__(self, folder: Path) -> None:
        self._kept = KeptFiles(folder)

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._kept.get(_name(bucket)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept.put(_name(bucket), bucket.bytecode_to_string())


def _name(bucket: Bucket) -> str:
    return f"{bucket.key}.template"


def versioned(path: str, content: bytes) -> str:
    """The address of one file, with a sum of its content."""
    return f"{path}?v={sha256(content).hexdigest()[:8]}"
