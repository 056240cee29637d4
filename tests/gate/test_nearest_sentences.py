"""Sentences that differ in a word or a sign: by their words alone, and taught to no table."""

from __future__ import annotations

import pytest

from checker.gate import lexicon
from checker.gate.claims import asserted
from checker.gate.reading import written_out
from checker.gate.sentences import sentences


@pytest.mark.parametrize(
    ("text", "claim", "stands"),
    [
        ("We couldn't work 40 seconds due to the latency.", "latency", True),
        ("Latency we did not touch.", "latency", False),
        ("A latency of ten seconds is no surprise.", "latency", True),
        ("The latency went up and the reason is unknown.", "latency", True),
        ("Nothing about outages stands here.", "uptime", False),
        ("Nothing regarding outages stands here.", "uptime", False),
        ("Nothing concerning outages stands here.", "uptime", False),
        ("There was an outage, and no price is claimed.", "uptime", True),
        ("The provider does not know of the last outage.", "uptime", True),
        ("We do not know of the last outage.", "uptime", False),
        ("What lies behind the outage is left to support.", "uptime", False),
        ("The gateway, however, frobs.", "provider-state", True),
        ("The gateway.frobs often.", "provider-state", None),
        ("It is kept in the gateway frobs.", "provider-state", None),
        ("Our gateway stopped billing.", "billing", None),
        ("Step o3 is down.", "model-availability", None),
        ("The o3 is down.", "model-availability", True),
        ("The step x o3-mini is down.", "model-availability", True),
    ],
)
def test_a_claim_is_made_or_lifted(text: str, claim: str, *, stands: bool | None) -> None:
    ((_, sentence),) = sentences(text)
    assert asserted(written_out(sentence)).get(f"claim-{claim}") is stands


@pytest.mark.parametrize(
    "forms",
    [
        "carry carries carried carrying",
        "drop_out drops_out dropped_out dropping_out",
        "lose_access_to loses_access_to lost_access_to losing_access_to",
    ],
)
def test_all_forms_of_a_verb_are_of_one_class(forms: str) -> None:
    known = lexicon.lexicon()
    assert len({known[form] for form in forms.split()}) == 1
