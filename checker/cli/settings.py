"""checker.toml, pyproject.toml and CHECKER_… -> the defaults of a command, and whence each is.

What can be set is what the command line declares: a setting has the name of its option, and its
kind.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from checker.cli.command_rows import every_option
from checker.cli.parameters import OWN_DEFAULTS
from checker.cli.setting import Held, Option, Setting
from checker.cli.settings_file import NOT_SET, OWN, File, file_of, of_table, refuse_unknown
from checker.commands import COMMANDS
from checker.model.errors import Misused
from checker.review.options import nearest

PREFIX: Final = "CHECKER_"
MEND: Final = "Mend it there; `checker config` then prints the settings that hold."
_MISTYPED: Final = 0.9  # how like a setting a name is that was meant for one; CHECKER_ is common
_NUMBER: Final = r"-?\d+(?:\.\d+)?"
_TRUE: Final = frozenset({"1", "true", "yes", "on"})
_FALSE: Final = frozenset({"0", "false", "no", "off", ""})


def settings_of(command: str, folder: Path, environment: Mapping[str, str]) -> Held:
    """What holds for a command that runs in a folder. Raises Misused."""
    try:
        file = file_of(folder)
        if file is None and not any(name.startswith(PREFIX) for name in environment):
            return Held()
        options = every_option()
        _refuse_mistyped(environment, options)
        if file is not None:
            refuse_unknown(file, options)
        by_command = {
            name: _settings(name, some, file, environment) for name, some in options.items()
        }
    except Misused as error:
        error.hint = MEND
        raise
    return Held(
        mine=by_command.get(command, {}),
        every=tuple(
            (name, one)
            for name, some in by_command.items()
            for one in some.values()
            if one.option.used
        ),
        file="" if file is None else file.name,
    )


def traced(message: str, settings: Iterable[Setting]) -> str:
    """A message about an option that nobody typed, with the place where it is set."""
    for one in settings:
        path = one.option.kind == "path" and one.written in message
        if path or re.search(rf"--{re.escape(one.option.name)}(?![\w-])", message):
            return f"{one.place}: {message.replace(f'--{one.option.name}', f'`{one.option.name}`')}"
    return message


def _settings(
    command: str,
    options: Mapping[str, Option],
    file: File | None,
    environment: Mapping[str, str],
) -> dict[str, Setting]:
    """By name, what is set of a command: what is common, its own table, the environment last.

    Where a command has a default of its own, only its own table (or a flag) changes it.
    """
    mine = {name: one for name, one in options.items() if name not in NOT_SET}
    own = OWN_DEFAULTS.get(command, ())
    shared = {name: one for name, one in mine.items() if name not in own}
    found: dict[str, Setting] = {}
    if file is not None:
        common = {name: value for name, value in file.table.items() if name not in COMMANDS}
        inside = f"{file.name.rstrip(']')}.{command}]" if "[" in file.name else f"{OWN} [{command}]"
        found |= of_table(file, common, shared, file.name)
        found |= of_table(file, file.table.get(command, {}), mine, inside)
    return found | {
        one.name: Setting(
            option=one,
            value=_of_text(one, environment[variable]),
            whence=variable,
            place=variable,
        )
        for one in shared.values()
        if (variable := _variable(one.name)) in environment
    }


def _of_text(option: Option, text: str) -> object:
    """The value of a variable of the environment. Raises Misused."""
    if option.kind == "list":
        return [one for one in text.split(os.pathsep) if one]
    if not option.takes(text):
        raise Misused(f"{_variable(option.name)} {option.wanted(text)}")
    if option.kind == "number" and not re.fullmatch(_NUMBER, text.strip()):
        raise Misused(f"{_variable(option.name)} takes a number")
    if option.kind != "flag":
        return text
    if text.lower() not in _TRUE | _FALSE:
        raise Misused(f"{_variable(option.name)} takes true or false")
    return text.lower() in _TRUE


def _variable(name: str) -> str:
    return PREFIX + name.upper().replace("-", "_")


def _refuse_mistyped(
    environment: Mapping[str, str], options: Mapping[str, Mapping[str, Option]]
) -> None:
    """Raises Misused for a variable that is nearly a setting; others are another program's."""
    known = {_variable(name) for some in options.values() for name in some}
    for name in sorted(environment.keys() - known):
        if name.startswith(PREFIX) and (hint := nearest(name, known, cutoff=_MISTYPED)):
            raise Misused(f"{name}, in the environment, is no setting{hint}")
