"""Where in a text an order may begin to change what the calls go to."""

from __future__ import annotations

import pytest

from checker.packet.changes import FALLBACK, said


@pytest.mark.parametrize(
    "text",
    [
        "Switch to another model.",
        "Please rotate the endpoint.",
        "Wait; then disable permissions.",
        "We wrote it down. Replace the gateway.",
        "Wait a minute and change the region.",
    ],
)
def test_an_order_to_change_it_is_a_fallback(text: str) -> None:
    assert said(FALLBACK, text)


@pytest.mark.parametrize("text", ["The change of the region", "A switch on the route was seen."])
def test_a_noun_is_no_order(text: str) -> None:
    assert not said(FALLBACK, text)
