"""A command line that was not understood -> what is wrong, where, and what to type instead.

In words of ours: what was typed may be a secret, so that no word of it is repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from checker.cli.command_rows import EXAMPLES, ROWS, every_option
from checker.cli.overview import OPTIONS as ROOT
from checker.cli.repeated import OPTION as OBSERVED
from checker.commands import COMMANDS
from checker.review.options import nearest

KINDS: Final = {"flag": "true or false", "number": "a number", "path": "a file or folder"}


def usage(error: BaseException, given: Sequence[str]) -> tuple[str, str]:
    """(what is wrong, what to do next)."""
    path = _path(error) or _command(given)
    example = EXAMPLES.get(path, "")
    asked = f"`checker {path} --help`" if path else "`checker --help`"
    return (
        f"checker: {_wrong(error, given, path)}",
        f"{f'For example: `{example}`. ' if example else ''}{asked} tells what can be typed.",
    )


def _wrong(error: BaseException, given: Sequence[str], path: str) -> str:
    whole = f"`checker {path}`"
    of = f" of {whole}" if path else ""
    option = str(getattr(error, "option_name", "") or "an option")
    message = str(getattr(error, "message", "")).lower()
    kind = type(error).__name__
    if kind == "NoSuchCommand" or "no such command" in message:
        known = _below(path)
        at = len(path.split())
        typed = given[at] if len(given) > at else ""
        meant = {name: name for name in (*known, *(() if path else _root()))}  # `help`, `version`
        # `explain` alone: the one below a word.
        meant |= {name.rpartition(" ")[2]: name for name in COMMANDS if " " in name and not path}
        more = nearest(typed, meant, shown=meant) or f"; there are: {', '.join(known)}"
        return f"no such command{of}{more}"
    for sign, sentence in (
        ("NoSuchOption", f"no such option{of}{_meant(option, _options(error))}"),
        ("MissingParameter", f"{_name(error)}{of} is missing"),
        ("BadParameter", f"the value of {_name(error)} is not understood{_takes(error)}"),
        ("missing command", f"`checker {path}` takes one of: {', '.join(_below(path))}"),
        (
            "unexpected extra argument",
            f"more was typed than {whole} takes{_dashed(given, error) or _behind(given, path)}",
        ),
        ("requires an argument", f"{option}{of} takes a value, and none is there"),
        ("does not take a value", f"{option}{of} takes no value"),
    ):
        if sign == kind or sign in message:
            return sentence
    return "the command line is not understood"


def _meant(option: str, known: Iterable[str]) -> str:
    """The dashes that all of them have do not make one like another."""
    names = {name.lstrip("-"): name for name in known}
    return nearest(option.lstrip("-"), names, cutoff=0.6, shown=names)


def _dashed(given: Sequence[str], error: BaseException) -> str:
    """`; did you mean --observed?` of a long option behind a single dash."""
    single = [f"-{word}" for word in given if word[:1] == "-" and word[1:2].isalpha() and word[2:]]
    return next(filter(None, (nearest(word, _options(error), cutoff=0.8) for word in single)), "")


def _behind(given: Sequence[str], path: str) -> str:
    """`; a file is named behind --observed` or another option, where one was typed alone."""
    if not path or not any("." in word or "/" in word for word in given):
        return ""
    (row,) = (row for row in ROWS if row.path == path)
    files = [f"--{one.name}" for one in row.takes if one.typed and one.kind == "path"]
    options = [OBSERVED] * (row.needs is not None) + files
    return f"; a file is named behind {' or '.join(options)}" if options else ""


def _takes(error: BaseException) -> str:
    """`; it takes a number`."""
    name = str(getattr(getattr(error, "param", None), "name", "")).replace("_", "-")
    every = (one for some in every_option().values() for one in some.values())
    kinds = {one.kind for one in every if one.name == name}
    words = [KINDS[kind] for kind in kinds & KINDS.keys()]
    return f"; it takes {words[0]}" if words else ""


def _path(error: BaseException) -> str:
    """`packet check`: the command that could not be begun."""
    context = getattr(error, "ctx", None)
    return str(getattr(context, "command_path", "checker")).removeprefix("checker").strip()


def _command(given: Sequence[str]) -> str:
    """The command that is typed, where the parser does not tell it."""
    return next((path for n in (2, 1) if (path := " ".join(given[:n])) in EXAMPLES), "")


def _below(path: str) -> list[str]:
    """The commands, or those of a group."""
    start = f"{path} " if path else ""
    return [
        name.removeprefix(start)
        for name in COMMANDS
        if name.startswith(start) and " " not in name.removeprefix(start)
    ]


def _options(error: BaseException) -> Iterable[str]:
    command: Any = getattr(getattr(error, "ctx", None), "command", None)
    own = [name for one in getattr(command, "params", ()) for name in one.opts]
    return own if _path(error) else [*own, *_root()]


def _root() -> list[str]:
    """The options that belong to no command."""
    return [name.split(", ")[-1] for name in ROOT]


def _name(error: BaseException) -> str:
    """How a person types what it is about: `--timeout`, `FILE`."""
    parameter: Any = getattr(error, "param", None)
    if parameter is None:
        return "an argument"
    if getattr(parameter, "param_type_name", "") == "argument":
        return str(parameter.metavar or parameter.name).strip("[]").upper()
    return str(max(parameter.opts, key=len))
