"""Report -> one HTML page that needs nothing else: no address that is fetched, no script to read.

`page.html` is its frame, `page.css` how it looks, `page.js` what copies the table. The page's own
policy (CSP level 3) lets nothing in but that style and that script, by its digest.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Final

from checker.model.finding import Finding
from checker.model.regex import regex
from checker.model.table import CheckedDocument, Moment, Report, Row
from checker.report import finding_parts, markdown, parts, source_parts
from checker.report.escape import clean
from checker.report.strip import strip
from checker.report.words import counted, listed

_HERE: Final = Path(__file__).parent
FRAME: Final = Template((_HERE / "page.html").read_text("utf-8"))
STYLE: Final = (_HERE / "page.css").read_text("utf-8")
SCRIPT: Final = (_HERE / "page.js").read_text("utf-8")
_OWN: Final = base64.b64encode(hashlib.sha256(f"\n{SCRIPT}".encode()).digest()).decode()
POLICY: Final = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{_OWN}'"

# A day, a moment or an option, which is never broken; a long word, which breaks behind its marks.
_WORDS: Final = regex(r"(\d{4}-\d\d-\d\d(?:T[\d:]{5,8}Z)?|(?<!\S)--?[a-z][a-z-]*)|\S{20,}")
_PARTS: Final = regex(r".{4,}?[/._?&=]+|.+")
_SPAN: Final = regex(r"`([^`]{1,1000})`")
_LINKED: Final = regex(r"https?://", re.IGNORECASE)  # nothing else becomes a link


def render(report: Report) -> str:
    """The verdict and the next step, the areas with their findings, the table, what it rests on."""
    return FRAME.substitute(
        policy=escape(POLICY, quote=True),
        title=escape(clean(report.headline)),
        style=STYLE,
        state=parts.state(report),
        made=_made(report),
        headline=_words(report.headline),
        next_step=_words(report.next_step),
        main="\n".join(_main(report)),
        script=SCRIPT,
    )


def _made(report: Report) -> str:
    """What kind of page it is, of which day and by which version."""
    sample = '<span class="sample">SAMPLE</span> · ' if report.sample else ""
    day = f" · {report.made.isoformat()}" if report.made is not None else ""
    return sample + _text(f"Documentation contract check{day} · checker {report.version}")


def _main(report: Report) -> Iterator[str]:
    groups = parts.groups(report)
    if report.rows or groups:
        yield '<section aria-labelledby="areas">'
        yield f'<h2 id="areas">{"Areas" if report.rows else "Findings"}</h2>'
        for row in report.rows:
            yield from _area(report, row, groups.pop(row.area, []))
        for title, found in groups.items():
            yield from _details(title, "", parts.gravest(found), _shown(found))
        yield "</section>"
    if report.rows:
        yield from _owners(report)
    if report.checked:
        yield from _checked(report)
    yield from _list("Not read in this run", source_parts.not_re_read(report))
    yield from _list("Settings that decide what fails", report.settings)
    yield "<section>\n<h2>What this page does not show</h2>"
    yield f"<p>{_words(parts.does_not_show(report))}</p>\n</section>"


def _area(report: Report, row: Row, found: Sequence[Finding]) -> Iterator[str]:
    badge = f'<span class="badge">{parts.VERDICTS[row.verdict]}</span>'
    yield from _details(
        row.area,
        badge,
        parts.STATES[row.verdict],
        [
            *_coverage(report, row),
            *_strip(report.history.get(row.source)),
            f"<p>{_words(row.wording)}</p>",
            *(_shown(found) if found else ()),
        ],
        aside=listed([f"accessed {row.accessed_cell}" if row.accessed else row.accessed_cell])
        + (f" · {', '.join(parts.levels(found))}" if found else ""),
        opened=bool(found),
    )


def _strip(moments: Sequence[Moment] | None) -> Iterator[str]:
    if moments:
        drawn, said = strip(moments)
        yield f'{drawn}<p class="dim">{_text(said)}.</p>'


def _details(  # noqa: PLR0913 - each is a part of it
    title: str,
    badge: str,
    state: str,
    inner: Iterable[str],
    *,
    aside: str = "",
    opened: bool = True,
) -> Iterator[str]:
    yield f'<details class="area"{" open" if opened else ""}>'
    yield f'<summary class="{state}"><h3>{_words(title)}</h3>{badge}'
    yield f'<span class="dim">{_words(aside)}</span></summary>' if aside else "</summary>"
    yield from ("<div>", *inner, "</div>", "</details>")


def _coverage(report: Report, row: Row) -> Iterator[str]:
    for one in report.coverage:
        if one.source == row.source:
            part = 100 * one.seen // max(one.documented, 1)
            yield f'<div class="bar" aria-hidden="true"><span style="width: {part}%"></span></div>'
            yield f'<p class="dim">{one.seen} of {one.documented} documented names were seen</p>'


def _shown(findings: Sequence[Finding]) -> Iterator[str]:
    yield '<ul class="findings">'
    for finding in findings:
        yield from _finding(finding)
    yield "</ul>"


def _finding(finding: Finding) -> Iterator[str]:
    accepted = " (accepted)" if finding.accepted else ""
    yield (
        f'<li class="finding {finding.level}"><span class="level">{finding.level}</span> '
        f"{_code(finding.rule)}{accepted}"
    )
    if finding.key:
        yield f"<p>{_code(finding.key)}</p>"
    yield f"<p>{_words(finding.message)}</p>"
    if (sides := finding_parts.sides(finding)) is not None:
        both = ((sides.left, sides.was), (sides.right, sides.now))
        cells = "".join(f"<div><dt>{label}</dt><dd>{_words(it)}</dd></div>" for label, it in both)
        yield f'<dl class="sides">{cells}</dl>'
    if place := finding_parts.documented(finding):
        address, comma, rest = clean(place).partition(", ")
        yield f'<p class="dim">Documented: {_cell(address)}{comma}{_words(rest)}</p>'
    if seen := finding_parts.counted_in(finding):
        yield f'<p class="dim">{_words(seen)}</p>'
    for one in finding_parts.among(finding):
        keys = "".join(f"<li>{_code(key)}</li>" for key in one.keys)
        rest = f"<li>{one.left_out}</li>" if one.left_out else ""
        yield f"<details><summary>{one.label}</summary><ul>{keys}{rest}</ul></details>"
    yield "</li>"


def _owners(report: Report) -> Iterator[str]:
    """The owner's table, and the same as Markdown to be pasted into a packet."""
    yield '<section aria-labelledby="table">\n<h2 id="table">Contract details to verify</h2>'
    yield from _table(
        "owners",
        "One row a listed page, with wording that is safe to send.",
        parts.COLUMNS,
        (map(_cell, parts.cells(row)) for row in report.rows),
    )
    text = "\n".join(markdown.table(report))
    yield (
        '<button type="button" data-copies="as-markdown" hidden>Copy the table as Markdown'
        '</button><span role="status"></span>'
    )
    yield (
        '<details class="as-markdown"><summary>The table as Markdown</summary>'
        '<textarea id="as-markdown" aria-label="The table as Markdown" rows="9" readonly>\n'
        f"{escape(text)}\n</textarea></details>\n</section>"
    )


