"""Blank forms as scripts. In: annexes, their Word files. Out: `{path: content}`, a script for each form.

In a site that is opened from a folder, browsers load nothing but scripts; so the blank Word file comes as
one, in base64, when a form's page stands.
"""

import json
from base64 import b64encode

from notice_site.facts.annexes import AnnexFacts
from notice_site.facts.facts import Facts
from notice_site.models.grid import walk_fields
from notice_site.pages.links import Downloads, PageLinks
from notice_site.theme.site_assets import versioned
from notice_site.words import Words

NOT_TYPED = ("signature", "seal", "office_use")
"""Kinds of field that are filled in on paper."""


def render_blanks(facts: Facts, words: Words, downloads: Downloads) -> dict[str, bytes]:
    """One for each form that can be filled in."""
    links = PageLinks(facts, words, downloads, "index.html")
    return {_path(known): _script(known, links) for known in facts.annexes if can_be_filled_in(known, links)}


def can_be_filled_in(known: AnnexFacts, links: PageLinks) -> bool:
    """Whether the annex has a place to type in, and this build its Word file."""
    form = known.annex.form
    return bool(blank_file(known, links) and form and any(f.kind not in NOT_TYPED for f in walk_fields(form)))


def blank_file(known: AnnexFacts, links: PageLinks) -> bytes:
    """The annex as a Word file; empty where this build has none."""
    found = links.downloads.get(known.word_file)
    return found.content if found else b""


def blank_address(known: AnnexFacts, links: PageLinks) -> str:
    """Where a page finds the script, with a sum of its content."""
    return versioned(links.to(_path(known)), _script(known, links))


def _path(known: AnnexFacts) -> str:
    return f"{known.page.removesuffix('index.html')}blank.js"


def _script(known: AnnexFacts, links: PageLinks) -> bytes:
    """It puts the file under the annex's id in `noticeBlanks`."""
    content = b64encode(blank_file(known, links)).decode()
    place = f"(window.noticeBlanks = window.noticeBlanks || {{}})[{json.dumps(known.annex.id)}]"
    return f'{place} = "{content}";\n'.encode()
