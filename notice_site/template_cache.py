"""Compiled templates, kept between builds. In: a folder. Out: a cache for Jinja that no damaged file upsets.

Python trusts compiled code blindly, and one changed byte can end the program; so each file carries its sum.
Where the folder cannot be written, in a checkout that is only read, nothing is kept.
"""

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_SUM = sha256().digest_size


class TemplateCache(BytecodeCache):
    """One file a template, its sum before it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            kept = self._file(bucket).read_bytes()
        except OSError:
            return
        if sha256(kept[_SUM:]).digest() == kept[:_SUM]:
            bucket.bytecode_from_string(kept[_SUM:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        code = bucket.bytecode_to_string()
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            # Under a name of its own first: two builds at once never read half a file.
            number, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(number, "wb") as file:
                file.write(sha256(code).digest() + code)
            Path(name).replace(self._file(bucket))

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.template"
