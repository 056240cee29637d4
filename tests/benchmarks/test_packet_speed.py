"""P13: what the check of a packet costs, as ratios to starting Python: CPU time of whole runs."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Final

import pytest

from checker import documents
from tests.packet.conftest import WHOLE

pytestmark = [pytest.mark.benchmark]

ROUNDS: Final = 15
SIZE: Final = 100_000
HOSTILE: Final = (
    *("a", "\u00e9\u0301\u4e00", "Alice Garcia, ", "\"'", ":", "a: ", "not never no cannot ", "0 "),
    *("https://a.example/v1/chat?x=1&y=2 ", "c2VjcmV0LXdvcmQtMTIzNDU2Nzg5MA==\n", "12 Main Oak "),
    *("the price of the model is high and the gateway did not answer, ", "10.0.0.1 ", "\n"),
)


def cost(*arguments: str) -> float:
    """Seconds of CPU that a run of Python takes, its own byte code kept."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], capture_output=True, check=False, env=kept)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def beside_nothing(path: Path, rounds: int) -> float:
    """The median of the check of a file, beside that of a program that does nothing."""
    check = ("-m", "checker", "packet", "check", str(path))
    cost(*check)
    found = [(cost(*check), cost("-c", "pass")) for _ in range(rounds)]
    return median(one for one, _ in found) / median(nothing for _, nothing in found)


def varied(unit: str) -> str:
    """A text of units that are told apart by numbers, as far as that changes none of its kind."""
    if len(unit) < 8:
        return (unit * SIZE)[:SIZE]
    return " ".join(f"{unit}{number}" for number in range(SIZE // len(unit)))[:SIZE]


def test_the_check_of_a_packet(told: Callable[..., None], tmp_path: Path) -> None:
    path = tmp_path / "packet.yaml"
    path.write_text(WHOLE, "utf-8")
    told("P13", "packet check", beside_nothing(path, ROUNDS), "x python -c pass; at most 25")


@pytest.mark.parametrize("unit", HOSTILE)
def test_the_check_of_a_hostile_packet(
    told: Callable[..., None], tmp_path: Path, unit: str
) -> None:
    path = tmp_path / "packet.yaml"
    text = documents.write_json(varied(unit)).strip()
    path.write_text(f"{WHOLE}incident_summary: {text}\n", "utf-8")
    told("P13", f"packet check of 100 KB of {unit[:24]!r}", beside_nothing(path, 3), "at most 100")
