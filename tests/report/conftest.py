"""Reports as runs leave them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from checker.gate.wording import worded
from checker.model.contract import (
    MENTIONED,
    Contract,
    DocumentRead,
    Fact,
    Field,
    Health,
    Operation,
    Statement,
    Status,
)
from checker.model.finding import Finding, Level
from checker.model.source import API_REFERENCE, HELP_CENTER, Document, Source
from checker.model.table import Basis, CheckedDocument, Coverage, Report
from checker.report.headline import summary
from checker.report.rows import row

READ = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
EARLIER = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
DIGEST = "sha256:" + "0123456789abcdef" * 4
LISTED = date(2026, 7, 3)
VERIFY = {
    HELP_CENTER: "Confirm guidance on support escalation, maintenance windows, error handling and "
    "privacy logging.",
}


def source_of(name: str = "chat", *, kind: str = API_REFERENCE) -> Source:
    url = f"https://docs.example/api/{name}"
    return Source(
        id=name,
        area={"chat": "Chat contract", "help": "Help-center caveats"}.get(name, name),
        url=url,
        kind=kind,
        operation="POST /v1/chat" if kind == API_REFERENCE else None,
        listed=LISTED,
        verify=VERIFY.get(kind, "Confirm the documented request and response areas."),
        wording="Compare the sanitized request with the current reference before escalation.",
        documents=(Document(role="page-markdown", url=f"{url}.md", accept="text/markdown"),),
    )


def contract_of(
    source: Source,
    *,
    facts: tuple[Fact, ...] | None = None,
    accessed: datetime | None = READ,
    documents: int = 1,
    problems: tuple[str, ...] = (),
) -> Contract:
    fields = tuple(
        Field(key=f"response 200 $.f{number}", where="response", path=f"$.f{number}")
        for number in range(2)
    )
    stated = (
        facts
        if facts is not None
        else (
            Operation(method="POST", path="/v1/chat"),
            *fields,
            Status(key="status 429", status="429"),
        )
    )
    return Contract(
        source=source.id,
        area=source.area,
        url=source.url,
        kind=source.kind,
        operation=source.operation,
        documents=tuple(
            DocumentRead(
                role=f"page{number}-markdown",
                url=f"{source.url}-{number}.md",
                accessed=accessed,
                digest=DIGEST if accessed else None,
                media_type="text/markdown",
                origin="fetched" if accessed else "transcribed",
                can_state=("fields",),
            )
            for number in range(documents)
        ),
        health=Health(facts=len(stated), expected_minimum=0, problems=problems),
        facts=stated,
        origin="extracted" if accessed else "transcribed",
        listed=None if accessed else LISTED.isoformat(),
    )


def basis_of(source: Source | None = None, **more: object) -> Basis:
    about = source or source_of()
    given = {"contract": contract_of(about), "re_read": True} | more
    return Basis(source=about, **given)  # type: ignore[arg-type]


def topics(*names: str) -> tuple[Statement, ...]:
    """Topics that a page speaks of, each under a heading of its own."""
    return tuple(
        Statement(key=name, topic=name, value={"state": MENTIONED, "headings": [f"About {name}"]})
        for name in names
    )


FINDINGS = (
    Finding(
        rule="type-conflict",
        level=Level.ERROR,
        source="chat",
        key="response 200 application/json $.created",
        message=worded("`$.created` is documented as integer; string was observed."),
        change="integer string",
        documented={
            "page": "https://docs.example/api/chat.md",
            "heading": "Create a chat completion > Response",
            "line": 214,
            "accessed": "2026-11-24T10:00:00Z",
            "digest": DIGEST,
        },
        observed={"present": 3, "parents": 12, "records": 3, "types": {"string": 3}},
    ),
    Finding(
        rule="field-undocumented",
        level=Level.NOTE,
        source="chat",
        key="response 200 application/json $.usage.latency_checkpoint",
        message=worded("`$.usage.latency_checkpoint` was observed and is not documented."),
        observed={"present": 3, "parents": 12},
    ),
    Finding(
        rule="statement-changed",
        level=Level.WARNING,
        source="help",
        key="maintenance-window",
        message=worded("Topic `maintenance-window`: the start was 01:00 and is 02:00."),
        documented={
            "page": "https://docs.example/help.md",
            "heading": ["Help", "About maintenance"],
            "accessed": "2026-11-24T10:00:00Z",
            "before": {
                "page": "https://docs.example/help.md",
                "heading": "Help > Maintenance",
                "line": 12,
                "accessed": "2026-11-20T09:30:00Z",
            },
            "places": ["maintenance-window", "maintenance-window-2"],
        },
        accepted=True,
    ),
    Finding(
        rule="observation-empty",
        level=Level.CANNOT_VERIFY,
        source="",
        key="",
        message=worded("input-2 holds an empty answer; nothing of it can be compared."),
    ),
)


def report_of(
    bases: tuple[Basis, ...] | None = None, findings: tuple[Finding, ...] = FINDINGS
) -> Report:
    chat, helping = source_of(), source_of("help", kind=HELP_CENTER)
    given = bases or (
        basis_of(
            helping,
            contract=contract_of(
                helping,
                facts=topics("error-handling", "maintenance-window"),
                accessed=EARLIER,
                problems=("not-found: privacy-logging", "not-found: support-escalation"),
            ),
            re_read=False,
            unread=(("page-markdown", "rate-limited"),),
        ),
        basis_of(chat, compared=12, differences=1, notes=1, unread=(("errors-markdown", "gone"),)),
    )
    headline, next_step = summary(given, findings, again=" --observed FILE")
    return Report(
        version="0.1.0",
        headline=headline,
        next_step=next_step,
        rows=tuple(map(row, given)),
        findings=findings,
        coverage=(Coverage(source="chat", documented=61, seen=24),),
        files={"chat": ("snapshots/chat/contract.json",)},
        checked=(
            CheckedDocument(
                source="help",
                role="page-markdown",
                url="https://docs.example/api/help.md",
                accessed=EARLIER,
                digest=DIGEST,
                origin="fetched",
                outcome="kept",
                unchanged_since=datetime(2026, 11, 2, 6, 0, tzinfo=UTC),
                last_updated=date(2026, 10, 30),
            ),
            CheckedDocument(
                source="chat",
                role="page-markdown",
                url="https://docs.example/api/chat.md",
                accessed=READ,
                digest=DIGEST,
                origin="fetched",
                outcome="not modified",
            ),
            CheckedDocument(
                source="chat",
                role="errors-markdown",
                url="https://docs.example/errors.md",
                accessed=None,
                digest=None,
                origin="not read",
                outcome="gone",
            ),
        ),
        inputs={"contract chat": DIGEST},
        compared=12,
    )


@pytest.fixture
def report() -> Report:
    return report_of()


def unbroken(page: str) -> str:
    """A page without what tells a browser where its words may break, and where not."""
    return re.sub(r'<wbr>|<span class="whole">([^<]*)</span>', r"\1", page)
