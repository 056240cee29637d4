"""Attempts -> the run: which come next, which again, and when it is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import Final, TypeAlias

from checker.fetch.plan import Plan, Request
from checker.fetch.retry import backoff
from checker.fetch.settings import Settings
from checker.fetch.threads import ThreadRunner
from checker.model.access import Fetched, Kept, Outcome
from checker.model.errors import CheckerError
from checker.model.source import Document, Source

OVER: Final = "no answer within the time of the run"
LinksOf: TypeAlias = Callable[[bytes, str, str], Sequence[str]]
"""(body, media type, its address) -> absolute addresses that the body links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One attempt to make."""

    request: Request
    kept: Kept | None
    attempt: int = 0  # those before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What an attempt gave."""

    fetched: Fetched
    again: bool = False  # it may mend itself
    after: float | None = None  # seconds that the server asks to wait


class Run:
    """One call of `read`; its callbacks are called in the calling thread alone."""

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
        limits = {"max_followed": settings.max_followed, "max_depth": settings.max_depth}
        self._plan = Plan(sources, self._links, **limits)
        self._kept: dict[Request, Kept | None] = {}
        self._last: dict[Request, Fetched] = {}  # of documents that are to be asked for again

    def results(
        self, attempt: Callable[[Job], Attempt], cut: Callable[[], None]
    ) -> dict[str, tuple[Fetched, ...]]:
        """Makes attempts until every document is settled or the time is up."""
        runner = ThreadRunner[Job, Attempt](attempt, threads=self._settings.concurrency, cut=cut)
        runner.work_off(self._jobs(), self._then, until=self.until)
        return self._plan.results(self._unanswered)

    def _jobs(self) -> list[Job]:
        """The jobs that came up."""
        wanted = self._plan.wanted()
        self._kept |= {one: self._kept_of(one.url, one.accept) for one in wanted}
        self._progress(*self._plan.progress())
        return [Job(request=one, kept=self._kept[one]) for one in wanted]

    def _then(self, job: Job, tried: Attempt) -> list[tuple[float, Job]]:
        if tried.again and job.attempt + 1 < self._settings.attempts:
            pause = max(backoff(job.attempt, self._random), tried.after or 0.0)
            if (due := monotonic() + pause) < self.until:
                self._last[job.request] = tried.fetched
                return [(due, replace(job, attempt=job.attempt + 1))]
        self._plan.settle(job.request, tried.fetched)
        now = monotonic()
        return [(now, job) for job in self._jobs()]

    def _links(self, request: Request, fetched: Fetched) -> Sequence[str]:
        kept, access, body = self._kept[request], fetched.access, fetched.body
        if body is None and kept is not None:
            body = kept.body
        if body is None or access is None:
            return ()
        try:
            return self._links_of(body, access.media_type, access.final_url)
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
