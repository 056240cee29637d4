"""One command line in, one command result out: every byte through the last gate, an exit code.

What needs no command (`checker`, `--help`, `--version`) is answered before anything is imported:
at three in the morning the list of commands is there at once.
"""

from __future__ import annotations

import gc
import os
import sys

from checker import __version__
from checker.cli.interrupts import TYPE_CHECKING, Interrupts
from checker.cli.overview import overview

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Any, TextIO

    from checker.model.errors import Exit
    from checker.review.options import CommandResult

COMPLETING = "_CHECKER_COMPLETE"  # set by the shell that completes a word; typer reads it
# Signs that a terminal of another encoding may not have.
SIGNS = {"\u2192": "->", "\u2194": "<->", "\u2026": "...", "\ufffd": "?"}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code. Every byte printed or written passes the gate before."""
    try:
        with Interrupts() as interrupts:
            return _main(sys.argv[1:] if arguments is None else arguments, interrupts)
    except KeyboardInterrupt:  # while an exit code was being printed
        return 130


def _main(given: list[str], interrupts: Interrupts) -> int:
    completing = COMPLETING in os.environ
    text = None if completing else _at_once(given)
    if text is not None:
        return _print(text)
    # A page or a contract is many small objects that live as long as the run: looking for circles
    # among them after every few hundred took a third of its time.
    gc.set_threshold(100_000)
    try:
        return _run(given, interrupts)
    except BaseException as error:  # noqa: BLE001 - the one place that catches all
        if interrupts.seen:  # whatever came of it
            return _close(*_refusal(KeyboardInterrupt()))
        if completing:  # a shell asked, no person
            return int(error.code or 0) if isinstance(error, SystemExit) else 1
        return _close(*_refusal(error, given))


def _at_once(given: list[str]) -> str | None:
    """What is answered before anything is imported; None where a command is to run."""
    if given[:1] in ([], ["-h"], ["--help"]):
        return overview()
    return f"checker {__version__}\n" if given[:1] == ["--version"] else None


def _run(given: list[str], interrupts: Interrupts) -> int:
    if given[:1] == ["--man"]:
        from checker.cli.man import man

        return _print(man())
    from checker.cli.arguments import run
    from checker.review.options import CommandResult

    result = run(given)
    if interrupts.seen:  # typer turns it into a code, and a callback lets it go
        raise KeyboardInterrupt
    if isinstance(result, CommandResult):
        return _answer(result)
    if isinstance(result, str):  # a command's --help
        return _print(result)
    return result if isinstance(result, int) else 0


def _print(text: str) -> int:
    if _write_out(text):
        return 0
    from checker.model.errors import Exit

    return _close(Exit.USAGE)


def _write_out(text: str) -> bool:
    """Whether the standard output took it; a reader that went away has seen what it wanted."""
    if sys.stdout is None:
        _say("checker: the standard output is closed; send it to a file or a pipe")
        return False
    try:
        sys.stdout.write(_encodable(text, sys.stdout.encoding or "utf-8"))
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go(sys.stdout)
    except OSError as error:
        _say(f"checker: the standard output could not be written ({error.strerror})")
        _say("Send it to a file that can be written, or to a pipe.")
        _let_go(sys.stdout)
        return False
    return True


def _encodable(text: str, encoding: str) -> str:
    if encoding.lower().startswith("utf"):
        return text
    for sign, plain in SIGNS.items():
        text = text.replace(sign, plain)
    return text.encode(encoding, "replace").decode(encoding)


def _let_go(stream: TextIO | None) -> None:
    """What is left in the stream's buffer goes nowhere: at the end it would fail once more."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _answer(result: CommandResult) -> int:
    from checker.gate.terminal import shown
    from checker.gate.wording import gate
    from checker.model.errors import Exit

    parts = [(result.output, result.prose and not result.unfolded)]
    parts += [(result.unfolded, True)] if result.unfolded else []
    parts += [(text, path not in result.machine) for path, text in result.files.items()]
    for text, prose in parts:
        refusals = gate(text, prose=prose, allow=result.allow)
        if refusals:
            first = refusals[0]
            return _close(
                Exit.REFUSED,
                f"the output was not printed: rule {first.rule} refuses line {first.line}, column "
                f"{first.column} ({len(refusals)} places)",
            )
    lost = _not_written(result.files)
    # Before what is asked for: the verdict stands last.
    _talk(*result.talk, *(() if lost else result.wrote))
    output = shown(result.output, color=result.color)
    written = _write_out(output) and not lost
    return _close(result.code if written else Exit.USAGE, *lost)


def _not_written(texts: Mapping[Path, str]) -> tuple[str, ...]:
    """Writes all of them or none; then at which it failed, and what to do."""
    from pathlib import Path

    from checker import files
    from checker.review.options import shown_name

    try:
        files.put_all({path: text.encode("utf-8") for path, text in texts.items()})
    except OSError as error:
        name, reason = shown_name(Path(error.filename)), files.reason_of(error)
        return f"checker: {name} could not be written ({reason})", "Name another place for it."
    return ()


def _refusal(error: BaseException, given: Sequence[str] = ()) -> tuple[Any, ...]:
    """(exit code, sentences) of an exception; never its text unless we wrote it."""
    from checker.model.errors import CheckerError, Exit

    if isinstance(error, CheckerError):
        return (error.exit_code, f"checker: {error}", *([error.hint] if error.hint else []))
    if isinstance(error, KeyboardInterrupt) or type(error).__name__ == "Abort":
        return (Exit.INTERRUPTED, "checker: interrupted; what was complete is kept")
    if isinstance(error, SystemExit):
        return (Exit.DONE if not error.code else Exit.USAGE,)
    if hasattr(error, "format_message"):  # typer's usage errors, of which some quote the value
        from checker.cli.usage import usage

        return (Exit.USAGE, *usage(error, given))
    return (Exit.INTERNAL, f"checker: a defect of this program ({_where(error)}); please report it")


def _where(error: BaseException) -> str:
    """Type and place of a defect. Never its message: that may quote the input."""
    from pathlib import Path

    trace = error.__traceback__
    place = "unknown place"
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if "checker" in file.parts:
            place = f"{file.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__} at {place}"


def _talk(*sentences: str) -> None:
    """Sentences, through the gate like all else."""
    from checker.gate.terminal import clean
    from checker.gate.wording import gate

    for sentence in sentences:
        withheld = gate(sentence, prose=False)
        _say("checker: a message was withheld" if withheld else clean(sentence))


def _say(sentence: str) -> None:
    if sys.stderr is None:
        return
    try:
        print(_folded(sentence), file=sys.stderr, flush=True)
    except OSError:  # nobody can be reached; the code still says what happened
        _let_go(sys.stderr)


def _folded(sentence: str) -> str:
    """On a terminal in lines of its width: it would break a word."""
    if not sys.stderr.isatty():
        return sentence
    from checker.cli.terminal import width
    from checker.report.text import folded

    return "\n".join(folded(sentence, width()))


def _close(code: Exit, *talk: str) -> int:
    """Sentences, then the line that make hides the code of."""
    _talk(*talk)
    _say(f"checker: exit {int(code)} ({code.meaning})")
    return int(code)
