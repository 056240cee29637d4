"""Many jobs at once, and one thread that decides."""

from __future__ import annotations

import threading
from time import monotonic

import pytest

from checker.fetch import threads as module
from checker.fetch.threads import ThreadRunner


def test_no_jobs() -> None:
    runner = ThreadRunner[int, int](lambda job: job, threads=2, cut=pytest.fail)
    runner.work_off([], lambda *_: [], until=monotonic() + 5)


def test_jobs_lead_to_jobs_in_the_order_of_their_times() -> None:
    done: list[int] = []

    def then(job: int, result: int) -> list[tuple[float, int]]:
        assert result == job * 10
        done.append(job)
        now = monotonic()
        return [(now + 0.1, 2), (now + 0.05, 3), (now, 4)] if job == 1 else []

    runner = ThreadRunner[int, int](lambda job: job * 10, threads=1, cut=pytest.fail)
    runner.work_off([0, 1], then, until=monotonic() + 5)
    assert done == [0, 1, 4, 3, 2]


def test_decisions_are_made_in_the_calling_thread() -> None:
    deciding: set[int] = set()
    working: set[int] = set()

    def do(job: int) -> int:
        working.add(threading.get_ident())
        return job

    def then(*_: int) -> list[tuple[float, int]]:
        deciding.add(threading.get_ident())
        return []

    ThreadRunner[int, int](do, threads=2, cut=pytest.fail).work_off(
        range(9), then, until=monotonic() + 5
    )
    assert deciding == {threading.get_ident()}
    assert not working & deciding


def test_what_a_job_raises_is_raised_here() -> None:
    def do(job: int) -> int:
        raise KeyError(job)

    runner = ThreadRunner[int, int](do, threads=1, cut=lambda: None)
    with pytest.raises(KeyError):
        runner.work_off([1, 2, 3], lambda *_: [], until=monotonic() + 5)


def test_the_end_of_time_cuts_what_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "GRACE_SECONDS", 5.0)
    cut = threading.Event()

    def do(job: int) -> int:
        cut.wait(5)
        return job

    done: list[int] = []
    runner = ThreadRunner[int, int](do, threads=2, cut=cut.set)
    start = monotonic()
    runner.work_off(range(9), lambda job, _: done.append(job) or [], until=start + 0.2)
    assert 0.2 <= monotonic() - start < 4.0
    assert done == []
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("fetch-")]


def test_jobs_that_wait_for_a_time_after_the_end_are_dropped() -> None:
    runner = ThreadRunner[int, int](lambda job: job, threads=1, cut=pytest.fail)
    start = monotonic()
    runner.work_off([1], lambda *_: [(start + 60, 2)], until=start + 0.2)
    assert monotonic() - start < 10.0
