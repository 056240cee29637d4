"""bytes -> Contract: pure. A kind of page has one extractor; the table below names them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from checker.extract.page import Page
from checker.model.contract import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One document of a source, read into a Page."""

    role: str
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What an extractor found; `problems` begin with a prefix of `model.contract`."""

    facts: tuple[Fact, ...]
    problems: tuple[str, ...] = ()
    can_state: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by role


Extractor: TypeAlias = Callable[[Sequence[Opened]], Extract]
