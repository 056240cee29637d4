"""Recordings and shapes -> what they show beside the contracts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from checker.model.contract import Contract
from checker.model.finding import Finding
from checker.model.table import Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Observations:
    """What was compared, and what came of it."""

    compared: Mapping[str, int] = field(default_factory=dict)  # observations, by source id
    findings: tuple[Finding, ...] = ()
    coverage: tuple[Coverage, ...] = ()


def nothing_observed() -> Observations:
    """No observation was given."""
    return Observations()


def observe(paths: tuple[Path, ...], contracts: Mapping[str, Contract]) -> Observations:
    """Shape the recordings and hold the shapes against the contracts."""
    raise NotImplementedError
