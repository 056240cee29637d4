"""Attempts -> the run: which come next, which again, and when it is over."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Final, TypeAlias

from checker.fetch.plan import Plan, Request
from checker.fetch.retry import backoff
from checker.fetch.settings import Settings
from checker.model.access import Fetched, Kept, Outcome
from checker.model.errors import CheckerError
from checker.model.source import Document, Source

OVER: Final = "no answer within the time of the run"
TICK_SECONDS: Final = 0.2  # a wait that cannot be interrupted (on Windows) is no longer than this
GRACE_SECONDS: Final = 0.5  # for threads to end after their connections were cut

LinksOf: TypeAlias = Callable[[bytes, str, str], Sequence[str]]
"""(body, media type, its address) -> absolute addresses that the body links."""


Answer: TypeAlias = tuple[Fetched, float | None]
"""What came back; seconds before it is asked again, at the least: None where it is not."""

Attempt: TypeAlias = Callable[[Request, Kept | None, int], Answer]
"""Asks once; the number is that of the attempts before it."""


class Run:
    """One call of `read`; its callbacks are called in the calling thread, `random` in others."""

    def __init__(  # noqa: PLR0913 - dice and what is kept are arguments here
        self,
        sources: Sequence[Source],
        settings: Settings,
        *,
        kept: Callable[[str, str], Kept | None],
        links_of: LinksOf,
        random: Callable[[], float],
        progress: Callable[[int, int, str], None],
    ) -> None:
        self.until = monotonic() + settings.total_seconds
        self._settings = settings
        self._kept_of, self._links_of = kept, links_of
        self._random, self._progress = random, progress
        self._plan = Plan(sources, self._links, settings)
        self._kept: dict[Request, Kept | None] = {}
        self._last: dict[Request, Fetched] = {}  # of documents that are to be asked for again

    def results(self, attempt: Attempt, cut: Callable[[], None]) -> dict[str, tuple[Fetched, ...]]:
        """Makes attempts until every document is settled or the time is up; then `cut` is called.

        Each document has a thread. They are daemons, apart from those of `concurrent.futures`: a
        look-up that hangs in the system's resolver must not keep the process. What an attempt
        raises is raised here.
        """
        slots, over = threading.Semaphore(self._settings.concurrency), threading.Event()
        done: SimpleQueue[tuple[Request, Fetched | BaseException]] = SimpleQueue()

        def ask(request: Request) -> None:
            try:
                done.put((request, self._asked(request, attempt, slots, over)))
            except BaseException as error:  # noqa: BLE001 - raised again in the calling thread
                done.put((request, error))

        threads: list[threading.Thread] = []
        settled = 0
        try:
            threads += self._begun(ask)
            while settled < len(threads) and (left := self.until - monotonic()) > 0:
                try:
                    request, found = done.get(timeout=min(left, TICK_SECONDS))
                except Empty:
                    continue
                if isinstance(found, BaseException):
                    raise found
                self._plan.settle(request, found)
                settled += 1
                threads += self._begun(ask)
        finally:
            over.set()
            if settled < len(threads):
                cut()
            deadline = monotonic() + GRACE_SECONDS
            for thread in threads:
                thread.join(max(0.0, deadline - monotonic()))
        return self._plan.results(self._unanswered)

    def _begun(self, ask: Callable[[Request], None]) -> list[threading.Thread]:
        """A thread for each document that came up."""
        wanted = self._plan.wanted()
        self._kept |= {one: self._kept_of(one.url, one.accept) for one in wanted}
        self._progress(*self._plan.progress())
        threads = [
            threading.Thread(target=ask, args=(one,), name=f"fetch-{one.url}", daemon=True)
            for one in wanted
        ]
        for thread in threads:
            thread.start()
        return threads

    def _asked(
        self,
        request: Request,
        attempt: Attempt,
        slots: threading.Semaphore,
        over: threading.Event,
    ) -> Fetched:
        """What came of one document; while it waits for its time others are asked."""
        last = self._settings.attempts - 1
        for number in range(last + 1):
            with slots:
                if over.is_set():
                    break
                fetched, after = attempt(request, self._kept[request], number)
            if after is None or number == last:
                return fetched
            if fetched.status or request not in self._last:  # an answer says more than none
                self._last[request] = fetched
            pause = max(backoff(number, self._random), after)
            if monotonic() + pause >= self.until:
                break
            over.wait(pause)
        return self._unanswered(request)

    def _links(self, fetched: Fetched) -> Sequence[str]:
        if fetched.access is None or fetched.body is None:
            return ()
        try:
            return self._links_of(fetched.body, fetched.access.media_type, fetched.access.final_url)
        except CheckerError:  # whoever reads the page for its facts will say so
            return ()

    def _unanswered(self, request: Request) -> Fetched:
        nothing = outcome_of(request, Outcome.UNREACHABLE, OVER)
        return self._last.get(request, nothing)


def outcome_of(
    request: Request, outcome: Outcome, detail: str = "", status: int | None = None
) -> Fetched:
    """An outcome; the plan puts it in the place of each document that it is for."""
    document = Document(role=f"page-{request.form}", url=request.url, accept=request.accept)
    return Fetched(document=document, outcome=outcome, access=None, status=status, detail=detail)
