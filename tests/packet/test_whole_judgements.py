"""All that is said of each record in the tables of the other tests: read in review."""

from __future__ import annotations

import json

from checker.packet.template import new
from tests.gate.test_claims import UNSAYABLE
from tests.packet import test_rules
from tests.packet.conftest import WHOLE, changed
from tests.told_whole import of_findings


def test_what_is_said_of_a_record(judge, golden) -> None:
    records = [("whole", WHOLE)]
    for rule, breaks, keeps in test_rules.PAIRS:
        records += [(rule, changed(**breaks)), (f"{rule}, nearest", changed(**keeps))]
    # Of each kind of claim one, so that what it is called is read too.
    claims = dict(line.split(" | ") for line in reversed(UNSAYABLE))
    records += [
        (rule, changed(incident_summary=json.dumps(text))) for rule, text in sorted(claims.items())
    ]
    lines: list[str] = []
    for name, text in records:
        found = judge(text)
        lines += [name, *(f"  refused {one}" for one in found.refusals)]
        lines += of_findings(found.findings)
    golden("judgements", "\n".join(lines) + "\n")


def test_what_a_new_record_asks_for(golden) -> None:
    golden("template", new())
