"""A row of the table of commands -> a command of typer, called with Options."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from inspect import Parameter, Signature
from typing import Annotated, Any, Final, get_args

import typer
from typer.core import TyperCommand, TyperGroup

from checker.cli import terminal
from checker.cli.command_rows import ROWS, CommandRow
from checker.cli.functions import function_of
from checker.cli.overview import OPTIONS as ROOT
from checker.cli.parameters import common, kind_of
from checker.cli.repeated import repeated
from checker.cli.setting import Held, Option, Setting
from checker.cli.settings import MEND, traced
from checker.cli.settings_file import NOT_SET
from checker.cli.weakened import weakened
from checker.commands import COMMANDS
from checker.model.errors import CheckerError, Misused
from checker.review.options import (
    DEFAULT,
    FAILS_ON,
    OTHERS_FAIL_ON,
    CommandResult,
    Options,
    age,
    repeatable,
)

EXAMPLES: Final = {row.path: row.example for row in ROWS}  # path of a command -> how it is typed
_HELP: Final = {"help_option_names": ["-h", "--help"]}


@cache
def options_of(command: str) -> Mapping[str, Option]:
    """The options of a command, and of those below its word, by name."""
    known: dict[str, Option] = {}
    for row in ROWS:
        if row.path.partition(" ")[0] != command:
            continue
        for one in (*row.takes, *common(command, row.uses)):
            type_, info, *named = get_args(one.annotation)
            if named:  # an argument has no name
                name, among = named
                known[name] = Option(
                    name=name,
                    parameter=one.name,
                    kind=kind_of(type_),
                    among=among,
                    used=not info.hidden or (name in known and known[name].used),
                    default=_default(info.help, kind_of(type_)),
                )
    return known


def every_option() -> dict[str, Mapping[str, Option]]:
    """Command -> its options."""
    return {command: options_of(command) for command in COMMANDS if " " not in command}


def _default(help_: str, kind: str) -> str:
    """As the help says it; what no help says is not given."""
    said = re.search(r"\[default: (.*)\]", help_)
    return said[1] if said else "false" if kind == "flag" else "none"


def _every(held: Held) -> Iterator[tuple[str, str, str, str]]:
    """(command, name, value, whence) of every setting, of each command that uses it."""
    found = {(command, one.option.name): one for command, one in held.every}
    for command, options in every_option().items():
        for name in sorted(options.keys() - NOT_SET):
            if (one := found.get((command, name))) is not None:
                yield command, name, one.written, one.whence
            elif options[name].used:
                yield command, name, options[name].default, DEFAULT


def record(parameter: Any) -> tuple[str, str]:  # noqa: ANN401 - of a private type
    """How a parameter is typed, and what it is for: a line of the help."""
    sentence = str(getattr(parameter, "help", "") or "").replace(
        "Show this message and exit.", "Help."
    )
    if parameter.param_type_name == "argument":
        return str(parameter.metavar), sentence
    metavar = "" if getattr(parameter, "is_flag", False) else f" {parameter.metavar}"
    return ", ".join(sorted(parameter.opts, key=len)) + metavar, sentence


def _usage(parameter: Any) -> str:  # noqa: ANN401 - likewise
    several = "..." if parameter.nargs != 1 else ""
    return (
        f"{parameter.metavar}{several}" if parameter.required else f"[{parameter.metavar}{several}]"
    )


class _Command(TyperCommand):
    """Its help says what is typed, without the types of a language."""

    row: CommandRow

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - of a private type
        if self.row.needs is not None:
            valued = {
                name
                for one in self.params
                if not getattr(one, "is_flag", False)
                for name in one.opts
            }
            args = repeated(args, valued, self.row.needs)
        return super().parse_args(ctx, args)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - likewise
        arguments = [one for one in self.get_params(ctx) if one.param_type_name == "argument"]
        return ["[OPTIONS]", *map(_usage, arguments)]

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - likewise
        shown = [one for one in self.get_params(ctx) if not getattr(one, "hidden", False)]
        for title, kind in (("Arguments", "argument"), ("Options", "option")):
            if records := [record(one) for one in shown if one.param_type_name == kind]:
                with formatter.section(title):
                    formatter.write_dl(records)


class _CommandGroup(TyperGroup):
    """Commands below a word, each with a line and, at the end, an example."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - of a private type
        with formatter.section("Example"):
            below = [row for row in ROWS if row.path.startswith(f"{ctx.info_name} ")]
            formatter.write_text(below[0].example)


def _asked(words: Sequence[str]) -> Sequence[CommandRow]:
    exact = [row for row in ROWS if row.path == " ".join(words[:2])]
    return exact or [row for row in ROWS if row.path.split()[:1] == [*words[:1]]] or ROWS


