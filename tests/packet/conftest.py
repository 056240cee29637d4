"""One whole packet, and the judgement of any other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from checker import documents
from checker.model.plain import contract_from_plain
from checker.packet import record
from checker.packet.against import documented
from checker.packet.check import PacketJudgement, check
from checker.packet.rule import Documented, Packet

NOW = datetime(2026, 7, 4, 12, tzinfo=UTC)

WHOLE = """\
incident_id: INC-2041
recorded_at_utc: 2026-07-03T09:30:00Z
workflow_name: sample-greeting
api_surface_checked: documented-chat-interface
http_method: POST
route_template: /v1/chat/completions
status_code_class: 4xx
error_category: "429"
trace_id_present: true
credential_used: <API_KEY_PLACEHOLDER>
request_body_summary: harmless-test-payload-only
response_body_summary: omitted
support_question: Is the sanitized observed 4xx response class expected for the documented chat interface?
operator_result: needs-follow-up
"""


@pytest.fixture(scope="session")
def contracts():
    paths = sorted(documents.packaged("snapshots").glob("*/contract.json"))
    return [contract_from_plain(documents.read_json(path.read_text("utf-8"))) for path in paths]


@pytest.fixture(scope="session")
def facts(contracts) -> Documented:
    return documented(contracts, {"support@cometapi.com"})


@pytest.fixture(scope="session")
def judge(facts):
    def judged(
        text: str, *, max_age: timedelta | None = None, against: Documented = facts
    ) -> PacketJudgement:
        return check(Packet(record=record.read(text), documented=against, now=NOW, max_age=max_age))

    return judged


@pytest.fixture(scope="session")
def rules(judge):
    def told(text: str, **more: object) -> set[str]:
        """Ids of all rules that speak, those of notes left out."""
        found = judge(text, **more)
        refused = {sentence.split(" ", 1)[0] for sentence in found.refusals}
        return refused | {one.rule for one in found.findings if one.level.value != "note"}

    return told


def changed(**fields: str | None) -> str:
    """The whole packet with fields set to YAML, or taken away."""
    lines = []
    for line in WHOLE.splitlines():
        name = line.split(":", 1)[0]
        if name in fields:
            value = fields.pop(name)
            if value is not None:
                lines.append(f"{name}: {value}")
        else:
            lines.append(line)
    lines += [f"{name}: {value}" for name, value in fields.items()]
    return "\n".join(lines) + "\n"
