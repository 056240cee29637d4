"""A status is known by the phrase that it has now, and by those that it had (RFC 2616, RFC 7231)."""

from __future__ import annotations

import pytest

from checker.model.status_phrases import PHRASES


@pytest.mark.parametrize(
    ("status", "phrases"),
    [
        ("404", "Not Found"),
        ("413", "Request Entity Too Large, Payload Too Large, Content Too Large"),
        ("414", "Request-URI Too Long, URI Too Long"),
        ("416", "Requested Range Not Satisfiable, Range Not Satisfiable"),
        ("422", "Unprocessable Entity, Unprocessable Content"),
    ],
)
def test_a_status_has_its_phrases(status: str, phrases: str) -> None:
    assert {*PHRASES[status]} == {*phrases.split(", ")}
