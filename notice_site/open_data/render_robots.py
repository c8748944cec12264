"""What search engines may read. In: facts. Out: `robots.txt` (RFC 9309).

It counts only where the site is at its host's root; `sitemap.xml` itself comes from MkDocs.
"""

from notice_site.escapes import plain_address
from notice_site.facts.facts import Facts


def render_robots(facts: Facts) -> dict[str, bytes]:
    """Everything may be read; the site map is named where its whole address is known, as it must be."""
    lines = ["User-agent: *", "Allow: /"]
    if facts.build.site_url:
        lines.append(f"Sitemap: {plain_address(facts.build.site_url)}sitemap.xml")
    return {"robots.txt": "".join(f"{line}\n" for line in lines).encode()}
