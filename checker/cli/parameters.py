"""What can be typed behind a command: arguments, options, and the options that all commands take.

An option is declared once: its name, its kind, its help. Its default may be set by a file, by the
environment or by the command line (`settings`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from inspect import Parameter
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from checker.cli.setting import Option
from checker.report import FORMATS
from checker.review.options import FAIL_ON, FAILS_ON, OTHERS_FAIL_ON

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


def option(name: str, type_: Any, help_: str, *typed: str, **more: Any) -> Option:  # noqa: ANN401 - a type
    """An option `name` of a command's function; `typed` where that is not `--name`."""
    typed = typed or (f"--{name.replace('_', '-')}",)
    return Option(parameter=name, type=type_, help=help_, typed=typed, **more)


def flag(name: str, help_: str, *typed: str) -> Option:
    """An option without a value."""
    return option(name, bool, help_, *typed, default=False)


def argument(name: str, type_: Any, metavar: str, help_: str, **more: Any) -> Option:  # noqa: ANN401 - a type
    """A word that is no option, needed where it has no default."""
    of = {"default": Parameter.empty} | more
    return Option(parameter=name, type=type_, metavar=metavar, help=help_, **of)


def of_typer(one: Option) -> Parameter:
    """The same as typer takes it, which writes into what it is given: each time anew."""
    completed = (lambda: [*one.among]) if one.among else one.offers
    more: dict[str, Any] = {
        "help": one.help,
        "metavar": one.metavar or _METAVARS[one.kind],
        "show_default": False,
        "autocompletion": completed,
    }
    if one.typed:
        more |= {"envvar": one.variable, "show_envvar": False, "hidden": not one.used}
    info = typer.Option(*one.typed, **more) if one.typed else typer.Argument(**more)
    type_: Any = one.type | None if one.default is None else one.type
    annotation: Any = Annotated[type_, info]
    kind = Parameter.KEYWORD_ONLY
    return Parameter(one.parameter, kind, default=one.default, annotation=annotation)


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


def common(command: str, uses: Collection[str] = ()) -> Iterator[Option]:
    """The options that every command takes; those that are of no use to this one are hidden."""
    for one in _common(command):
        yield replace(one, used=bool({*USES[one.parameter]} & {*uses}))


def _common(command: str) -> Iterator[Option]:
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
