"""The messages that the scripts of a page show, translated, for the data that the page carries."""

from functools import cache

from notice_site.language.catalogue import Catalogue
from notice_site.project import DOCS
from notice_site.script_modules import messages_in, scripts_from

SCRIPTS = DOCS / "assets" / "scripts"


def script_messages(entry: str, catalogue: Catalogue) -> dict[str, str]:
    """Translations by msgid for an entry point (`start-form.mjs`) and all that it imports."""
    return {msgid: catalogue.text(msgid) for msgid in _msgids(entry)}


@cache
def _msgids(entry: str) -> tuple[str, ...]:
    scripts = scripts_from(SCRIPTS / entry).values()
    return tuple(sorted({msgid for script in scripts for msgid in messages_in(script)}))
