"""checker.toml, pyproject.toml and CHECKER_… -> the defaults of a command, and whence each is.

What can be set is what the command line declares: a setting has the name of its option, and its
kind. A file's own folder is where its paths begin.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from checker import documents, files
from checker.model.errors import Misused
from checker.review.options import nearest

OWN: Final = "checker.toml"
SHARED: Final = "pyproject.toml"
PREFIX: Final = "CHECKER_"
MEND: Final = "Mend it there; `checker config` then prints the settings that hold."
NOT_SET: Final = frozenset({"help", "version", "reason", "until", "author", "import", "from"})
_MISTYPED: Final = 0.9  # how like a setting a name is that was meant for one; CHECKER_ is common
_NUMBER: Final = r"-?\d+(?:\.\d+)?"
_TRUE: Final = frozenset({"1", "true", "yes", "on"})
_FALSE: Final = frozenset({"0", "false", "no", "off", ""})


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
class File:
    """A file of settings."""

    path: Path
    name: str  # as messages name it
    text: str
    table: Mapping[str, Any]  # its own, or that of [tool.checker]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The settings that hold in a run."""

    mine: Mapping[str, Setting] = field(default_factory=dict)  # of its command, by name
    # Of all commands that use it: (command, setting).
    every: tuple[tuple[str, Setting], ...] = ()
    file: str = ""  # the name of the file that was read; "" where there is none


def settings_of(
    command: str,
    known: Callable[[], Mapping[str, Mapping[str, Option]]],
    folder: Path,
    environment: Mapping[str, str],
    own: Mapping[str, Iterable[str]],
) -> Held:
    """What holds for a command that runs in a folder. Raises Misused.

    `known` gives the options of each command, and is asked where something is set; `own`: by
    command, the options that only its own table changes, beside the command line.
    """
    try:
        file = file_of(folder)
        if file is None and not any(name.startswith(PREFIX) for name in environment):
            return Held()
        return _settings_of(command, known(), file, environment, own)
    except Misused as error:
        error.hint = MEND
        raise


def _settings_of(
    command: str,
    options: Mapping[str, Mapping[str, Option]],
    file: File | None,
    environment: Mapping[str, str],
    own: Mapping[str, Iterable[str]],
) -> Held:
    _refuse_mistyped(environment, options)
    by_command = {
        name: settings(name, options, file, environment, kept=own.get(name, ())) for name in options
    }
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


def file_of(folder: Path) -> File | None:
    """checker.toml of a folder, else [tool.checker] of the nearest pyproject.toml; never both.

    Raises Misused, with the line, for a file that cannot be read.
    """
    own = folder / OWN
    if os.path.lexists(own):
        text, table = _read(own)
        return File(path=own, name=OWN, text=text, table=table)
    for parent in (folder, *folder.parents):
        if os.path.lexists(shared := parent / SHARED):
            text, data = _read(shared)
            table = data.get("tool", {}).get("checker")
            if table is None:
                return None
            return File(path=shared, name=f"{SHARED} [tool.checker]", text=text, table=table)
    return None


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = files.read(path).decode("utf-8")
        return text, documents.read_toml(text)
    except OSError as error:
        raise Misused(f"{path.name} cannot be read ({files.reason_of(error)})") from None
    except UnicodeDecodeError:
        raise Misused(f"{path.name} is not UTF-8 text") from None
    except documents.Malformed as error:
        raise Misused(f"{path.name}: {error}") from None


def settings(
    command: str,
    options: Mapping[str, Mapping[str, Option]],
    file: File | None,
    environment: Mapping[str, str],
    kept: Iterable[str] = (),
) -> dict[str, Setting]:
    """By name, what is set of the options of a command: its own table over what is common.

    `kept` are options of which the command has a default of its own, which only its own table (or
    a flag) changes.
    """
    mine = {name: one for name, one in options[command].items() if name not in NOT_SET}
    shared = {name: one for name, one in mine.items() if name not in {*kept}}
    found: dict[str, Setting] = {}
    if file is not None:
        _refuse_unknown(file, options)
        common = {name: value for name, value in file.table.items() if name not in options}
        found |= _of_table(file, common, shared, file.name)
    found |= {
        one.name: Setting(
            option=one,
            value=_of_text(one, environment[variable]),
            whence=variable,
            place=variable,
        )
        for one in shared.values()
        if (variable := _variable(one.name)) in environment
    }
    if file is not None:
        own = file.table.get(command, {})
        inside = f"{file.name.rstrip(']')}.{command}]" if "[" in file.name else f"{OWN} [{command}]"
        for name, setting in _of_table(file, own, mine, inside).items():
            if name not in found or not found[name].whence.startswith(PREFIX):
                found[name] = setting
    return found


def _of_table(
    file: File, table: Mapping[str, Any], mine: Mapping[str, Option], whence: str
) -> dict[str, Setting]:
    return {
        name: Setting(
            option=mine[name],
            value=_of_file(file, mine[name], value),
            whence=whence,
            place=_at(file, name),
        )
        for name, value in table.items()
        if name in mine
    }


_KINDS: Final[
    Mapping[str, tuple[type | tuple[type, ...], str]]
] = {  # kind -> (what a file writes, in words)
    "flag": (bool, "true or false"),
    "list": (list, 'a list, such as ["a", "b"]'),
    "number": ((int, float), "a number"),
    "path": (str, "a text"),
    "text": (str, "a text"),
}


def _of_file(file: File, option: Option, value: object) -> object:
    type_, words = _KINDS[option.kind]
    right = isinstance(value, type_) and (option.kind == "flag" or not isinstance(value, bool))
    if not right or (isinstance(value, list) and not all(isinstance(one, str) for one in value)):
        raise Misused(f"{_at(file, option.name)}: `{option.name}` takes {words}")
    if not option.takes(value):
        raise Misused(f"{_at(file, option.name)}: `{option.name}` {option.wanted(value)}")
    if option.kind == "path":
        return _path(file, str(value))
    if isinstance(value, list) and option.name == "observed":
        return [_path(file, one) for one in value]
    return value


def _path(file: File, value: str) -> str:
    """A path as seen from the folder in which the command runs."""
    return os.path.relpath(file.path.parent / value)


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


def _refuse_unknown(file: File, options: Mapping[str, Mapping[str, Option]]) -> None:
    """Raises Misused for a name that no option has, with its line and the nearest that has."""
    every = {name for some in options.values() for name in some} - NOT_SET
    for name, value in file.table.items():
        if name not in options:
            _known(file, name, every | options.keys())
        elif not isinstance(value, Mapping):
            raise Misused(f"{_at(file, name)}: `{name}` is a command: write [{name}]")
        else:
            for inner in value:
                _known(file, inner, options[name].keys() - NOT_SET, f" of {name}")


def _known(file: File, name: str, known: Iterable[str], of: str = "") -> None:
    names = sorted(known)
    if name in names:
        return
    hint = nearest(name, names) or f"; there are: {', '.join(names)}"
    raise Misused(f"{_at(file, name)}: no setting{of} has that name{hint}")


def _at(file: File, name: str) -> str:
    """`checker.toml, line 3`: where a name stands."""
    lines: Iterator[int] = (
        number
        for number, line in enumerate(file.text.splitlines(), 1)
        if re.match(rf"\s*\[?\[?[\"']?(?:tool\.checker\.)?{re.escape(name)}[\"']?\s*[]=]", line)
    )
    number = next(lines, None)
    return file.path.name + (f", line {number}" if number is not None else "")
