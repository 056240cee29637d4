"""Changes by day -> a feed: Atom (RFC 4287), Markdown, or JSON. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import groupby
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from checker.model.changelog import ChangeDay, Changes
from checker.model.contract import Json
from checker.model.finding import Finding
from checker.model.plain import utc
from checker.report.escape import clean, code, markdown
from checker.report.words import counted

ATOM: Final = "http://www.w3.org/2005/Atom"
TITLE: Final = "What the documentation changed"
NOTHING: Final = "No change of the documentation is known.\n"


def as_atom(known: Changes) -> str:
    """One entry a source and day; the same changes have the same ids, whoever makes the feed."""
    days = known.days
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    _text(feed, "title", TITLE)
    sources = sorted({day.url for day in days})
    _text(feed, "id", uuid5(NAMESPACE_URL, "\n".join(sources)).urn)
    _text(feed, "updated", utc(max((day.accessed for day in days), default=known.read)))
    _text(ET.SubElement(feed, f"{{{ATOM}}}author"), "name", "checker")
    for day in days:
        entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
        _text(entry, "title", f"{day.area}: {counted(len(day.findings), 'change')}")
        marks = sorted(finding.fingerprint for finding in day.findings)
        _text(
            entry, "id", uuid5(NAMESPACE_URL, "\n".join([day.url, utc(day.accessed), *marks])).urn
        )
        _text(entry, "updated", utc(day.accessed))
        ET.SubElement(entry, f"{{{ATOM}}}link", rel="related", href=day.url)
        lines = [_line(finding) for finding in day.findings]
        _text(entry, "content", "\n".join([_between(day), *lines]))
    ET.indent(feed)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(feed, "unicode") + "\n"


def as_markdown(known: Changes) -> str:
    """A heading a day, the newest first; under it the areas and what they changed."""
    lines = []
    for day, changes in groupby(known.days, key=lambda one: one.accessed.date()):
        lines.append(f"## {day.isoformat()}\n")
        for change in changes:
            lines.append(f"\n**{markdown(change.area)}** ({change.url}), {_between(change)}:\n\n")
            lines += [_item(finding) for finding in change.findings]
        lines.append("\n")
    return "".join(lines).rstrip("\n") + "\n" if lines else NOTHING


def as_json(known: Changes) -> str:
    """As schemas/changelog.schema.json publishes it."""
    entries: list[Json] = [
        {
            "source": day.source,
            "area": clean(day.area),
            "url": day.url,
            "accessed": utc(day.accessed),
            "before": utc(day.before),
            "changes": [
                {
                    "rule": finding.rule,
                    "level": finding.level.value,
                    "key": clean(finding.key),
                    "message": clean(finding.message),
                    "fingerprint": finding.fingerprint,
                }
                for finding in day.findings
            ],
        }
        for day in known.days
    ]
    data = {"schema": "checker/changelog/1", "days": entries}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


FEEDS: Final[dict[str, Callable[[Changes], str]]] = {
    "text": as_markdown,
    "markdown": as_markdown,
    "json": as_json,
    "atom": as_atom,
}


def _between(day: ChangeDay) -> str:
    return f"between {utc(day.before)} and {utc(day.accessed)}"


def _item(finding: Finding) -> str:
    key = f" ({code(finding.key)})" if finding.key else ""
    return f"- {finding.level.value}: {markdown(finding.message)}{key} `{finding.rule}`\n"


def _line(finding: Finding) -> str:
    key = f" ({finding.key})" if finding.key else ""
    return clean(f"{finding.level.value}: {finding.message}{key} [{finding.rule}]")


def _text(parent: ET.Element, name: str, text: str) -> None:
    """Without the signs that XML 1.0 §2.2 does not allow; the lines stay lines."""
    lines = (clean(line) for line in text.split("\n"))
    kept = "\n".join(
        "".join(sign for sign in line if not "\ufffe" <= sign <= "\uffff") for line in lines
    )
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = kept
