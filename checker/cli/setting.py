"""What can be typed behind a command, the value that somebody has set for it, and its origin."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from inspect import Parameter
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, get_origin

from checker.review.options import nearest

Offers = Callable[..., list[str]]
"""As typer calls it: with the context, where it takes one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An option of a command, or a word that is none."""

    parameter: str  # "fail_on": what the command's function calls it
    type: Any
    help: str
    typed: tuple[str, ...] = ()  # ("--quiet", "-q"); () = a word that is no option
    metavar: str = ""
    default: object = None  # where nothing sets it; Parameter.empty = it is needed
    variable: str | None = None  # of the environment, that sets it too, beside CHECKER_<NAME>
    among: Collection[str] = ()  # the only values that it takes; () = any of its kind
    offers: Offers | None = None  # what a shell completes where there are no such values
    used: bool = True  # does the command do anything with it?

    @property
    def name(self) -> str:
        """`fail-on`, as settings name it; "" of a word that is no option."""
        return self.typed[0].removeprefix("--") if self.typed else ""

    @property
    def kind(self) -> str:
        """What a value is: `flag`, `list`, `number`, `path` or `text`."""
        if get_origin(self.type) is list:
            return "list"
        kinds = {Path: "path", bool: "flag", int: "number", float: "number"}
        return kinds.get(self.type, "text")

    @property
    def needed(self) -> bool:
        """Is there nothing to be done without it?"""
        return self.default is Parameter.empty

    @property
    def usual(self) -> str:
        """What holds where nothing sets it, as the help says it; what no help says is not given."""
        said = re.search(r"\[default: (.*)\]", self.help)
        return said[1] if said else "false" if self.kind == "flag" else "none"

    def takes(self, value: object) -> bool:
        """Is a value of its kind one of those that it takes?"""
        return not self.among or value in self.among

    def wanted(self, value: object) -> str:
        """`takes one of: …`, with the nearest of them."""
        return f"takes one of: {', '.join(self.among)}{nearest(str(value), self.among)}"


class Setting(NamedTuple):
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


class Held(NamedTuple):
    """The settings that hold in a run."""

    mine: Mapping[str, Setting] = MappingProxyType({})  # of its command, by name
    # Of all commands that use it: (command, setting).
    every: tuple[tuple[str, Setting], ...] = ()
    file: str = ""  # the name of the file that was read; "" where there is none
