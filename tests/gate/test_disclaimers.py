"""Sentences that differ in what lifts a claim: by their words alone, and taught to no table."""

from __future__ import annotations

import pytest

from checker.gate.claims import asserted
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
    ],
)
def test_what_lifts_a_claim(text: str, claim: str, *, stands: bool) -> None:
    ((_, sentence),) = sentences(text)
    assert asserted(sentence)[f"claim-{claim}"] is stands
