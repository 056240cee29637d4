"""Plant faults, and say which of them no test noticed. CHECKER_MUTANTS=count[/seed]."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests import drawing
from tests.mutants.covering import TestsFail, covering
from tests.mutants.fault import Fault, drawn
from tests.mutants.running import FAILS_BY_ITSELF, NOT_RUN, NOTICED, SURVIVED, Runner

FAULTS = 200
WORDS = {
    SURVIVED: "survived",
    NOT_RUN: "not run",
    FAILS_BY_ITSELF: "noticed by a test that fails without it",
}


def main() -> int:
    """Exit 0 whatever survived: figures are printed, not judged."""
    count, _, seed = os.environ.get("CHECKER_MUTANTS", str(FAULTS)).partition("/")
    faults = drawn(int(count), int(seed or drawing.SEED))
    begun = time.monotonic()
    try:
        known = covering()
    except TestsFail as error:
        _say(f"{error}\nthe tests fail without any fault; mend them first", file=sys.stderr)
        return 1
    _say(f"measured after {time.monotonic() - begun:.0f} s; {drawing.told()}", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        # What hypothesis finds with a fault is nothing to remember.
        os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = folder
        ends = dict[Fault, int]()
        for fault, end in Runner(known, Path(folder)).ends_of(faults):
            ends[fault] = end
            if end in WORDS:
                tests = len(known.tests_of(fault.path, fault.change.line))
                _say(f"{WORDS[end]}: {fault} ({tests} tests)")
    _tell(ends)
    _say(f"seed {seed or drawing.SEED}, {time.monotonic() - begun:.0f} s")
    return 0


def _tell(ends: dict[Fault, int]) -> None:
    every = Counter(fault.room for fault in ends)
    noticed = Counter(fault.room for fault, end in ends.items() if end == NOTICED)
    by_room = ", ".join(f"{room} {noticed[room]} of {every[room]}" for room in every)
    _say(f"{noticed.total()} of {every.total()} faults were noticed ({by_room})")


def _say(text: str, file=None) -> None:
    print(text, file=file or sys.stdout, flush=True)


if __name__ == "__main__":
    sys.exit(main())
