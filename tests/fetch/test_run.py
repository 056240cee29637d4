"""Many documents at once, and one thread that decides."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic

import pytest

from checker.fetch import run as module
from checker.fetch.plan import Request
from checker.fetch.run import Answer, Attempt, Run, outcome_of
from checker.fetch.settings import Settings
from checker.model.access import Outcome


def results(
    make,
    attempt: Attempt,
    *,
    cut: Callable[[], object] = lambda: pytest.fail("nothing is open"),
    seconds: float = 5.0,
    concurrency: int = 2,
    documents: int = 9,
) -> list[Outcome]:
    listed = make.source(
        *(
            make.document(f"https://docs.example.test/{number}", f"p{number}-markdown")
            for number in range(documents)
        )
    )
    settings = Settings(total_seconds=seconds, concurrency=concurrency)
    run = Run(
        [listed],
        settings,
        kept=lambda *_: None,
        links_of=lambda *_: (),
        random=lambda: 0.1,
        progress=lambda *_: None,
    )
    return [one.outcome for one in run.results(attempt, cut)["chat"]]


def gone(request: Request, after: float | None = None) -> Answer:
    return outcome_of(request, Outcome.GONE), after


def test_so_many_are_asked_at_once_and_no_more(make) -> None:
    together, most = 0, 0
    lock = threading.Lock()
    two = threading.Barrier(2)

    def attempt(request: Request, *_: object) -> Answer:
        nonlocal together, most
        with lock:
            together += 1
            most = max(most, together)
        two.wait(5)
        with lock:
            together -= 1
        return gone(request)

    assert results(make, attempt, documents=8) == [Outcome.GONE] * 8
    assert most == 2


def test_one_that_waits_for_its_time_holds_up_no_other(make) -> None:
    asked: list[str] = []

    def attempt(request: Request, _kept: object, number: int) -> Answer:
        asked.append(request.url[-1])
        again = request.url.endswith("0") and not number
        return gone(request, 0.3 if again else None)

    assert results(make, attempt, concurrency=1, documents=3) == [Outcome.GONE] * 3
    assert sorted(asked) == ["0", "0", "1", "2"]
    assert asked[-1] == "0"


def test_what_an_attempt_raises_is_raised_here(make) -> None:
    def attempt(request: Request, *_: object) -> Answer:
        raise KeyError(request.url)

    with pytest.raises(KeyError):
        results(make, attempt, cut=lambda: None)


def test_the_end_of_time_cuts_what_is_open(make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "GRACE_SECONDS", 5.0)
    cut = threading.Event()
    asked: list[Request] = []

    def attempt(request: Request, *_: object) -> Answer:
        asked.append(request)
        cut.wait(5)
        return gone(request)

    start = monotonic()
    assert results(make, attempt, cut=cut.set, seconds=0.2) == [Outcome.UNREACHABLE] * 9
    assert 0.2 <= monotonic() - start < 4.0
    assert len(asked) == 2
    assert not [one for one in threading.enumerate() if one.name.startswith("fetch-")]


def test_what_would_be_asked_again_after_the_end_is_given_up_at_once(make) -> None:
    def attempt(request: Request, *_: object) -> Answer:
        return gone(request, 60)

    start = monotonic()
    assert results(make, attempt, seconds=9.0, documents=1) == [Outcome.GONE]
    assert monotonic() - start < 8.0
