"""Plant faults, and say which of them no test noticed. CHECKER_MUTANTS=count[/seed]."""

from __future__ import annotations

import os
import random
import resource
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from tests import drawing
from tests.mutants.changes import Change, changed, changes_of
from tests.mutants.covering import LEFT_OUT, ROOT, Covering, TestsFail, covering, tests_of_room
from tests.mutants.planted import plant

ROOMS: Final = ("gate", "model", "extract", "compare", "observe", "report", "packet")
FAULTS: Final = 200
CPU_SECONDS: Final = 240  # of one fault: a loop without an end is noticed by the clock
BYTES: Final = 4 << 30  # likewise, one that only grows
SURVIVED, NOTICED, NOT_RUN = 0, 1, 70


@dataclass(frozen=True)
class Fault:
    path: Path
    change: Change

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.change.line}: {self.change.told}"


class Chosen:
    """Of what is collected, the tests that cover a line: those named after its file first."""

    def __init__(self, tests: frozenset[str], near: str) -> None:
        self.tests = tests
        self.near = near

    def pytest_collection(self) -> None:
        """A property that fails need not be told by its least example."""
        from hypothesis import Phase, settings  # noqa: PLC0415 - in the process of the fault alone

        settings.register_profile(
            "a fault", settings.get_profile("at any pace"), phases=(Phase.explicit, Phase.generate)
        )
        settings.load_profile("a fault")

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.nodeid in self.tests]
        items.sort(key=lambda item: self.near not in item.path.name)


def drawn(count: int, seed: int) -> list[Fault]:
    """So many faults, each place as likely as any other; the same ones for the same code and seed."""
    every = [
        Fault(path, change)
        for room in ROOMS
        for path in sorted((ROOT / "checker" / room).rglob("*.py"))
        for change in changes_of(path.read_text("utf-8"))
    ]
    places = sorted({(fault.path, fault.change.line) for fault in every})
    chance = random.Random(seed)  # noqa: S311 - a draw, no secret
    chosen = set(chance.sample(places, min(count, len(places))))
    by_place: dict[tuple[Path, int], list[Fault]] = {}
    for fault in every:
        by_place.setdefault((fault.path, fault.change.line), []).append(fault)
    return [chance.choice(by_place[place]) for place in places if place in chosen]


def run(fault: Fault | None, tests: frozenset[str], near: str) -> int:
    """In this process, which must be a new one: are the tests still green?"""
    if fault:
        plant(fault.path, changed(fault.path.read_text("utf-8"), fault.change.number), ROOT)
    files = sorted({one.partition("::")[0] for one in tests})
    code = pytest.main(
        ["-q", "-x", "-p", "no:xdist", "-m", LEFT_OUT, "-o", "addopts=", *_OPTIONS, *files],
        plugins=[Chosen(tests, near)],
    )
    if code == pytest.ExitCode.USAGE_ERROR:
        return NOT_RUN
    return SURVIVED if code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED) else NOTICED


_OPTIONS: Final = (
    *("--import-mode=importlib", "--strict-markers", "--allow-hosts=127.0.0.1,::1"),
    *("-p", "no:cacheprovider"),
    *(
        "-W",
        "ignore::pytest.PytestAssertRewriteWarning",
    ),  # hypothesis was imported before pytest ran
)


def start(fault: Fault | None, known: Covering) -> int:
    """The id of a process that ends with 0 where every test is green with the fault."""
    if child := os.fork():
        return child
    code = NOT_RUN
    try:
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silence, stream)
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        code = _noticed(fault, known)
    finally:
        os._exit(code)


def _noticed(fault: Fault | None, known: Covering) -> int:
    """First the tests of the fault's own room: they are the nearest and mostly enough."""
    path = fault.path if fault else ROOT / "checker" / "model" / "path.py"
    line = fault.change.line if fault else 0
    tests = known.tests_of(path, line)
    own = frozenset(one for one in tests if one.startswith(tests_of_room(path)))
    for stage in (own, tests - own):
        if not stage:
            continue
        if child := os.fork():
            _, status = os.waitpid(child, 0)
            if status:
                return NOT_RUN if os.waitstatus_to_exitcode(status) == NOT_RUN else NOTICED
        else:
            code = NOT_RUN
            try:
                code = run(fault, stage, path.stem)
            finally:
                os._exit(code)
    return SURVIVED


def main() -> int:
    """Exit 0 whatever survived: figures are printed, not judged."""
    count, _, seed = os.environ.get("CHECKER_MUTANTS", str(FAULTS)).partition("/")
    faults = drawn(int(count), int(seed or drawing.SEED))
    begun = time.monotonic()
    try:
        known = covering()
    except TestsFail as error:
        _say(f"{error}\nthe tests fail without any fault; mend them first")
        return 1
    _say(f"measured after {time.monotonic() - begun:.0f} s; {drawing.told()}")
    with tempfile.TemporaryDirectory() as folder:
        # What hypothesis finds with a fault is nothing to remember.
        os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = folder
        _preload()
        if os.waitpid(start(None, known), 0)[1]:
            _say("tests that pass in a run of their own fail here; nothing can be told")
            return 1
        ended = _work_off(faults, known)
    _tell(faults, ended, known, int(seed or drawing.SEED), time.monotonic() - begun)
    return 0


def _preload() -> None:
    """What every process of a fault would import again, but nothing of ours."""
    for name in (
        "hypothesis",
        "jsonschema",
        "lxml.etree",
        "markdown_it",
        "orjson",
        "requests",
    ):
        __import__(name)
    ours = [name for name in sys.modules if name.partition(".")[0] == "checker"]
    if ours:
        raise RuntimeError(f"imported before any fault was planted: {ours}")


def _work_off(faults: Sequence[Fault], known: Covering) -> dict[Fault, int]:
    """How each fault ended; as many at once as there are processors."""
    waiting, running = deque(faults), dict[int, Fault]()
    ended: dict[Fault, int] = {}
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            fault = waiting.popleft()
            running[start(fault, known)] = fault
        child, status = os.wait()
        fault = running.pop(child)
        ended[fault] = os.waitstatus_to_exitcode(status)
        if sys.stderr.isatty():
            _say(f"{len(ended)} of {len(faults)}", end="\r")
    return ended


def _tell(
    faults: Sequence[Fault], ended: dict[Fault, int], known: Covering, seed: int, seconds: float
) -> None:
    survivors = [fault for fault in faults if ended[fault] == SURVIVED]
    rooms = Counter(fault.path.relative_to(ROOT).parts[1] for fault in faults)
    lost = Counter(fault.path.relative_to(ROOT).parts[1] for fault in survivors)
    for fault in survivors:
        tests = len(known.tests_of(fault.path, fault.change.line))
        print(f"survived {fault} ({tests} tests)")  # noqa: T201 - a tool
    for fault in faults:
        if ended[fault] == NOT_RUN:
            print(f"not run {fault}")  # noqa: T201 - a tool
    killed = sum(ended[fault] not in (SURVIVED, NOT_RUN) for fault in faults)
    by_room = ", ".join(f"{room} {rooms[room] - lost[room]} of {rooms[room]}" for room in rooms)
    print(  # noqa: T201 - a tool
        f"{killed} of {len(faults)} faults were noticed ({by_room}); seed {seed}, {seconds:.0f} s"
    )


def _say(text: str, end: str = "\n") -> None:
    print(text, file=sys.stderr, end=end, flush=True)  # noqa: T201 - a tool


if __name__ == "__main__":
    sys.exit(main())
