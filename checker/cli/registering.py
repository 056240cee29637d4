"""A row of the table of commands -> a command of typer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import Parameter, Signature
from typing import Annotated, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from checker.cli.command_rows import ROWS, CommandRow
from checker.cli.overview import OPTIONS as ROOT
from checker.cli.parameters import of_typer
from checker.cli.repeated import repeated
from checker.cli.running import run
from checker.commands import COMMANDS
from checker.review.options import CommandResult

_HELP: Final = {"help_option_names": ["-h", "--help"]}


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
            valued = {name for one in self.row.options if one.kind != "flag" for name in one.typed}
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
    return exact or [row for row in ROWS if [row.command] == [*words[:1]]] or ROWS


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
    """The function that typer calls, with all that can be typed."""

    def called(ctx: typer.Context, **given: Any) -> CommandResult:  # noqa: ANN401 - what typer parsed
        return run(row, ctx, given)

    parameters = [
        Parameter("ctx", Parameter.KEYWORD_ONLY, annotation=typer.Context),
        *map(of_typer, row.options),
    ]
    called.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    called.__annotations__ = {one.name: one.annotation for one in parameters}
    return called
