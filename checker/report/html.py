"""Report -> one HTML page that needs nothing else: no script, no address that is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from checker.model.finding import Finding
from checker.model.table import Accepting, Report
from checker.report import parts
from checker.report.escape import clean

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"  # no script, nothing fetched
STYLE: Final = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid GrayText; padding: .4rem .6rem; text-align: left; vertical-align: top; }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
.level { font-weight: bold; }
"""
_SPAN: Final = re.compile(r"`([^`]{1,1000})`")
_LINKED: Final = re.compile(r"https?://", re.IGNORECASE)  # nothing else becomes a link


def render(report: Report) -> str:
    """The verdict as heading, the next step, the table, and what it rests on."""
    title = escape(clean(report.headline))
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="viewport" content="width=device-width">',
            f"<title>{title}</title>",
            f"<style>{STYLE}</style>",
            "</head>",
            "<body>",
            *_body(report),
            "</body>",
            "</html>",
            "",
        )
    )


def _body(report: Report) -> Iterator[str]:
    yield f"<h1>{_words(report.headline)}</h1>"
    yield f"<p>Next step: {_words(report.next_step)}</p>"
    if report.rows:
        rows = map(parts.cells, report.rows)
        yield from _table("Contract details to verify", parts.COLUMNS, rows)
    if report.findings:
        yield "<h2>Findings</h2>"
    for group in parts.groups(report):
        yield from (f"<h3>{_words(group.title)}</h3>", "<ul>")
        for finding in group.shown:
            yield from _finding(finding, report.accepting)
        if group.left_out:
            yield f"<li>{_words(group.left_out)}</li>"
        yield "</ul>"
    yield from _list("Coverage", parts.coverage(report))
    yield from _list("Not read in this run", parts.not_re_read(report))
    if report.checked:
        yield from _table(
            "Sources checked",
            parts.CHECKED,
            (parts.checked_cells(report, one) for one in report.checked),
        )
    yield from (
        "<h2>What this table does not show</h2>",
        f"<p>{_words(parts.does_not_show(report))}</p>",
    )


def _table(caption: str, header: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"<h2>{caption}</h2>"
    names = "".join(f'<th scope="col">{name}</th>' for name in header)
    yield from ("<table>", f"<thead><tr>{names}</tr></thead>", "<tbody>")
    for first, *others in rows:
        cells = "".join(f"<td>{_cell(other)}</td>" for other in others)
        yield f'<tr><th scope="row">{_words(first)}</th>{cells}</tr>'
    yield from ("</tbody>", "</table>")


def _cell(text: str) -> str:
    line = clean(text)
    if _LINKED.match(line) and " " not in line:
        address = escape(line)
        return f'<a rel="noreferrer" href="{address}">{address}</a>'
    return _words(line)


def _list(title: str, lines: Iterable[str]) -> Iterator[str]:
    items = list(lines)
    if items:
        yield from (f"<h2>{title}</h2>", "<ul>")
        yield from (f"<li>{_words(item)}</li>" for item in items)
        yield "</ul>"


def _finding(finding: Finding, how: Accepting) -> Iterator[str]:
    key = f" {_code(finding.key)}" if finding.key else ""
    accepted = " (accepted)" if finding.accepted else ""
    yield (
        f'<li><span class="level">{finding.level}</span> {_code(finding.rule)}{key}{accepted}: '
        f"{_words(finding.message)}<ul>"
    )
    if documented := parts.documented(finding):
        yield f"<li>Documented: {_words(documented)}</li>"
    for one in parts.among(finding):
        keys = (*map(_code, one.keys), *filter(None, [one.left_out]))
        yield f"<li>{one.label}: {', '.join(keys)}</li>"
    if observed := parts.observed(finding):
        yield f"<li>Observed: {_words(observed)}</li>"
    if accepting := parts.accepting(finding, how):
        yield f"<li>To accept: {_code(accepting)}</li>"
    else:
        yield f"<li>Fingerprint: {_code(finding.fingerprint)}</li>"
    yield "</ul></li>"


def _code(text: str) -> str:
    return f"<code>{escape(clean(text))}</code>"


def _words(text: str) -> str:
    """Text, with its code spans as code."""
    pieces = _SPAN.split(clean(text))
    pieces[0::2] = [escape(piece) for piece in pieces[0::2]]
    pieces[1::2] = [f"<code>{escape(piece)}</code>" for piece in pieces[1::2]]
    return "".join(pieces)
