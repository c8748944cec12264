"""P01: what a government page must say of itself (国办发〔2017〕47号). In: a view. Out: findings."""

import re
from collections.abc import Iterator

from notice_site.checks.finding import Finding, View
from notice_site.models.notice import Site
from notice_site.problem import Message

REQUIRED = (
    "name", "url", "id_code", "column_name", "column_description", "column_keywords", "organiser",
    "icp_number", "public_security_number", "error_report_url",
)  # fmt: skip
FORMS = {
    "url": (re.compile(r"https://[^/\s]+/(?:\S*/)?"), "https://www.example.gov.cn/…/"),
    "id_code": (re.compile(r"\d{10}|bm\d{8}"), "4400000000, bm12345678"),
    "icp_number": (re.compile(r".ICP备\d{5,10}号(?:-\d+)?"), "京ICP备12345678号"),
    "public_security_number": (re.compile(r"(?:.公网安备\s*)?\d{14}号?"), "44010000000000"),
    "error_report_url": (re.compile(r"https://\S+"), "https://…"),
}


def page_metadata_are_there(view: View) -> Iterator[Finding]:
    """An official site has the metadata that government pages must carry."""
    site = view.notice.site
    missing = tuple(f"`{key}`" for key in REQUIRED if getattr(site, key) is None)
    if site.official and missing and view.issued is None:
        yield _missing(missing)


def unofficial_pages_may_lack_metadata(view: View) -> Iterator[Finding]:
    """A site that is not official is told what an official one would lack."""
    site = view.notice.site
    missing = tuple(f"`{key}`" for key in REQUIRED if getattr(site, key) is None)
    if not site.official and missing and view.issued is None:
        yield _missing(missing)


def _missing(keys: tuple[str, ...]) -> Finding:
    return Finding(
        ("site",),
        Message("The pages lack metadata that a government site must carry: {keys}.", keys=keys),
        Message("Write them under `site`; what is empty is left out of the pages."),
    )


def page_metadata_are_well_formed(view: View) -> Iterator[Finding]:
    """What stands in the page's metadata has the form that the rules give."""
    site: Site = view.notice.site
    for key, (form, example) in FORMS.items():
        value = getattr(site, key)
        if value is not None and view.issued is None and not form.fullmatch(value):
            yield Finding(
                ("site", key),
                Message("“{value}” is not in the form of {key}.", value=value, key=key),
                Message("Write it like {example}.", example=example),
            )
