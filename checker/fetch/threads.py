"""Jobs -> results, many at once: a few threads that do, one that decides.

Decisions, retries and the caller's callbacks run in the calling thread alone, and a job that
waits for its time occupies no thread. The threads are daemons, apart from those of
`concurrent.futures`: a look-up that hangs in the system's resolver must not keep the process.
"""

from __future__ import annotations

import heapq
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Final, Generic, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

TICK_SECONDS: Final = 0.2  # a wait that cannot be interrupted (on Windows) is no longer than this
GRACE_SECONDS: Final = 0.5  # for threads to end after their connections were cut


class ThreadRunner(Generic[Job, Result]):
    """`threads` threads that each do one job at a time."""

    def __init__(
        self, do: Callable[[Job], Result], *, threads: int, cut: Callable[[], None]
    ) -> None:
        self._do = do
        self._cut = cut  # wakes up every thread that waits on a connection
        self._todo: SimpleQueue[Job | None] = SimpleQueue()
        self._done: SimpleQueue[tuple[Job, Result | None, BaseException | None]] = SimpleQueue()
        self._threads = [
            threading.Thread(target=self._work, name=f"fetch-{number}", daemon=True)
            for number in range(threads)
        ]

    def _work(self) -> None:
        while (job := self._todo.get()) is not None:
            try:
                self._done.put((job, self._do(job), None))
            except BaseException as error:  # noqa: BLE001 - raised again in the calling thread
                self._done.put((job, None, error))

    def work_off(
        self,
        jobs: Iterable[Job],
        then: Callable[[Job, Result], Iterable[tuple[float, Job]]],
        *,
        until: float,
    ) -> None:
        """Does all jobs and those that `then` returns, each with the time when it is due.

        Times are of `time.monotonic`. Returns when nothing is left, or at `until`. What a job
        raises is raised here.
        """
        now = monotonic()
        count = 0  # keeps jobs of one time in their order
        later: list[tuple[float, int, Job]] = []
        for count, job in enumerate(jobs):
            later.append((now, count, job))
        busy = 0
        for thread in self._threads:
            thread.start()
        try:
            while (busy or later) and (now := monotonic()) < until:
                while later and later[0][0] <= now:
                    self._todo.put(heapq.heappop(later)[2])
                    busy += 1
                due = later[0][0] if later else until
                try:
                    job, result, error = self._done.get(
                        timeout=max(0.0, min(due, until, now + TICK_SECONDS) - now)
                    )
                except Empty:
                    continue
                busy -= 1
                if error is not None:
                    raise error
                for when, following in then(job, result):  # type: ignore[arg-type] # no error
                    count += 1
                    heapq.heappush(later, (when, count, following))
        finally:
            self._dismiss(busy)

    def _dismiss(self, busy: int) -> None:
        with suppress(Empty):
            while True:
                self._todo.get_nowait()
        for _ in self._threads:
            self._todo.put(None)
        if busy:
            self._cut()
        deadline = monotonic() + GRACE_SECONDS
        for thread in self._threads:
            thread.join(max(0.0, deadline - monotonic()))
