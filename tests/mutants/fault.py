"""The faults of a run, drawn by seed: the same ones for the same code and seed."""

from __future__ import annotations

import ast
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.mutants.changes import Change, changed, changes_of
from tests.mutants.covering import ROOT

ROOMS: Final = ("gate", "model", "extract", "compare", "observe", "report", "packet")


@dataclass(frozen=True)
class Fault:
    path: Path
    change: Change

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.change.line}: {self.change.told}"

    @property
    def room(self) -> str:
        return self.path.relative_to(ROOT).parts[1]

    def module(self) -> ast.Module:
        return changed(self.path.read_text("utf-8"), self.change.number)


def drawn(count: int, seed: int) -> list[Fault]:
    """So many faults, each place as likely as any other."""
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