def app(words: Sequence[str] = ()) -> typer.Typer:
    """The command that words begin with, or those below their first; all where there is none."""
    made = _typer("checker")
    made.callback()(_root)  # a group, of however many commands
    groups: dict[str, typer.Typer] = {}
    for row in _asked(words):
        first, _, below = row.path.partition(" ")
        group = made
        if below and first not in groups:
            groups[first] = _typer(first, cls=_CommandGroup, help=COMMANDS[first])
            made.add_typer(groups[first], name=first)
        if below:
            group = groups[first]
        group.command(
            below or first,
            cls=type("Command", (_Command,), {"row": row}),
            help=f"{COMMANDS[row.path]}\n\n\b\nExample:\n  {row.example}",
            short_help=COMMANDS[row.path],
        )(_called(row))
    return made


def _root(
    *,
    version: Annotated[bool, typer.Option("--version", help=ROOT["--version"])] = False,
    man: Annotated[bool, typer.Option("--man", help=ROOT["--man"])] = False,
) -> None:
    """What a shell completes; each is answered before anything is parsed (`cli`)."""


def _typer(name: str, **more: Any) -> typer.Typer:  # noqa: ANN401 - of typer
    return typer.Typer(
        name=name,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_HELP,
        **more,
    )


def _called(row: CommandRow) -> Callable[..., CommandResult]:
    """The function that typer calls: Options first, then the command's own arguments."""
    command = row.path.partition(" ")[0]

    def run(ctx: typer.Context, **given: Any) -> CommandResult:  # noqa: ANN401 - what typer parsed
        try:
            return _run(row, command, ctx, given)
        except Misused as error:
            message = traced(str(error), _set(ctx))
            example = f"For example: `{row.example}`. `checker {row.path} --help` tells more."
            error.hint = error.hint or (example if message == str(error) else MEND)
            error.args = (message,)
            raise

    parameters = [
        Parameter("ctx", Parameter.KEYWORD_ONLY, annotation=typer.Context),
        *(_copied(one) for one in (*row.takes, *common(command, row.uses))),
    ]
    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    return run


def _run(row: CommandRow, command: str, ctx: typer.Context, given: dict[str, Any]) -> CommandResult:
    """The command's function, called with what typer parsed. Raises CheckerError."""
    _refuse_wrong(row, given)
    common_ones = {one.name: given.pop(one.name) for one in common(command)}
    for one in row.takes:
        if kind_of(get_args(one.annotation)[0]) == "list":
            given[one.name] = tuple(given[one.name] or ())
    if common_ones["fail_on"] is None:
        common_ones["fail_on"] = FAILS_ON.get(command, OTHERS_FAIL_ON)
    beside = {"names": given.get("names"), "names_allowed": given.pop("names_allowed", ())}
    judging = {name: given[name] for name in ("packet",) if name in given}
    with _options(ctx, row.path, common_ones | beside | judging) as options:
        try:
            return replace(function_of(row.path)(options, **given), color=options.color)
        except CheckerError as error:
            error.hint = repeatable(error.hint, options)
            raise


def _refuse_wrong(row: CommandRow, given: Mapping[str, Any]) -> None:
    """Raises Misused for an argument that is missing and a value that is none of those taken."""
    for one in row.takes:
        if one.default is Parameter.empty and given[one.name] is None:
            # An older typer beside a newer click lets it pass.
            named = get_args(one.annotation)[1].metavar
            raise Misused(f"{named} of `checker {row.path}` is missing")
    for option in options_of(row.path.partition(" ")[0]).values():
        value = given.get(option.parameter)
        if value is not None and not option.takes(value):
            raise Misused(f"--{option.name} {option.wanted(value)}")


def _typed(ctx: typer.Context, parameter: str) -> bool:
    return getattr(ctx.get_parameter_source(parameter), "name", "") == "COMMANDLINE"


def _set(ctx: typer.Context) -> list[Setting]:
    """The settings of this command that the command line leaves as they are."""
    held = (ctx.obj or Held()).mine.values()
    return [one for one in held if not _typed(ctx, one.option.parameter)]


def _copied(parameter: Parameter) -> Parameter:
    """For typer, which writes into what it is given: a parameter may be of several rows."""
    type_, info, *_ = get_args(parameter.annotation)
    return parameter.replace(annotation=Annotated[type_, copy.copy(info)])


# What a command is given as it was typed or set.
_AS_GIVEN: Final = (
    "snapshots",
    "sources",
    "fail_on",
    "timeout",
    "quiet",
    "verbose",
    "names_allowed",
)


# What decides how a run ends: a command that is to be run again is printed with it.
_JUDGING: Final = ("packet", "fail_on", "max_age")


@contextmanager
def _options(ctx: typer.Context, path: str, given: dict[str, Any]) -> Iterator[Options]:
    command = path.partition(" ")[0]
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
            command=path,
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
            weakened=tuple(weakened(ctx, command, given)),
            settings=tuple(_every(held)) if command == "config" else (),
            settings_file=held.file,
        )
