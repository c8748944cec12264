"""What our copy of an annex says about itself. In: the call, the annex. Out: small print, its version."""

from collections.abc import Iterator

from notice_site.facts.annexes import AnnexFacts, form_version
from notice_site.facts.facts import Facts
from notice_site.language.catalogue import Catalogue
from notice_site.model.forms import Annex
from notice_site.model.grid import walk_fields
from notice_site.model.record import NOT_STATED


def annex_small_print(annex: AnnexFacts, facts: Facts, catalogue: Catalogue) -> tuple[str, ...]:
    """The lines that our copy adds below an annex; the annex itself stays as issued."""
    version = catalogue.translate("annex version {version}", version=facts.form_versions[annex.annex.id])
    address = page_address(annex, facts)
    on_the_web = (
        (catalogue.translate("This annex on the web: {address}", address=address),) if address else ()
    )
    return (
        _origin(facts, (annex.label, version), catalogue),
        *on_the_web,
        *places_missing(annex, facts, catalogue),
    )


def page_address(annex: AnnexFacts, facts: Facts) -> str:
    """Where an annex's page stands; empty while nobody knows where the site will be."""
    return f"{facts.build.site_url}{annex.page}" if facts.build.site_url else ""


def notice_small_print(facts: Facts, catalogue: Catalogue) -> tuple[str, ...]:
    """The lines that our copy adds below the typeset notice."""
    count = len(facts.notice.amendments)
    later = catalogue.translate_plural(
        "{n} later amendment; see the web site.", "{n} later amendments; see the web site.", count
    )
    return (*amendment_small_print(facts, catalogue), *([later] if count else []))


def amendment_small_print(facts: Facts, catalogue: Catalogue) -> tuple[str, ...]:
    """The lines that our copy adds below a typeset amendment."""
    copy = catalogue.translate("Copy without a seal; the sealed original is authoritative.")
    return (_origin(facts, (), catalogue), *([copy] if facts.country.has_seals else []))


def origin_small_print(facts: Facts, catalogue: Catalogue) -> tuple[str, ...]:
    """The line below a Word file that is yet to be signed: of which call and edition it is."""
    return (_origin(facts, (), catalogue),)


def _origin(facts: Facts, what: tuple[str, ...], catalogue: Catalogue) -> str:
    marks = [facts.notice.id, catalogue.translate("edition {number}", number=facts.build.edition), *what]
    marks += [catalogue.translate("draft")] if facts.build.draft else []
    marks += (
        []
        if facts.notice.site.official
        else [catalogue.translate("Demonstration, not published by the issuer")]
    )
    return " · ".join(marks)


def places_missing(annex: AnnexFacts, facts: Facts, catalogue: Catalogue) -> Iterator[str]:
    """What the notice asks for on a form that has no place for it."""
    if not (form := annex.annex.form):
        return
    kinds = {field.kind for field in walk_fields(form)}
    asked = [entry.material for entry in facts.materials if entry.material.annex == annex.annex.id]
    if "seal" not in kinds and any(material.seal not in (NOT_STATED, ()) for material in asked):
        yield catalogue.translate(
            "The notice asks for a seal on this form, which as issued has no place for it."
        )
    if "signature" not in kinds and any(material.signature not in (NOT_STATED, ()) for material in asked):
        yield catalogue.translate(
            "The notice asks for a signature on this form, which as issued has no place for it."
        )


def form_edition(annex: Annex, facts: Facts) -> int:
    """The first of the editions, up to the one that is built, that have had this form without a change."""
    version, since = facts.form_versions[annex.id], facts.build.edition
    for edition in reversed(facts.build.editions):
        notice = edition.call.notice
        if not any(
            other.id == annex.id and form_version(other, notice) == version for other in notice.annexes
        ):
            break
        since = edition.number
    return since


def state_marks(facts: Facts, catalogue: Catalogue) -> tuple[str, ...]:
    """The marks of an unofficial copy, of a call taken back, of a draft; none for an ordinary call."""
    marks = (
        ""
        if facts.notice.site.official
        else catalogue.translate("Demonstration, not published by the issuer"),
        catalogue.translate("Withdrawn") if facts.withdrawn else "",
        catalogue.translate("Draft") if facts.build.draft else "",
    )
    return tuple(mark for mark in marks if mark)
