"""What typer parsed of a command line -> Options, and the command's function called with them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final

import typer

from checker.cli import terminal
from checker.cli.command_rows import CommandRow, every_option
from checker.cli.functions import function_of
from checker.cli.parameters import common
from checker.cli.setting import Held, Option, Setting
from checker.cli.settings import MEND, traced
from checker.cli.settings_file import NOT_SET
from checker.model.errors import CheckerError, Misused
from checker.review.options import (
    DEFAULT,
    FAIL_ON,
    FAILS_ON,
    OTHERS_FAIL_ON,
    CommandResult,
    Options,
    age,
    repeatable,
)

# What a command is given as it was typed or set.
_AS_GIVEN: Final = (
    *("snapshots", "sources", "fail_on", "timeout", "quiet", "verbose"),
    "names_allowed",
)
# What decides how a run ends: a command that is to be run again is printed with it.
_JUDGING: Final = ("packet", "fail_on", "max_age")


def run(row: CommandRow, ctx: typer.Context, given: dict[str, Any]) -> CommandResult:
    """What the command comes to. Raises CheckerError."""
    try:
        return _run(row, ctx, given)
    except Misused as error:
        held = (ctx.obj or Held()).mine.values()
        untyped = [one for one in held if not _typed(ctx, one.option.parameter)]
        message = traced(str(error), untyped)
        example = f"For example: `{row.example}`. `checker {row.path} --help` tells more."
        error.hint = error.hint or (example if message == str(error) else MEND)
        error.args = (message,)
        raise


def _run(row: CommandRow, ctx: typer.Context, given: dict[str, Any]) -> CommandResult:
    _refuse_wrong(row, every_option()[row.command].values(), given)
    common_ones = {one.parameter: given.pop(one.parameter) for one in common(row.command)}
    for one in row.takes:
        if one.kind == "list":
            given[one.parameter] = tuple(given[one.parameter] or ())
    if common_ones["fail_on"] is None:
        common_ones["fail_on"] = FAILS_ON.get(row.command, OTHERS_FAIL_ON)
    beside = {"names": given.get("names"), "names_allowed": given.pop("names_allowed", ())}
    judging = {name: given[name] for name in ("packet",) if name in given}
    with _options(row, ctx, common_ones | beside | judging) as options:
        try:
            return replace(function_of(row.path)(options, **given), color=options.color)
        except CheckerError as error:
            error.hint = repeatable(error.hint, options)
            raise


def _refuse_wrong(row: CommandRow, options: Iterable[Option], given: Mapping[str, Any]) -> None:
    """Raises Misused for an argument that is missing and a value that is none of those taken."""
    for one in row.takes:
        if one.needed and given[one.parameter] is None:
            # An older typer beside a newer click lets it pass.
            raise Misused(f"{one.metavar} of `checker {row.path}` is missing")
    for one in options:
        value = given.get(one.parameter)
        if value is not None and not one.takes(value):
            raise Misused(f"--{one.name} {one.wanted(value)}")


def _typed(ctx: typer.Context, parameter: str) -> bool:
    return getattr(ctx.get_parameter_source(parameter), "name", "") == "COMMANDLINE"


@contextmanager
def _options(row: CommandRow, ctx: typer.Context, given: dict[str, Any]) -> Iterator[Options]:
    chosen = given["format_"] is not None
    if not chosen:
        given["format_"] = "text" if terminal.is_one() else "markdown"
    if not 0 < given["timeout"] <= 3600:  # noqa: PLR2004 - an hour is beyond any use
        raise Misused("--timeout takes seconds above 0, at most 3600")
    held: Held = ctx.obj or Held()
    wanted = not (given["no_progress"] or given["quiet"])
    with terminal.progress(wanted=wanted) as progress, terminal.reading(wanted=wanted) as reading:
        yield Options(
            **{name: given[name] for name in _AS_GIVEN},
            command=row.path,
            judging=tuple(
                (f"--{name.replace('_', '-')}", str(given[name]))
                for name in _JUDGING
                if _typed(ctx, name)
            ),
            format=given["format_"],
            chosen=chosen,
            max_age=age(given["max_age"]) if given["max_age"] is not None else None,
            terminal=terminal.is_one(),
            width=terminal.width(),
            color=terminal.colored(given["color"]),
            now=terminal.now,
            random=random.random,
            progress=progress,
            reading=reading,
            weakened=tuple(_weakened(ctx, row.command, given)),
            settings=tuple(_every(held)) if row.command == "config" else (),
            settings_file=held.file,
        )


def _weakened(ctx: typer.Context, command: str, given: Mapping[str, Any]) -> Iterator[str]:
    """What decides what fails and is not usual: "`--fail-on never`, by checker.toml"."""
    held: Mapping[str, Setting] = (ctx.obj or Held()).mine
    usual = FAILS_ON.get(command, OTHERS_FAIL_ON)
    weaker = FAIL_ON.index(given["fail_on"]) < FAIL_ON.index(usual)
    never = given["fail_on"] == "never"
    for parameter, value in (
        ("fail_on", given["fail_on"] if weaker or never else None),
        ("max_age", given["max_age"]),
        ("names", given["names"] if given["names"] not in (None, "all") else None),
    ):
        if value is not None:
            name = parameter.replace("_", "-")
            set_ = name in held and not _typed(ctx, parameter)
            yield f"`--{name} {value}`, by {held[name].whence if set_ else 'the command line'}"


def _every(held: Held) -> Iterator[tuple[str, str, str, str]]:
    """(command, name, value, whence) of every setting, of each command that uses it."""
    found = {(command, one.option.name): one for command, one in held.every}
    for command, options in every_option().items():
        for name in sorted(options.keys() - NOT_SET):
            if (one := found.get((command, name))) is not None:
                yield command, name, one.written, one.whence
            elif options[name].used:
                yield command, name, options[name].usual, DEFAULT
