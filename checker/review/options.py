"""What every command gets, and what every command gives back."""

from __future__ import annotations

import difflib
import re
import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from checker.gate.wording import worded
from checker.model.errors import CheckerError, Exit, Misused
from checker.model.finding import Finding, Level
from checker.model.regex import regex

FAIL_ON = ("error", "warning", "note", "never")
# What the least level of a failure is where nothing is said. A removed property of a request is a
# warning, and whoever watches the documentation is to hear of it.
FAILS_ON: Final = {"drift": "warning"}
OTHERS_FAIL_ON: Final = "error"
DEFAULT: Final = "the default"  # whence a value is that nothing sets


def nobody(*_: object) -> None:
    """Nobody asks how far it came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options that every command takes, and the world that only the command line may ask."""

    snapshots: Path | None = None  # None = ./snapshots if it exists, else the packaged baseline
    sources: Path | None = None  # None = the built-in table of pages
    command: str = ""  # "packet check"
    judging: tuple[tuple[str, str], ...] = ()  # ("--max-age", "7d"): typed, and decides the outcome
    format: str = "markdown"
    chosen: bool = False  # was the format asked for?
    fail_on: str = OTHERS_FAIL_ON  # one of FAIL_ON
    max_age: timedelta | None = None  # None = evidence of any age
    timeout: float = 20.0  # seconds, the network budget of one run
    quiet: bool = False
    verbose: bool = False
    terminal: bool = False  # does a person read what is printed?
    width: int = 120  # columns of the terminal
    color: bool = False
    now: Callable[[], datetime]  # UTC
    names_allowed: tuple[str, ...] = ()  # undocumented names that may leave the house
    random: Callable[[], float]  # [0, 1)
    # Documents done, documents known, the address that is waited for.
    progress: Callable[[int, int, str], None] = nobody
    reading: Callable[[int, int], None] = nobody  # bytes of recordings that are read, and known
    # Settings that decide what fails, each with whence it is: listed in every report.
    weakened: tuple[str, ...] = ()
    # (command, name, value, whence) of `checker config`; DEFAULT where nothing sets it.
    settings: tuple[tuple[str, str, str, str], ...] = ()
    settings_file: str = ""


def carried(options: Options) -> str:
    """` --sources FILE --snapshots DIR` as they were given, for commands that are to be repeated.

    "" where neither was given, or where the last gate would refuse their names.
    """
    given = (("--sources", options.sources), ("--snapshots", options.snapshots))
    return _words((name, str(path)) for name, path in given if path is not None)


def _words(given: Iterable[tuple[str, str]]) -> str:
    return _passing("".join(f" {name} {quoted(value)}" for name, value in given), "")


def nearest(
    word: str,
    known: Iterable[str],
    cutoff: float = 0.5,
    shown: Mapping[str, str] | None = None,
) -> str:
    """`; did you mean verify?`, of the word that is most like it; "" where none is like it.

    `shown`: what is written in place of a word.
    """
    close = difflib.get_close_matches(word, sorted(known), n=1, cutoff=cutoff)
    return f"; did you mean `{(shown or {}).get(close[0], close[0])}`?" if close else ""


def shown_name(path: Path) -> str:
    """The name of a file or folder of the user's; `a file` where the last gate would refuse it."""
    return _passing(str(path), "a file")


def typed(path: Path) -> str:
    """The name of a file as it is typed again; `FILE` where the last gate would refuse it."""
    return _passing(quoted(str(path)), "FILE")


def quoted(value: str) -> str:
    """A word for a shell; a name that begins as an option does is no option."""
    return shlex.quote(f"./{value}" if value[:1] == "-" != value else value)


def _passing(text: str, instead: str) -> str:
    """The text, or what stands in its place where the last gate would refuse it."""
    try:
        return str(worded(text))
    except CheckerError:
        return instead


# What prints a rule or a schema is about no source.
_COMMAND: Final = regex(r"`(checker (?!rules\b|schema\b)[^`]*)`")


def repeatable(text: str, options: Options) -> str:
    """The text, its commands in back-ticks with the options that were given."""
    given = carried(options)
    return judged_alike(_COMMAND.sub(lambda found: f"`{found[1]}{given}`", text), options)


def judged_alike(text: str, options: Options) -> str:
    """The text; where it says to run this command again, with what was typed of its options."""

    def again(found: re.Match[str]) -> str:
        words = found[1].split()
        if f"checker {options.command}".split() != words[: len(options.command.split()) + 1]:
            return found[0]
        lacking = (each for each in options.judging if each[0] not in words)
        return f"`{found[1]}{_words(lacking)}`"

    return _COMMAND.sub(again, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandResult:
    """What a command gives back: the last gate is asked of it, it is printed, `code` returned."""

    code: Exit
    output: str = ""  # for stdout
    unfolded: str = (
        ""  # the same, where lines were folded for a terminal: sentences are judged there
    )
    prose: bool = True  # sentences for people: held against overclaims too, not secrets alone
    talk: tuple[str, ...] = ()  # sentences for stderr
    wrote: tuple[str, ...] = ()  # those that hold once `files` are written
    allow: frozenset[str] = frozenset()  # mail addresses that are public: the support page's own
    files: Mapping[Path, str] = field(default_factory=dict)  # to be written, gated likewise
    machine: frozenset[Path] = frozenset()  # files of these that no person reads as sentences
    color: bool = False  # may the output hold our colours?


_AGE = regex(r"(\d{1,6})([smhdw])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


def age(text: str) -> timedelta:
    """`90s`, `30m`, `12h`, `7d`, `2w`. Raises Misused."""
    match = _AGE.fullmatch(text.strip())
    if match is None:
        raise Misused("--max-age is a whole number and a unit: 30m, 12h, 7d, 2w")
    return timedelta(seconds=int(match[1]) * _SECONDS[match[2]])


def code_of(findings: Sequence[Finding], fail_on: str) -> Exit:
    """The exit code that findings decide; accepted ones decide nothing."""
    failing = [finding for finding in findings if finding.fails(fail_on)]
    if any(finding.level is Level.CANNOT_VERIFY for finding in failing):
        return Exit.CANNOT_VERIFY
    return Exit.FINDINGS if failing else Exit.DONE
