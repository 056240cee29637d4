"""What can be set of a command: an option, the value that somebody has set, and whence that is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from checker.review.options import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option of a command, as a setting."""

    name: str  # "fail-on"
    parameter: str  # "fail_on": what typer calls it
    kind: str  # one of "flag", "list", "number", "path", "text"
    among: Collection[str] = ()  # the only values that it takes; () = any of its kind
    used: bool = True  # does the command do anything with it?
    default: str = ""  # what holds where nothing sets it, in words

    def takes(self, value: object) -> bool:
        """Is a value of its kind one of those that it takes?"""
        return not self.among or value in self.among

    def wanted(self, value: object) -> str:
        """`takes one of: …`, with the nearest of them."""
        return f"takes one of: {', '.join(self.among)}{nearest(str(value), self.among)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A default that somebody has set."""

    option: Option
    value: Any  # as typer takes it
    whence: str  # "checker.toml", "checker.toml [drift]", "CHECKER_FAIL_ON"
    place: str  # "checker.toml, line 3", or the variable

    @property
    def written(self) -> str:
        """The value as a file has it."""
        if isinstance(self.value, bool):
            return str(self.value).lower()
        return ", ".join(self.value) if isinstance(self.value, list) else str(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The settings that hold in a run."""

    mine: Mapping[str, Setting] = field(default_factory=dict)  # of its command, by name
    # Of all commands that use it: (command, setting).
    every: tuple[tuple[str, Setting], ...] = ()
    file: str = ""  # the name of the file that was read; "" where there is none
