"""The help of all commands -> a manual page (man(7), in roff)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker import __version__
from checker.cli.arguments import group
from checker.cli.command_rows import EXAMPLES
from checker.cli.registering import record
from checker.commands import COMMANDS
from checker.model.errors import Exit


def man() -> str:
    """The page, as `man -l` shows it."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    parser = group()
    yield f'.TH CHECKER 1 "" "checker {__version__}" "User Commands"'
    yield from (".SH NAME", "checker \\- hold documentation against what was observed")
    yield from (".SH SYNOPSIS", ".B checker", "COMMAND [OPTIONS] [ARGUMENTS]", ".SH COMMANDS")
    for name, command in parser.commands.items():
        below = getattr(command, "commands", {})
        for inner, one in (below or {"": command}).items():
            yield from _command(f"{name} {inner}".strip(), one)
    yield ".SH EXIT STATUS"
    for code in Exit:
        yield from (".TP", f".B {int(code)}", _text(code.meaning))


def _command(path: str, command: Any) -> Iterator[str]:  # noqa: ANN401 - of a private type
    yield from (f".SS {_text(path)}", _text(COMMANDS[path]), ".PP", _text(EXAMPLES[path]))
    for one in command.params:
        if not getattr(one, "hidden", False):
            typed, sentence = record(one)
            yield from (".TP", f".B {_text(typed)}", _text(sentence))


def _text(text: str) -> str:
    """A line that begins no request, and in which a hyphen is one."""
    line = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{line}" if line.startswith((".", "'")) else line
