"""Ready settings for servers. In: a built site. Out: a file for each kind of server, `{path: content}`.

Headers are defined once, here, for nginx, for Caddy, and as a table for object stores and CDNs. GitHub
Pages sends none of these headers: there the policy in each page is all there is.
"""

from pathlib import Path

from notice_site.theme.finished_pages import header_policy

ALWAYS_ASK = "no-cache"
FOR_A_YEAR = "public, max-age=31536000, immutable"
CACHED = ((r"^/(assets/(scripts|styles)|search)/.*\.(js|css|json)$", FOR_A_YEAR),)
"""What a browser may keep without asking, by path: scripts, styles and search are asked for by their sums.

All else is asked for each time, and sent only where it changed: a document is the amended one at once.
"""
FEED = "application/atom+xml; charset=utf-8"
HSTS = "max-age=31536000"
"""Told, and not sent: who sends it while https may still go away locks readers out."""
TYPES = {
    "ics": "text/calendar; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""What servers do not all know; pages are UTF-8 everywhere."""
NGINX_KNOWS = {"docx"}
"""It warns of a type that is named twice."""


def server_files(site: Path) -> dict[str, bytes]:
    """The settings for the site as it was built: the policy names the scripts of this build."""
    pages = (path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html")))
    headers = {
        "Content-Security-Policy": header_policy(pages),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    files = {
        "nginx.conf": _nginx(headers),
        "Caddyfile": _caddy(headers),
        "headers.tsv": _table(headers),
        "github-pages.yml": _WORKFLOW,
    }
    return {path: text.encode() for path, text in files.items()}


def _nginx(headers: dict[str, str]) -> str:
    """To be included in a `server` block: a header set in a `location` would take away all others."""
    rules = "".join(f'    "~{pattern}" "{value}";\n' for pattern, value in CACHED)
    sent = "".join(f'    add_header {name} "{value}" always;\n' for name, value in headers.items())
    unknown = {ending: kind.partition(";")[0] for ending, kind in TYPES.items() if ending not in NGINX_KNOWS}
    types = "".join(f"        {kind} {ending};\n" for ending, kind in unknown.items())
    return f"""# In the http block. Set root and server_name; TLS as your other sites have it.
map $uri $notice_cache {{
    default "{ALWAYS_ASK}";
{rules}}}
map $request_method $notice_allow {{
    default "GET, HEAD";
    GET "";
    HEAD "";
}}

server {{
    listen 80;
    server_name www.example.gov.cn;
    root /var/www/notice/site;
    index index.html;
    charset utf-8;
    charset_types text/css text/plain text/xml text/calendar application/javascript application/json;
    error_page 404 /404.html;
    server_tokens off;
    absolute_redirect off;

    # The .gz files beside the pages; with the module libnginx-mod-http-brotli-static also: brotli_static on;
    gzip_static on;
    gzip on;
    gzip_vary on;
    gzip_types text/css text/calendar application/javascript application/json application/atom+xml text/xml;

    include mime.types;
    types {{
{types}    }}

    # Reading is all that there is; nothing of a site begins with a dot.
    if ($notice_allow) {{
        return 405;
    }}
    location ~ /\\. {{
        return 404;
    }}
    location ~ /updates\\.xml$ {{
        types {{ }}
        default_type "{FEED}";
    }}

    add_header Allow $notice_allow always;
    add_header Cache-Control $notice_cache always;
{sent}
    # Once this name answers by https for good: browsers then ask it no other way for a year.
    # add_header Strict-Transport-Security "{HSTS}" always;
}}
"""


def _caddy(headers: dict[str, str]) -> str:
    sent = "".join(f'\t\t{name} "{value}"\n' for name, value in headers.items())
    # In a route Caddy keeps the order: what is more particular comes last.
    matchers = "".join(f"\t@cache{at} path_regexp {pattern}\n" for at, (pattern, _) in enumerate(CACHED))
    rules = "".join(
        f'\t\theader @cache{at} Cache-Control "{value}"\n'
        for at, (_, value) in reversed(list(enumerate(CACHED)))
    )
    types = "".join(
        f'\t@{ending} path *.{ending}\n\theader @{ending} Content-Type "{kind}"\n'
        for ending, kind in TYPES.items()
    )
    return f"""www.example.gov.cn {{
\troot * /var/www/notice/site
\tencode zstd gzip

\t# Reading is all that there is; nothing of a site begins with a dot.
\t@writing not method GET HEAD
\theader @writing Allow "GET, HEAD"
\terror @writing 405
\t@zero path_regexp \\x00
\terror @zero 400
\t@hidden path_regexp /\\.
\terror @hidden 404

\tfile_server {{
\t\tprecompressed br gzip
\t}}
\theader {{
{sent}\t\t?Vary "Accept-Encoding"
\t\t# Once this name answers by https for good: browsers then ask it no other way for a year.
\t\t# Strict-Transport-Security "{HSTS}"
\t}}
{matchers}\troute {{
\t\theader Cache-Control "{ALWAYS_ASK}"
{rules}\t}}
{types}\t@feed path_regexp /updates\\.xml$
\theader @feed Content-Type "{FEED}"
\thandle_errors {{
\t\theader Cache-Control "{ALWAYS_ASK}"
\t\t@missing expression {{err.status_code}} == 404
\t\thandle @missing {{
\t\t\trewrite * /404.html
\t\t\tfile_server {{
\t\t\t\tprecompressed br gzip
\t\t\t}}
\t\t}}
\t\thandle {{
\t\t\trespond "{{err.status_code}} {{err.status_text}}"
\t\t}}
\t}}
}}
"""


def _table(headers: dict[str, str]) -> str:
    """For an object store behind a CDN, a line a rule: path as a regular expression, header, value."""
    lines = [("path", "header", "value"), *((".*", name, value) for name, value in headers.items())]
    lines += [(pattern, "Cache-Control", value) for pattern, value in (*CACHED, (".*", ALWAYS_ASK))]
    lines += [(rf"\.{ending}$", "Content-Type", kind) for ending, kind in TYPES.items()]
    lines += [(r"/updates\.xml$", "Content-Type", FEED)]
    return "".join("\t".join(line) + "\n" for line in lines)


_WORKFLOW = """# .github/workflows/pages.yml
name: pages
on:
  push: {branches: [main]}
permissions: {contents: read, pages: write, id-token: write}
jobs:
  pages:
    runs-on: ubuntu-latest
    environment: {name: github-pages}
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      - uses: actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0
        with: {python-version: "3.13"}
      - id: pages
        uses: actions/configure-pages@983d7736d9b0ae728b81ab479565c72886d7745b # v5.0.0
      - run: make site ARGS="--site-url ${{ steps.pages.outputs.base_url }}/"
      - uses: actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0
        with: {path: site}
      - uses: actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0
"""
