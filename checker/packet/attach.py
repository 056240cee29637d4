"""A record and its table -> the packet as it is sent: the YAML with the table, and Markdown.

The support question stands first and again last; between them the layers of the owner's document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from checker.model.contract import Json
from checker.model.evidence import digest_of
from checker.model.plain import utc
from checker.model.regex import regex
from checker.packet.record import Record
from checker.packet.setting import with_field, without_field
from checker.packet.table_rules import entry_digest
from checker.packet.template import TABLE, WRITTEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """The current verification table, and what it rests on."""

    table: str  # Markdown, five columns; ends with a line break
    oldest: datetime | None  # UTC; None = some row rests on what was never read
    contracts: Mapping[str, str]  # source id -> digest of what its contract states
    findings: tuple[str, ...] = ()  # those that the table's sentences count, in Markdown
    checked: tuple[str, ...] = ()  # "Sources checked", a line a document, in Markdown
    does_not_show: str = ""


def attach(record: Record, attachment: Attachment, now: datetime) -> str:
    """The YAML with the table in place. Raises Malformed where it cannot be added to.

    Lines end as those of the record do.
    """
    entry: dict[str, Json] = {
        "attached_at_utc": utc(now),
        "oldest_access": None if attachment.oldest is None else utc(attachment.oldest),
        "contracts": dict(sorted(attachment.contracts.items())),
        "digest": digest_of(attachment.table),
        "table": attachment.table,
    }
    lines = [
        f"{TABLE}:  # {WRITTEN}",
        f"  attached_at_utc: {entry['attached_at_utc']}",
        f"  oldest_access: {entry['oldest_access'] or 'null'}",
        "  contracts:" if attachment.contracts else "  contracts: {}",
        *(f"    {source}: {digest}" for source, digest in sorted(attachment.contracts.items())),
        f"  digest: {entry['digest']}",
        f"  entry_digest: {entry_digest(entry)}",
        "  table: |",
        *(f"    {line}" for line in attachment.table.splitlines()),
    ]
    odd = re.search(r"\r\n?", record.text)
    ends = odd[0] if odd else "\n"
    return with_field(record, TABLE, ends.join(lines) + ends)


_LAYERS: Final = (
    (
        "1. The incident",
        (
            *("incident_id", "workflow_name", "recorded_at_utc", "test_window_utc"),
            *("incident_summary", "operator_result"),
        ),
    ),
    (
        "2. The smallest safe reproduction",
        (
            *("api_surface_checked", "setup_assumptions", "environment", "credential_used"),
            *("request_body_summary", "repro_steps", "sanitized_repro_steps_present"),
            *("error_path_check", "retries", "fallback_record", "assertions"),
        ),
    ),
    (
        "3. Telemetry",
        (
            *("http_method", "route_template", "status_code_class", "error_category"),
            *("trace_id_present", "response_body_summary"),
        ),
    ),
    ("Further evidence", ("account_evidence", "related_notes")),
)


def markdown(record: Record, attachment: Attachment, shown: Callable[[str], str]) -> str:
    """The packet for people; `shown` makes any text a harmless line of Markdown."""
    return "\n".join(_lines(record, attachment, shown)) + "\n"


def _lines(record: Record, attachment: Attachment, shown: Callable[[str], str]) -> Iterator[str]:
    question = (
        shown(record.text_of("support_question"))
        if record.filled("support_question")
        else "(not written yet)"
    )
    yield from ("# Incident support packet", "", f"**Support question:** {question}")
    for title, names in _LAYERS:
        lines = list(_layer(record, names, shown))
        if lines:
            yield from ("", f"## {title}", "", *lines)
    yield from ("", "## Contract details to verify", "", attachment.table.rstrip())
    yield from attachment.findings
    if attachment.checked:
        yield from ("", "## Sources checked", "", *(f"- {line}" for line in attachment.checked))
    yield from ("", "## What this packet does not show", "", attachment.does_not_show)
    yield from ("", "## The record", "", *_block(without_field(record, TABLE)))
    yield from ("", "## 4. Support question", "", question)


_UNSEEN: Final = regex(  # signs that turn or hide text on a screen, and odd line breaks
    "[\u0085\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


def _block(text: str) -> Iterator[str]:
    """The record as it is, so that what is sent can itself be checked; no fence in it ends it."""
    lines = _UNSEEN.sub("", text).rstrip().splitlines()
    fence = "`" + max(["``", *re.findall("`+", text)], key=len)
    yield from (f"{fence}yaml", *lines, fence)


def _layer(record: Record, names: Sequence[str], shown: Callable[[str], str]) -> Iterator[str]:
    for name in filter(record.filled, names):
        text = record.text_of(name)
        yield f"- {name}: {shown(text)}" if text else f"- {name}:"
        for value in record.values:
            if value.field == name and value.depth > 1:
                label = value.place[len(name) :].removeprefix(".")
                mark = "" if label.startswith("[") and label.endswith("]") else f"{shown(label)}: "
                yield f"  - {mark}{shown(value.text)}"
