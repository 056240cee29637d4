"""What a bundle keeps of exchanges in no shape: read back whole, and nothing else is read."""

from __future__ import annotations

import pytest

from checker.model.errors import Misused
from checker.model.hosts_asked import HostsAsked
from checker.model.observed import Observed, together
from checker.review.elsewhere import line, read
from checker.review.left_out import sentences

UNNAMED = {"POST /v1/embeddings": 2, "GET /v1/files/{…}/content": 1, "/": 1}
ACCOUNT = Observed(
    passed_over={"other-operation": 4, "other-server": 1},
    asked=HostsAsked(documented=1, unnamed=UNNAMED),
)


def test_it_is_read_back() -> None:
    assert read(line(ACCOUNT).rstrip()) == ACCOUNT
    assert line(Observed()) == ""


def test_two_accounts_add_up() -> None:
    both = together(ACCOUNT, ACCOUNT)
    assert both.passed_over == {"other-operation": 8, "other-server": 2}
    assert both.asked.exchanges == 2 * ACCOUNT.asked.exchanges


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/v1/embeddings", "/v1/the provider was down"),
        ("POST /v1/embeddings", "no path"),
        ('"documented": 1', '"documented": -1'),
        ('"documented": 1', '"documented": 1, "more": 1'),
        ("other-operation", "Other operation"),
        ("{", "["),
    ],
)
def test_what_could_not_have_been_written_is_refused(old: str, new: str) -> None:
    text = line(ACCOUNT).rstrip()
    assert old in text
    with pytest.raises(Misused):
        read(text.replace(old, new, 1))


def test_spans_of_other_kinds_are_told() -> None:
    (told,) = sentences(Observed(passed_over={"other-span": 2}))
    assert told.startswith("2 spans with no attribute that the conventions list")
