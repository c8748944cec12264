"""The messages that the scripts of a page show, translated, for the data that the page carries."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from markupsafe import Markup

from notice_site.escapes import script_json
from notice_site.language.catalogue import Catalogue
from notice_site.project import DOCS
from notice_site.script_modules import message_key, messages_in, scripts_from

SCRIPTS = DOCS / "assets" / "scripts"


def script_messages(entry: str, catalogue: Catalogue) -> dict[str, str]:
    """Translations by msgid for an entry point (`start-form.mjs`) and all that it imports."""
    return {msgid: catalogue.text(msgid) for msgid in _msgids(entry)}


def first_msgids(entry: str) -> tuple[str, ...]:
    """The msgids of an entry point without its deferred modules."""
    return _msgids(entry, with_deferred=False)


def page_json(data: Mapping[str, Any]) -> Markup:
    """The data of a page for its scripts, with keys in place of the msgids as the bundled scripts have them.

    Why: half of the messages' bytes are English that nobody reads.
    """
    by_key = {message_key(msgid): message for msgid, message in data["messages"].items()}
    return script_json({**data, "messages": by_key})


@cache
def _msgids(entry: str, *, with_deferred: bool = True) -> tuple[str, ...]:
    scripts = scripts_from(SCRIPTS / entry, with_deferred=with_deferred).values()
    return tuple(sorted({msgid for script in scripts for msgid in messages_in(script)}))
