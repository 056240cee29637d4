"""What an extractor is given, and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from checker.extract.page import Page
from checker.model.contract import Fact, Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One document of a source, read into a Page."""

    role: str
    page: Page
    operation: str | None = None  # "POST /v1/videos": the one that is asked for, and no other


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What an extractor found; `problems` begin with a prefix of `model.contract`."""

    facts: tuple[Fact, ...]
    definitions: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    can_state: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by role
    whole: bool = False  # a formal document was read: it may well state little
    absent: bool = False  # and it does not describe the operation that was asked for


Extractor: TypeAlias = Callable[[Sequence[Opened]], Extract]
