"""Attempts -> the run: which come next, which again, and when it is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from time import monotonic
from typing import TypeAlias

from checker.fetch.plan import Plan, Request
from checker.fetch.retry import backoff
from checker.fetch.settings import Settings
from checker.fetch.threads import ThreadRunner
from checker.model.access import Fetched, Kept, Outcome
from checker.model.errors import CheckerError
from checker.model.source import Document, Source

LinksOf: TypeAlias = Callable[[bytes, str, str], Sequence[str]]
"""(body, media type, its address) -> absolute addresses that the body links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One attempt to make."""

    wanted: Request
    kept: Kept | None
    attempt: int = 0  # those before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What an attempt gave."""

    fetched: Fetched
    again: bool = False  # it may mend itself
    after: float | None = None  # seconds that the server asks to wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What the caller hands in; all but `now` is called in the calling thread alone."""

    kept: Callable[[str, str], Kept | None]  # (url, accept) -> what is kept
    links_of: LinksOf
    now: Callable[[], datetime]
    random: Callable[[], float]  # in [0, 1)
    # (documents done, documents known, the address that is waited for)
    progress: Callable[[int, int, str], None]


class Run:
    """One call of `read`."""

    def __init__(self, sources: Sequence[Source], asking: Asking, settings: Settings) -> None:
        self.until = monotonic() + settings.total_seconds
        self._asking = asking
        self._settings = settings
        self._plan = Plan(
            sources,
            self._links,
            max_followed=settings.max_followed,
            max_depth=settings.max_depth,
        )
        self._kept: dict[Request, Kept | None] = {}
        self._last: dict[Request, Fetched] = {}  # of documents that are to be asked for again

    def results(
        self, attempt: Callable[[Job], Attempt], cut: Callable[[], None]
    ) -> dict[str, tuple[Fetched, ...]]:
        """Makes attempts until every document is settled or the time is up."""
        crew = ThreadRunner[Job, Attempt](attempt, hands=self._settings.concurrency, cut=cut)
        jobs = list(self._jobs(self._plan.start()))
        self._asking.progress(*self._plan.progress())
        crew.work_off(jobs, self._then, until=self.until)
        return self._plan.results(self._unanswered)

    def _jobs(self, wanted: list[Request]) -> Iterator[Job]:
        window = timedelta(seconds=self._settings.fresh_seconds)
        for one in wanted:
            kept = self._kept[one] = self._asking.kept(one.url, one.accept)
            if kept is not None and window and self._asking.now() - kept.access.accessed < window:
                fresh = told(one, Outcome.NOT_MODIFIED, "read a short time ago")
                yield from self._jobs(self._plan.settle(one, replace(fresh, access=kept.access)))
            else:
                yield Job(wanted=one, kept=kept)

    def _then(self, job: Job, tried: Attempt) -> list[tuple[float, Job]]:
        if tried.again and job.attempt + 1 < self._settings.attempts:
            pause = max(backoff(job.attempt, self._asking.random), tried.after or 0.0)
            if (due := monotonic() + pause) < self.until:
                self._last[job.wanted] = tried.fetched
                return [(due, replace(job, attempt=job.attempt + 1))]
        jobs = list(self._jobs(self._plan.settle(job.wanted, tried.fetched)))
        self._asking.progress(*self._plan.progress())
        now = monotonic()
        return [(now, job) for job in jobs]

    def _links(self, wanted: Request, fetched: Fetched) -> Sequence[str]:
        kept, access, body = self._kept[wanted], fetched.access, fetched.body
        if body is None and kept is not None:
            body = kept.body
        if body is None or access is None:
            return ()
        try:
            return self._asking.links_of(body, access.media_type, access.final_url)
        except CheckerError:  # whoever reads the page for its facts will say so
            return ()

    def _unanswered(self, wanted: Request) -> Fetched:
        nothing = told(wanted, Outcome.UNREACHABLE, "no answer within the time of the run")
        return self._last.get(wanted, nothing)


def told(wanted: Request, outcome: Outcome, detail: str = "", status: int | None = None) -> Fetched:
    """An outcome; the plan puts it in the place of each document that it is for."""
    document = Document(role=f"page-{wanted.form}", url=wanted.url, accept=wanted.accept)
    return Fetched(document=document, outcome=outcome, access=None, status=status, detail=detail)
