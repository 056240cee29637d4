"""checker.toml or pyproject.toml -> the settings in it, each with the line on which it stands.

A file's own folder is where its paths begin.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from checker import documents, files
from checker.cli.setting import Option, Setting
from checker.model.errors import Misused
from checker.review.options import nearest

OWN: Final = "checker.toml"
SHARED: Final = "pyproject.toml"
NOT_SET: Final = frozenset({"help", "version", "reason", "until", "author", "import", "from"})


class File(NamedTuple):
    """A file of settings."""

    path: Path
    name: str  # as messages name it
    text: str
    table: Mapping[str, Any]  # its own, or that of [tool.checker]


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


def of_table(
    file: File, table: Mapping[str, Any], mine: Mapping[str, Option], whence: str
) -> dict[str, Setting]:
    """By name, the settings of a table that a command has. Raises Misused."""
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


def refuse_unknown(file: File, options: Mapping[str, Mapping[str, Option]]) -> None:
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
