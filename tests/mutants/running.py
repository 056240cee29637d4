"""Faults and the tests that reach them -> how each ended. Each has a process of its own.

A fault within a function is planted where everything is imported and all tests are collected
already; one in what runs at the import has its tests collected anew.
"""

from __future__ import annotations

import ast
import os
import resource
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from mmap import mmap
from pathlib import Path
from typing import Final

import pytest

from tests.mutants.covering import LEFT_OUT, ROOT, Covering, tests_of_room
from tests.mutants.fault import Fault
from tests.mutants.planted import exchanged, plant

SURVIVED, NOTICED, ANEW, FAILS_BY_ITSELF, NOT_RUN = 0, 1, 2, 3, 4
# With a fault a test gets so much of the processor by what it takes without; what takes more, or
# more memory, or minutes in which nothing happens, is noticed.
TIMES, SECONDS, AT_IMPORT, BYTES, SILENT_SECONDS = 10, 10, 240, 4 << 30, 1200

OPTIONS: Final = (
    *("-q", "-p", "no:xdist", "-p", "no:cacheprovider", "-o", "addopts=", "-m", LEFT_OUT),
    *("--import-mode=importlib", "--strict-markers", "--allow-hosts=127.0.0.1,::1"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # hypothesis was imported before
)
PRELOADED: Final = ("bs4", "hypothesis", "jsonschema", "lxml.html", "markdown_it", "orjson")

Work = Callable[[Sequence[pytest.Item]], int]


class Collected:
    """In place of pytest's own loop: what is done with the tests that were collected."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.code = NOT_RUN

    def pytest_collection(self) -> None:
        """A property that fails need not be told by its least example."""
        from hypothesis import Phase, settings  # noqa: PLC0415 - once the program may be imported

        settings.register_profile(
            "a fault", settings.get_profile("at any pace"), phases=(Phase.explicit, Phase.generate)
        )
        settings.load_profile("a fault")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.code = self.work(session.items)
        return True


@dataclass(frozen=True)
class Runner:
    known: Covering
    folder: Path

    def ends_of(self, faults: Sequence[Fault]) -> Iterator[tuple[Fault, int]]:
        """Each fault and its end, as they are known: a run that is broken off has told something."""
        for name in PRELOADED:
            __import__(name)
        sys.dont_write_bytecode = False  # the tests are read by many processes
        ends = mmap(-1, len(faults) or 1)  # seen by all processes
        late = [
            at
            for at, one in enumerate(faults)
            if not self.known.is_at_import(one.path, one.change.line)
        ]

        def within(items: Sequence[pytest.Item]) -> int:
            for at, end in in_processes(late, lambda at: self._within(faults[at], items)):
                ends[at] = end
            return 0

        files = {test.partition("::")[0] for at in late for test in self._tests(faults[at])}
        status = forked(lambda: _collected(files, within))
        rest = [at for at in range(len(faults)) if at not in late or ends[at] == ANEW]
        for at in {*range(len(faults))} - {*rest}:
            yield faults[at], NOT_RUN if status else ends[at]
        for at, end in in_processes(rest, lambda at: self._anew(faults[at])):
            yield faults[at], end

    def _within(self, fault: Fault, items: Sequence[pytest.Item]) -> int:
        """Where everything is imported."""
        by_id = {item.nodeid: item for item in items}
        chosen = [by_id[test] for test in self._tests(fault) if test in by_id]
        told = self.folder / f"{os.getpid()}-noticed"

        def faulty() -> int:
            resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
            if not exchanged(fault.path, ast.parse(fault.path.read_text("utf-8")), fault.module()):
                return ANEW
            return self._noticed(chosen, told)

        return self._held(forked(faulty), told, lambda test: self._noticed([by_id[test]], told))

    def _anew(self, fault: Fault) -> int:
        """First the tests of the fault's own room: they are the nearest and mostly enough."""
        tests = self._tests(fault)
        own = [one for one in tests if one.startswith(tests_of_room(fault.path))]
        told = self.folder / f"{os.getpid()}-noticed"

        def read(stage: Sequence[str]) -> int:
            def work(items: Sequence[pytest.Item]) -> int:
                by_id = {item.nodeid: item for item in items}
                return self._noticed([by_id[one] for one in stage if one in by_id], told)

            return _collected({one.partition("::")[0] for one in stage}, work)

        for stage in (own, [one for one in tests if one not in {*own}]):

            def faulty(stage: Sequence[str] = stage) -> int:
                signal.setitimer(signal.ITIMER_PROF, AT_IMPORT)
                resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
                module = fault.module()
                plant(ROOT, "checker", lambda path: module if path == fault.path else None)
                return read(stage)

            if stage and (end := forked(faulty)) != SURVIVED:
                held = self._held(end, told, lambda test: read([test]))
                return NOTICED if held == NOT_RUN else held  # that no test can be read is noticed
        return SURVIVED

    def _noticed(self, items: Sequence[pytest.Item], told: Path) -> int:
        if (failed := self._first_failing(items)) is None:
            return SURVIVED
        told.write_text(failed.nodeid, "utf-8")
        return NOTICED

    def _held(self, end: int, told: Path, again: Callable[[str], int]) -> int:
        """The end of a fault; a test that fails without it too is held against no fault."""
        if end != NOTICED or not told.exists():
            return end
        test = told.read_text("utf-8")
        return FAILS_BY_ITSELF if forked(lambda: again(test)) == NOTICED else NOTICED

    def _tests(self, fault: Fault) -> list[str]:
        """Those of the fault's file first, then those of its room, each the quickest first."""

        def order(test: str) -> tuple[bool, bool, float]:
            return (
                fault.path.stem not in test.partition("::")[0],
                not test.startswith(tests_of_room(fault.path)),
                self.known.seconds[test],
            )

        return sorted(self.known.tests_of(fault.path, fault.change.line), key=order)

    def _first_failing(self, items: Sequence[pytest.Item]) -> pytest.Item | None:
        temporary = self.folder / str(os.getpid())
        temporary.mkdir()
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(temporary)
        for item, after in zip(items, (*items[1:], None), strict=True):
            signal.setitimer(signal.ITIMER_PROF, SECONDS + TIMES * self.known.seconds[item.nodeid])
            signal.alarm(SILENT_SECONDS)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if item.session.testsfailed:
                return item
        return None


def forked(work: Callable[[], int]) -> int:
    """What the work gives in a process of its own; one that is ended from outside is noticed."""
    ((_, end),) = in_processes([0], lambda _: work())
    return end


def in_processes(numbers: Iterable[int], work: Callable[[int], int]) -> Iterable[tuple[int, int]]:
    """Each number with what the work gives of it; as many at once as there are processors."""
    waiting, running = deque(numbers), dict[int, int]()
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            number = waiting.popleft()
            if not (child := os.fork()):
                _end(lambda number=number: work(number))
            running[child] = number
        child, status = os.wait()
        code = os.waitstatus_to_exitcode(status)
        yield running.pop(child), code if code >= 0 else NOTICED


def _end(work: Callable[[], int]) -> None:
    code = NOTICED
    try:
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silence, stream)
        code = work()
    finally:
        os._exit(code)


def _collected(files: Iterable[str], work: Work) -> int:
    plugin = Collected(work)
    pytest.main([*OPTIONS, *sorted(files)], plugins=[plugin])
    return plugin.code
