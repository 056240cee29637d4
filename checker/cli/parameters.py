"""What can be typed behind a command: arguments, options, and the options that all commands take.

An option is declared once: its name, its kind, its help. Its default may be set by a file, by the
environment or by the command line (`settings`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from inspect import Parameter
from pathlib import Path
from typing import Annotated, Any, Final, get_args, get_origin

import typer

from checker.report import FORMATS
from checker.review.options import FAIL_ON, FAILS_ON, OTHERS_FAIL_ON

Offers = Callable[..., list[str]]
"""As typer calls it: with the context, where it takes one."""

COLORS: Final = ("auto", "always", "never")
# The forms that a command has of its own; the others print a report: FORMATS.
FORMATS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "changelog": ("text", "markdown", "json", "atom"),
    "config": ("text", "markdown", "json"),
    "rules": ("text", "markdown"),
}
# Options that a command means otherwise than the rest: what is set for all commands is not for it.
OWN_DEFAULTS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(FORMATS_OF, ("format",)),
    **dict.fromkeys(FAILS_ON, ("fail-on",)),
}
_METAVARS: Final = {"path": "PATH", "list": "PATH", "number": "N", "text": "TEXT", "flag": None}


def option(  # noqa: PLR0913 - each is a part of it
    name: str,
    type_: Any,  # noqa: ANN401 - a type
    help_: str,
    *typed: str,
    default: object = None,
    metavar: str | None = None,
    variable: str | None = None,
    among: Collection[str] = (),
    offers: Offers | None = None,
) -> Parameter:
    """An option `name` of a command's function; `typed` where that is not `--name`.

    `default` is the value where nothing sets it, `variable` one of the environment that sets it
    too, beside CHECKER_<NAME>; `among` are the only values that it takes, where there are some,
    `offers` those that a shell completes besides.
    """
    typed = typed or (f"--{name.replace('_', '-')}",)
    info = typer.Option(
        *typed,
        help=help_,
        metavar=metavar or _METAVARS[kind_of(type_)],
        show_default=False,
        envvar=variable,
        show_envvar=False,
        autocompletion=(lambda: [*among]) if among else offers,
    )
    type_ = type_ | None if default is None else type_
    annotation = Annotated[type_, info, typed[0].removeprefix("--"), among]
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def flag(name: str, help_: str, *typed: str) -> Parameter:
    """An option without a value."""
    return option(name, bool, help_, *typed, default=False)


def argument(  # noqa: PLR0913 - each is a part of it
    name: str,
    type_: Any,  # noqa: ANN401 - a type
    metavar: str,
    help_: str,
    *,
    default: object = Parameter.empty,
    offers: Offers | None = None,
) -> Parameter:
    """A word that is no option, needed where it has no default; a shell completes `offers`."""
    info = typer.Argument(help=help_, metavar=metavar, show_default=False, autocompletion=offers)
    type_ = type_ | None if default is None else type_
    annotation = Annotated[type_, info]
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def kind_of(type_: Any) -> str:  # noqa: ANN401 - a type, or a union with None
    """One of _METAVARS: what a value of the type is."""
    inner = [one for one in get_args(type_) if one is not type(None)]
    if get_origin(type_) is list:
        return "list"
    if inner:
        return kind_of(inner[0])
    return {Path: "path", bool: "flag", int: "number", float: "number"}.get(type_, "text")


# Which commands list a common option in their help: those that look at kept pages, ask for them
# ("network"), print findings ("report"), print in several forms, say something beside ("talk").
USES: Final[Mapping[str, Collection[str]]] = {
    "snapshots": ("pages",),
    "sources": ("pages",),
    "format_": ("report", "format"),
    "fail_on": ("report",),
    "max_age": ("report",),
    "timeout": ("network",),
    "quiet": ("pages", "talk"),
    "verbose": ("report",),
    "no_progress": ("network",),
    "color": ("report",),
}


def common(command: str, uses: Collection[str] = ()) -> Iterator[Parameter]:
    """The options that every command takes; those that are of no use to this one are hidden."""
    for one in _common(command):
        get_args(one.annotation)[1].hidden = not {*USES[one.name]} & {*uses}
        yield one


def _common(command: str) -> Iterator[Parameter]:
    usual = FAILS_ON.get(command, OTHERS_FAIL_ON)
    known = FORMATS_OF.get(command, FORMATS)
    forms = " | ".join(known)
    table = "" if command in FORMATS_OF else "; csv: the table, the findings where there is none"
    piped = "" if command == "rules" else " on a terminal, else markdown"
    kept = "snapshots/ if it exists, else the packaged baseline, read-only"
    yield option("snapshots", Path, f"Folder of kept evidence [default: {kept}].")
    pages = "A table of pages, or of more of them [default: the built-in one]."
    yield option("sources", Path, pages)
    yield option("format_", str, f"{forms}{table} [default: text{piped}].", "--format", among=known)
    levels = " | ".join(FAIL_ON)
    fails = f"Exit 1 at findings of this level: {levels} [default: {usual}]."
    yield option("fail_on", str, fails, among=FAIL_ON)
    yield option("max_age", str, "Exit 3 where evidence is older, e.g. 7d.")
    yield option("timeout", float, "Seconds for reading all pages [default: 20].", default=20.0)
    yield flag("quiet", "No talk on stderr.", "--quiet", "-q")
    yield flag("verbose", "On a terminal, unfold the whole report.", "--verbose", "-v")
    yield flag("no_progress", "No progress line.")
    colors = f"{' | '.join(COLORS)} [default: auto]."
    yield option("color", str, colors, default="auto", among=COLORS)
