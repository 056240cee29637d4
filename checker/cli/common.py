"""What every command takes, and how a function becomes a command that is told of it.

An option is declared here once: its name, its kind, its help; its default may be set by a file, by
the environment or by the command line (`settings`).
"""

from __future__ import annotations

import copy
import functools
import inspect
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Final, get_args, get_origin

import typer
from typer.core import TyperCommand

from checker.cli import terminal
from checker.cli.settings import Held, Option
from checker.commands import COMMANDS
from checker.model.errors import CheckerError, Misused
from checker.report import FORMATS
from checker.report.feed import FEEDS
from checker.review.options import (
    FAIL_ON,
    FAILS_ON,
    OTHERS_FAIL_ON,
    CommandResult,
    Options,
    age,
    nearest,
    repeatable,
)

app: Final = typer.Typer(
    name="checker",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
OPTIONS: Final[dict[str, dict[str, Option]]] = {}  # command -> its options, by name
EXAMPLES: Final[dict[str, str]] = {}  # path of a command -> how it is typed
_KEYWORD: Final = inspect.Parameter.KEYWORD_ONLY
COLORS: Final = ("auto", "always", "never")

# The options that every command takes: name, which commands list it in their help, type as typer
# reads it, default. "pages" = those that look at kept pages, "network" = that ask for them,
# "report" = that print findings.
COMMON: Final[tuple[tuple[str, str, Any, Any], ...]] = (
    (
        "snapshots",
        "pages",
        Annotated[
            Path | None,
            typer.Option(
                help="Folder of kept evidence [default: snapshots/ if it exists, else the "
                "packaged baseline, read-only].",
                show_default=False,
            ),
        ],
        None,
    ),
    (
        "sources",
        "pages",
        Annotated[
            Path | None,
            typer.Option(help="A table of pages in place of, or added to, the built-in one."),
        ],
        None,
    ),
    (
        "format_",
        "report",
        Annotated[
            str | None,
            typer.Option(
                "--format",
                help=f"{' | '.join(FORMATS)}; csv is the table alone, without findings "
                "[default: text on a terminal, else markdown].",
                show_default=False,
            ),
        ],
        None,
    ),
    (
        "fail_on",
        "report",
        Annotated[
            str | None,
            typer.Option(
                help=f"Exit 1 at findings of this level: {' | '.join(FAIL_ON)} [default: error; "
                "of drift: warning].",
                show_default=False,
            ),
        ],
        None,
    ),
    (
        "max_age",
        "report",
        Annotated[
            str | None,
            typer.Option(help="Exit 3 where evidence is older, e.g. 7d.", show_default=False),
        ],
        None,
    ),
    (
        "timeout",
        "network",
        Annotated[float, typer.Option(help="Network budget of the run in seconds.")],
        20.0,
    ),
    (
        "quiet",
        "pages",
        Annotated[bool, typer.Option("--quiet", "-q", help="No talk on stderr.")],
        False,
    ),
    (
        "verbose",
        "report",
        Annotated[
            bool, typer.Option("--verbose", "-v", help="On a terminal, unfold the whole report.")
        ],
        False,
    ),
    (
        "no_progress",
        "network",
        Annotated[bool, typer.Option("--no-progress", help="No progress bar.")],
        False,
    ),
    (
        "color",
        "report",
        Annotated[str, typer.Option(help=f"{' | '.join(COLORS)}.")],
        "auto",
    ),
)


def command(
    path: str,
    *,
    example: str,
    uses: str = "",
    group: typer.Typer = app,
    cls: type[TyperCommand] | None = None,
) -> Callable[[Callable[..., CommandResult]], Callable[..., CommandResult]]:
    """Register a command by its path (`packet check`).

    It gets Options first, and its own arguments after. `uses`: the kinds of common options that
    its help lists; the others are taken all the same.
    """

    def register(called: Callable[..., CommandResult]) -> Callable[..., CommandResult]:
        own = list(inspect.signature(called, eval_str=True).parameters.values())[1:]
        first = path.partition(" ")[0]

        @functools.wraps(called)
        def run(ctx: typer.Context, **given: Any) -> CommandResult:  # noqa: ANN401 - what typer parsed
            for one in own:  # an older typer beside a newer click lets it pass
                if one.default is inspect.Parameter.empty and given[one.name] is None:
                    name = get_args(one.annotation)[1].metavar or one.name.upper()
                    raise Misused(
                        f"{name} of `checker {path}` is missing",
                        hint=f"For example: `{example}`. `checker {path} --help` tells more.",
                    )
            common = {key: given.pop(key) for key, *_ in COMMON}
            if common["fail_on"] is None:
                common["fail_on"] = FAILS_ON.get(first, OTHERS_FAIL_ON)
            weakened = tuple(_weakened(ctx, first, common | given))
            with _options(
                **common, command=first, weakened=weakened, held=ctx.obj or Held()
            ) as options:
                try:
                    return replace(called(options, **given), color=options.color)
                except CheckerError as error:
                    error.hint = repeatable(error.hint, options)
                    raise

        parameters = [
            inspect.Parameter("ctx", _KEYWORD, annotation=typer.Context),
            *(one.replace(annotation=_named(one, first)) for one in own),
            *(
                one.replace(annotation=_named(one, first, hidden=use not in uses.split()))
                for one, use in (
                    (inspect.Parameter(key, _KEYWORD, default=default, annotation=kind), use)
                    for key, use, kind, default in COMMON
                )
            ),
        ]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        EXAMPLES[path] = example
        group.command(
            path.rpartition(" ")[2],
            cls=cls,
            help=f"{COMMANDS[path]}\n\n\b\nExample:\n  {example}",
            short_help=COMMANDS[path],
        )(run)
        return run

    return register


FORMATS_OF: Final = {"changelog": tuple(FEEDS)}  # of the others: FORMATS
_METAVARS: Final = {"path": "PATH", "list": "PATH", "number": "N", "text": "TEXT", "flag": None}


def _named(parameter: inspect.Parameter, command: str, *, hidden: bool = False) -> Any:  # noqa: ANN401 - an annotation
    """The annotation of a parameter as typer reads it; an option is noted as a setting too."""
    type_, info = get_args(parameter.annotation)
    kind = _kind(type_)
    if isinstance(info, typer.models.ArgumentInfo):
        return parameter.annotation
    info = copy.copy(info)
    info.hidden = hidden
    info.metavar = info.metavar or _METAVARS[kind]
    long = [one[2:] for one in info.param_decls or () if one.startswith("--")]
    name = long[0] if long else parameter.name.strip("_").replace("_", "-")
    OPTIONS.setdefault(command, {})[name] = Option(name=name, parameter=parameter.name, kind=kind)
    return Annotated[type_, info]


def _kind(type_: Any) -> str:  # noqa: ANN401 - a type, or a union with None
    inner = [one for one in get_args(type_) if one is not type(None)]
    if inner and get_origin(type_) is not list:
        return _kind(inner[0])
    if get_origin(type_) is list:
        return "list"
    return {Path: "path", bool: "flag", int: "number", float: "number"}.get(type_, "text")


def _weakened(ctx: typer.Context, name: str, given: Mapping[str, Any]) -> Iterator[str]:
    """The settings that decide what fails, where they are not the command's own, and whence."""
    held = (ctx.obj or Held()).mine
    usual = FAILS_ON.get(name, OTHERS_FAIL_ON)
    weaker = given["fail_on"] in FAIL_ON and FAIL_ON.index(given["fail_on"]) < FAIL_ON.index(usual)
    never = given["fail_on"] == "never"
    for parameter, shown in (
        ("fail_on", given["fail_on"] if weaker or never else None),
        ("max_age", given["max_age"]),
        ("names", given["names"] if given.get("names") not in (None, "all") else None),
    ):
        if shown is not None:
            setting = held.get(parameter.replace("_", "-"))
            typed = getattr(ctx.get_parameter_source(parameter), "name", "") == "COMMANDLINE"
            whence = setting.whence if setting is not None and not typed else "the command line"
            yield f"`--{parameter.replace('_', '-')} {shown}`, by {whence}"


@contextmanager
def _options(  # noqa: PLR0913 - the common options
    *,
    snapshots: Path | None,
    sources: Path | None,
    format_: str | None,
    fail_on: str,
    max_age: str | None,
    timeout: float,
    quiet: bool,
    verbose: bool,
    no_progress: bool,
    color: str,
    command: str,
    weakened: tuple[str, ...],
    held: Held,
) -> Iterator[Options]:
    chosen = format_ is not None
    if format_ is None:
        format_ = "text" if terminal.is_one() else "markdown"
    for value, known, option in (
        (format_, FORMATS_OF.get(command, tuple(FORMATS)), "--format"),
        (fail_on, FAIL_ON, "--fail-on"),
        (color, COLORS, "--color"),
    ):
        if value not in known:
            raise Misused(f"{option} takes one of: {', '.join(known)}{nearest(value, known)}")
    if not 0 < timeout <= 3600:  # noqa: PLR2004 - an hour is beyond any use
        raise Misused("--timeout takes seconds above 0, at most 3600")
    wanted = not (no_progress or quiet)
    with terminal.progress(wanted=wanted) as progress, terminal.reading(wanted=wanted) as reading:
        yield Options(
            snapshots=snapshots,
            sources=sources,
            format=format_,
            chosen=chosen,
            fail_on=fail_on,
            max_age=age(max_age) if max_age is not None else None,
            timeout=timeout,
            quiet=quiet,
            verbose=verbose,
            terminal=terminal.is_one(),
            width=terminal.width(),
            color=terminal.colored(color),
            now=terminal.now,
            random=random.random,
            progress=progress,
            reading=reading,
            weakened=weakened,
            settings=tuple(
                (name, one.name, _shown(one.value), one.whence) for name, one in held.every
            ),
            settings_file=held.file,
        )


def _shown(value: object) -> str:
    """A value of a setting as a file has it."""
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
