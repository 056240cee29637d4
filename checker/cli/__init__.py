"""One command line in, one command result out: every byte through the last gate, an exit code.

What needs no command (`checker`, `--help`, `--version`) is answered before anything is imported:
at three in the morning the list of commands is there at once.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Any

from checker import __version__
from checker.commands import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model.errors import Exit
    from checker.review.options import CommandResult


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code. Every byte printed or written passes the gate before."""
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] in ([], ["-h"], ["--help"]):
        return _print(overview())
    if given[:1] == ["--version"]:
        return _print(f"checker {__version__}\n")
    # A page or a contract is many small objects that live as long as the run: looking for circles
    # among them after every few hundred took a third of its time.
    gc.set_threshold(20_000)
    try:
        from checker.cli.arguments import app
        from checker.model.errors import Exit
        from checker.review.options import CommandResult

        result = app(args=given, standalone_mode=False, prog_name="checker")
        if result == Exit.INTERRUPTED:  # typer turns an interrupt into its code
            return _close(*_refusal(KeyboardInterrupt()))
        return (
            _answer(result) if isinstance(result, CommandResult) else int(result or 0)
        )  # a command's --help
    except BaseException as error:  # noqa: BLE001 - the one place that catches all
        return _close(*_refusal(error))


def overview() -> str:
    """What `checker --help` prints."""
    options = {
        "--version": "Print the version.",
        "-h, --help": "Show this message, or after a COMMAND what it takes.",
    }
    return "\n".join(
        (
            "Usage: checker COMMAND [OPTIONS] [ARGUMENTS]",
            "",
            "  What the documentation says, whether what was observed agrees with it,",
            "  and how to say so safely.",
            "",
            "Commands:",
            *(f"  {name:10}  {sentence}" for name, sentence in COMMANDS.items()),
            "",
            "Options:",
            *(f"  {name:10}  {sentence}" for name, sentence in options.items()),
            "",
        )
    )


def _print(text: str) -> int:
    sys.stdout.write(text)
    return 0


def _answer(result: CommandResult) -> int:
    from checker.gate.wording import gate
    from checker.model.errors import Exit

    parts = [(result.output, result.prose)]
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
    try:
        for path, text in result.files.items():
            _write(path, text)
        sys.stdout.write(result.output)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        return _close(Exit.USAGE, f"the report could not be written ({error.strerror})")
    return _close(result.code, *result.talk)


def _write(path: Path, text: str) -> None:
    """The whole file or the one before: a packet is somebody's work. Raises OSError."""
    target = path.resolve()  # through a link, not in place of it
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        new.write_text(text, "utf-8", newline="")
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def _refusal(error: BaseException) -> tuple[Any, ...]:
    """(exit code, sentences) of an exception; never its text unless we wrote it."""
    from checker.model.errors import CheckerError, Exit

    if isinstance(error, CheckerError):
        return (error.exit_code, f"checker: {error}", *([error.hint] if error.hint else []))
    if isinstance(error, KeyboardInterrupt) or type(error).__name__ == "Abort":
        return (Exit.INTERRUPTED, "checker: interrupted; what was complete is kept")
    if isinstance(error, SystemExit):
        return (Exit.DONE if not error.code else Exit.USAGE,)
    if hasattr(error, "format_message"):  # typer's usage errors, of which some quote the value
        return (Exit.USAGE, f"checker: {_usage(error)}", "Run `checker COMMAND --help`.")
    return (Exit.INTERNAL, f"checker: a defect of this program ({_where(error)}); please report it")


def _usage(error: BaseException) -> str:
    """What is wrong with the command line, in our words: the value may be a secret."""
    kind = type(error).__name__
    parameter = getattr(error, "param", None)
    name = getattr(error, "param_hint", None) or (parameter and parameter.opts[0]) or "an argument"
    if kind == "NoSuchOption":
        close = getattr(error, "possibilities", None) or ()
        return "no such option" + (f"; did you mean {' or '.join(close)}?" if close else "")
    if kind == "MissingParameter":
        return f"{name} is missing"
    if kind == "BadParameter":
        return f"the value of {name} is not understood"
    if kind == "NoSuchCommand" or "command" in str(getattr(error, "message", "")).lower():
        return "no such command"
    return "the command line is not understood"


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


def _close(code: Exit, *talk: str) -> int:
    """Sentences, then the line that make hides the code of; through the gate like all else."""
    from checker.gate.wording import gate

    for sentence in talk:
        refused = gate(sentence, prose=False)
        print("checker: a message was withheld" if refused else sentence, file=sys.stderr)
    print(f"checker: exit {int(code)} ({code.meaning})", file=sys.stderr)
    return int(code)
