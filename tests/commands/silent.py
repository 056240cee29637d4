"""Pages that answer in the place of another and state nothing of it; two documents in two forms."""

from __future__ import annotations

import re
from pathlib import Path

from tests.commands.widgets import PAGE, PATH
from tests.site import Answer, Site

HTML_PATH, ERRORS, ERRORS_HTML = "/api/widgets", "/errors.md", "/errors"
HTML = {"Content-Type": "text/html; charset=utf-8"}

STATUSES = """# Errors

| Status | Meaning | Retry |
| --- | --- | --- |
| 400 | The request is malformed | No |
| 401 | The key is not known | No |
| 404 | There is no such widget | No |
| 429 | Too many requests | Yes, after a pause |
| 500 | The service failed | Yes |
| 503 | The service is busy | Yes |
"""


def page(title: str, body: str) -> Answer:
    """A whole HTML page, with as much around its content as sites have."""
    links = "".join(f"<li><a href='/{name}'>{name.title()}</a></li>" for name in "abcdefgh")
    text = (
        f"<!doctype html><html><head><title>{title}</title></head><body><nav><ul>{links}</ul></nav>"
        f"<main><h1>{title}</h1>{body}</main><footer><p>All pages of this site.</p></footer>"
        "</body></html>"
    )
    return Answer(body=text.encode(), headers=HTML)


FORM = "<form><label>Mail <input type='email'></label><label>Word <input type='password'></label>"
SILENT = {
    "sign-in": page("Sign in", f"<p>Sign in to go on.</p>{FORM}<button>Go</button></form>"),
    "consent": page("Before you go on", "<p>We use cookies. Choose which of them may be kept.</p>"),
    "apology": page("Not found", "<p>We looked everywhere. Try the search, or begin again.</p>"),
    "moved": page("The reference moved", "<p>The pages stand at another place now.</p>" * 30),
    "home": page("Guides", "<p>Begin with a short tour of what can be built.</p>" * 30),
    "a call in passing": page("News", "<p>Call <code>POST /v1/widgets</code> as before.</p>" * 3),
}
ROWS = "".join(
    f"<tr><td>{status}</td><td>{meaning}</td><td>{retry}</td></tr>"
    for status, meaning, retry in re.findall(r"\| (\d+) \| (.*?) \| (.*?) \|", STATUSES)
)
TABLE = "<table><tr><th>Status</th><th>Meaning</th><th>Retry</th></tr>{}</table>"


def two_forms(site: Site, folder: Path, name: str = "sources.toml") -> None:
    """Two documents for the one source, each with its other form, which the site does not have."""
    at = f"http://127.0.0.1:{site.port}"
    more = f"""    {{ role = "page-html", url = "{at}{HTML_PATH}", accept = "text/html", fallback_for = "page-markdown" }},
    {{ role = "errors-markdown", url = "{at}{ERRORS}", accept = "text/markdown" }},
    {{ role = "errors-html", url = "{at}{ERRORS_HTML}", accept = "text/html", fallback_for = "errors-markdown" }},
]"""
    path = folder / name
    head, _, tail = path.read_text("utf-8").rpartition("]")
    path.write_text(head + more + tail, "utf-8")
    site.files = {PATH: PAGE.encode(), ERRORS: STATUSES.encode()}
