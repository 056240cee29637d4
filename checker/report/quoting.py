"""Report -> the same report, in which no name that others chose reads like a claim of ours.

A page's heading and an area's name are quoted to say where something stands: `Pricing: per call`
asserts nothing that we know. Where the last gate would take one for a sentence, the heading is
named by its anchor, or is left out, and the area by the id of its source; so no report is lost.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from checker.gate.wording import judge, secrets_in
from checker.model.regex import regex
from checker.model.table import Report

# How the forms for people tell a place, and an area.
_PLACE: Final = "Documented: a page, {}, line 12, accessed 2026-11-24"
_AREA: Final = (
    "Could not verify: {0} could not be read.\n\nWhat was observed differs for {0}.\n\n"
    "Not read again: {0}; what is said of it rests on earlier evidence\n\n"
    "| {0} | x |\n\n### {0}\n\n- {0}: 3 of 12 documented names were seen\n- {0}: page (timeout)"
)
_NO_SLUG: Final = regex(r"[^\w]+")


def quoted(report: Report, allow: Collection[str] = ()) -> Report:
    """Headings and areas as they may be reported; `allow` is that of the gate."""
    known: dict[str, str] = {}

    def safe(value: object, name: str) -> object:
        if isinstance(value, Mapping):
            return {key: safe(item, str(key)) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [safe(item, name) for item in value]
        if name != "heading" or not isinstance(value, str):
            return value
        if value not in known:
            known[value] = _heading(value, allow)
        return known[value]

    return replace(
        report,
        rows=tuple(replace(row, area=area(row.area, row.source, allow)) for row in report.rows),
        findings=tuple(
            replace(one, documented={key: safe(item, key) for key, item in one.documented.items()})
            for one in report.findings
        ),
    )


def area(name: str, source: str, allow: Collection[str] = ()) -> str:
    """The owner's name of an area, or the id of its source where the name reads like a claim.

    One that holds what must never be sent stays, and the gate refuses it: it is the user's own.
    """
    passes = _passes(_AREA.format(name), allow) or secrets_in(name, allow=allow)
    return name if passes else f"source `{source}`"


def _heading(path: str, allow: Collection[str]) -> str:
    """The path, with an anchor for each heading that reads like a claim; "" where that does too.

    One that holds what must never be sent has no anchor that could be printed.
    """
    if _passes(_PLACE.format(path), allow):
        return path
    if secrets_in(path, allow=allow):
        return ""
    parts = [
        part if _passes(_PLACE.format(part), allow) else f"#{_NO_SLUG.sub('-', part.lower())}"
        for part in path.split(" > ")
    ]
    joined = " > ".join(parts)
    return joined if _passes(_PLACE.format(joined), allow) else ""


def _passes(text: str, allow: Collection[str]) -> bool:
    return not judge(text, allow=allow)
