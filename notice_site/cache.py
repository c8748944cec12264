"""A cache of files that are rebuilt only when their source changes. In: a folder. Out: intact contents.

Where the folder cannot be written, in a read-only checkout say, nothing is cached.
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


class FileCache:
    """Files of a folder, each after the SHA-256 of its content."""

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
        """Store the content, if the folder can be written."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            # Written under another name first: of two builds at once none reads half a file.
            number, other = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(number, "wb") as file:
                file.write(sha256(content).digest() + content)
            Path(other).replace(self._folder / name)

    def made(self, name: str, sources: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
        """What `make` returns, from the cache where it was last made from the same sources."""
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
    """Compiled templates, checked before use: one wrong byte of bytecode can crash Python."""

    def __init__(self, folder: Path) -> None:
        self._cache = FileCache(folder)

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._cache.get(_name(bucket)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._cache.put(_name(bucket), bucket.bytecode_to_string())


def _name(bucket: Bucket) -> str:
    return f"{bucket.key}.template"


def versioned(path: str, content: bytes) -> str:
    """The address of one file, with a sum of its content."""
    return f"{path}?v={sha256(content).hexdigest()[:8]}"
