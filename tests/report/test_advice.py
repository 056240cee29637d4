"""Each way in which a page is not read has a sentence and an advice of its own."""

from __future__ import annotations

import pytest

from checker.gate.wording import worded
from checker.model.access import Outcome
from checker.model.table import Failure
from checker.report.advice import advice

CASES = {
    "a server that failed": (
        Failure(outcome="unreachable", status=500, detail="status 500"),
        "an error (status 500); nothing is to be mended",
    ),
    "no answer in time": (
        Failure(outcome="unreachable", detail="no answer within the time of the run"),
        "--timeout 60",
    ),
    "no connection": (
        Failure(outcome="unreachable", detail="the connection failed"),
        "check the network",
    ),
    "a name that is not found": (
        Failure(outcome="unreachable", detail="the name was not found"),
        "(the name was not found)",
    ),
    "asked to wait": (Failure(outcome="rate-limited", status=429), "in a few minutes"),
    "gone": (Failure(outcome="gone", status=404), "no longer there (status 404)"),
    "moved": (Failure(outcome="moved", detail="leads to docs.example"), "(leads to docs.example)"),
    "signed in": (Failure(outcome="refused", status=401), "sign in with a browser"),
    "an address of the house": (
        Failure(outcome="refused", detail="an address that is not public"),
        "allow_private",
    ),
    "a challenge": (
        Failure(outcome=Outcome.CHALLENGE.value, status=403),
        "A challenge or a script",
    ),
    "a sign-in": (Failure(outcome=Outcome.SIGN_IN.value, status=200), "A sign-in stood"),
    "no page": (Failure(outcome="empty", status=200), "no page to be read (empty)"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_failure_is_told_with_what_to_do(name: str) -> None:
    failure, told = CASES[name]
    assert told in advice(failure)
    assert worded(advice(failure))


def test_what_is_not_known_of_a_failure_is_left_out() -> None:
    told = "No answer came: check the network and the proxy, and run it again"
    assert advice(Failure(outcome=Outcome.UNREACHABLE, status=499)) == told
    told = "The server asks to wait: run it again in a few minutes"
    assert advice(Failure(outcome=Outcome.RATE_LIMITED)) == told


def test_no_two_of_them_share_a_sentence() -> None:
    told = [advice(failure).partition(":")[0] for failure, _ in CASES.values()]
    assert len({*told}) == len(told)


def test_what_is_told_of_each_failure_reads_as_its_golden_file(golden) -> None:
    failures = [(name, failure) for name, (failure, _) in CASES.items()]
    failures += [(one.value, Failure(outcome=one.value)) for one in Outcome if not one.usable]
    golden("advice", "".join(f"{name}: {advice(one)}.\n" for name, one in failures))
