"""What our copy of an annex says about itself. In: the call, the annex. Out: small print, its version."""

import hashlib
import json
from collections.abc import Iterator

from notice_site.facts.annexes import AnnexFacts
from notice_site.facts.facts import Facts
from notice_site.models.forms import Annex
from notice_site.models.grid import walk_fields
from notice_site.models.notice import Notice
from notice_site.models.record import NOT_STATED, plain
from notice_site.words import Words

VERSION_LENGTH = 8


def form_version(annex: Annex, notice: Notice) -> str:
    """Eight hexadecimal digits that change with the annex or one of its option lists, and only then."""
    used = {field.options for field in walk_fields(annex.form)} if annex.form else set()
    lists = [plain(taxonomy) for taxonomy in notice.taxonomies if taxonomy.id in used]
    content = json.dumps([plain(annex), *lists], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:VERSION_LENGTH]


def annex_small_print(annex: AnnexFacts, facts: Facts, words: Words) -> tuple[str, ...]:
    """The lines that our copy adds below an annex; the annex itself stays as issued."""
    version = words.say("annex version {version}", version=form_version(annex.annex, facts.notice))
    address = page_address(annex, facts)
    on_the_web = (words.say("This annex on the web: {address}", address=address),) if address else ()
    return (_origin(facts, (annex.label, version), words), *on_the_web, *places_missing(annex, facts, words))


def page_address(annex: AnnexFacts, facts: Facts) -> str:
    """Where an annex's page stands; empty while nobody knows where the site will stand."""
    return f"{facts.build.site_url}{annex.page}" if facts.build.site_url else ""


def notice_small_print(facts: Facts, words: Words) -> tuple[str, ...]:
    """The lines that our copy adds below the typeset notice."""
    count = len(facts.notice.amendments)
    later = words.say_many(
        "{n} later amendment; see the web site.", "{n} later amendments; see the web site.", count
    )
    return (*amendment_small_print(facts, words), *([later] if count else []))


def amendment_small_print(facts: Facts, words: Words) -> tuple[str, ...]:
    """The lines that our copy adds below a typeset amendment."""
    copy = words.say("Copy without a seal; the sealed original is authoritative.")
    return (_origin(facts, (), words), copy)


def origin_small_print(facts: Facts, words: Words) -> tuple[str, ...]:
    """The line below a Word file that is yet to be signed: of which call and edition it is."""
    return (_origin(facts, (), words),)


def _origin(facts: Facts, what: tuple[str, ...], words: Words) -> str:
    marks = [facts.notice.id, words.say("edition {number}", number=facts.build.edition), *what]
    marks += [words.say("draft")] if facts.build.draft else []
    marks += [] if facts.notice.site.official else [words.say("Demonstration, not published by the issuer")]
    return " · ".join(marks)


def places_missing(annex: AnnexFacts, facts: Facts, words: Words) -> Iterator[str]:
    """What the notice asks for on a form that has no place for it."""
    if not (form := annex.annex.form):
        return
    kinds = {field.kind for field in walk_fields(form)}
    asked = [known.material for known in facts.materials if known.material.annex == annex.annex.id]
    if "seal" not in kinds and any(paper.seal not in (NOT_STATED, ()) for paper in asked):
        yield words.say("The notice asks for a seal on this form, which as issued has no place for it.")
    if "signature" not in kinds and any(paper.signature not in (NOT_STATED, ()) for paper in asked):
        yield words.say("The notice asks for a signature on this form, which as issued has no place for it.")