def _checked(report: Report) -> Iterator[str]:
    many = counted(len(report.checked), "document")
    yield '<section aria-labelledby="checked">\n<details class="folded"><summary>'
    yield f'<h2 id="checked">Sources checked</h2> <span class="dim">{many}</span></summary>'
    yield from _table(
        "checked",
        "Each document that was asked, and each that a row rests on.",
        ("Document", *source_parts.CHECKED[3:]),
        (_document(report, one) for one in report.checked),
    )
    yield "</details>\n</section>"


def _document(report: Report, one: CheckedDocument) -> Iterator[str]:
    area, role, url, accessed, unchanged, updated, _, outcome = source_parts.checked_cells(
        report, one
    )
    yield f"{_words(area)}, {_words(role)}<br>{_cell(url)}"
    yield from map(_words, (accessed, unchanged, updated))
    yield _code(one.digest) if one.digest else "none"
    yield _words(outcome)


def _table(
    name: str, caption: str, header: Iterable[str], rows: Iterable[Iterable[str]]
) -> Iterator[str]:
    """A table that stays one for screen readers where a small screen shows its rows as blocks."""
    names = tuple(header)
    yield f'<table role="table" class="{name}"><caption>{caption}</caption>'
    columns = "".join(f'<th role="columnheader" scope="col">{one}</th>' for one in names)
    yield f'<thead role="rowgroup"><tr role="row">{columns}</tr></thead>'
    yield '<tbody role="rowgroup">'
    for first, *others in rows:
        cells = "".join(
            f'<td role="cell" data-name="{one}">{other}</td>'
            for one, other in zip(names[1:], others, strict=True)
        )
        yield f'<tr role="row"><th role="rowheader" scope="row">{first}</th>{cells}</tr>'
    yield "</tbody></table>"


def _list(title: str, lines: Iterable[str]) -> Iterator[str]:
    items = "".join(f"<li>{_words(item)}</li>" for item in lines)
    if items:
        yield f"<section>\n<h2>{title}</h2>\n<ul>{items}</ul>\n</section>"


def _cell(text: str) -> str:
    line = clean(text)
    if _LINKED.match(line) and " " not in line:
        return f'<a rel="noreferrer" href="{escape(line)}">{_text(line)}</a>'
    return _words(line)


def _code(text: str) -> str:
    return f"<code>{_text(clean(text))}</code>"


def _words(text: str) -> str:
    """Text, with its code spans as code."""
    pieces = _SPAN.split(clean(text))
    pieces[0::2] = [_text(piece) for piece in pieces[0::2]]
    pieces[1::2] = [f"<code>{_text(piece)}</code>" for piece in pieces[1::2]]
    return "".join(pieces)


def _text(text: str) -> str:
    """Escaped, and marked where its words may be broken on a small screen."""
    shown, at = [], 0
    for found in _WORDS.finditer(text):
        whole = f'<span class="whole">{found[1]}</span>' if found[1] else ""
        long = "<wbr>".join(map(escape, _PARTS.findall(found[0])))
        shown += [escape(text[at : found.start()]), whole or long]
        at = found.end()
    return "".join((*shown, escape(text[at:])))
