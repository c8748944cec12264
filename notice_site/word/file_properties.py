"""What a Word file of a call says about itself. In: its title and facts. Out: properties to pack it with."""

from collections.abc import Mapping
from datetime import date

from notice_site.facts.facts import Facts
from notice_site.word.archive import issued_on
from notice_site.word.parts import Properties


def properties_of(title: str, facts: Facts, marks: Mapping[str, str], day: date | None = None) -> Properties:
    """Those of a file of the call, with marks of its own; `day` is that of the notice where none is given."""
    notice = facts.notice
    return Properties(
        title=title,
        author="、".join(issuer.name for issuer in notice.issuers),
        subject=notice.title,
        language=notice.language,
        day=day or issued_on(facts),
        custom={"NoticeSiteCall": notice.id, "NoticeSiteEdition": str(facts.build.edition), **marks},
    )
