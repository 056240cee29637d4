"""Command line -> command result, as typer parses it.

The clock, randomness and the terminal are read in this room, nowhere else.
"""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from contextlib import nullcontext, redirect_stdout
from pathlib import Path
from typing import Any

import typer

from checker.cli.registering import app
from checker.cli.setting import Held
from checker.cli.settings import settings_of
from checker.model.errors import Misused


def group(words: Sequence[str] = ()) -> Any:  # noqa: ANN401 - of a private type
    """All commands, as typer parses them; of one that words begin with, itself alone."""
    return typer.main.get_command(app(words))


def _here() -> Path:
    """The folder that the program was started in. Raises Misused where it is gone."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise Misused(
            "the folder that this was started in is not there any more",
            hint="Change into one that is there, then run it again.",
        ) from None


def run(given: list[str]) -> object:
    """What the command line comes to: a CommandResult, or the text where help is all that is asked.

    Raises CheckerError, and what typer raises for a command line that it does not understand.
    """
    name = given[0] if given else ""  # nothing is typed where a shell asks how a word goes on
    parser = group(given)
    held, printed = Held(), io.StringIO()
    helped = bool({"-h", "--help"} & {*given})
    if not helped:  # help is there even where a file of settings is broken
        held = settings_of(name, _here(), os.environ)
    mine = {one.option.parameter: one.value for one in held.mine.values()}
    below = dict.fromkeys(getattr(parser.commands.get(name), "commands", {}), mine)
    # The parser prints help itself; whether it could be printed is for who prints all the rest.
    with redirect_stdout(printed) if helped else nullcontext():
        result = parser.main(
            args=["rules", "list"] if given == ["rules"] else given,
            standalone_mode=False,
            prog_name="checker",
            # Where nothing is set there is no map: with one, older releases take a missing
            # argument for one that is given.
            default_map={name: below or mine} if mine else None,
            obj=held,
        )
    return printed.getvalue() or result
