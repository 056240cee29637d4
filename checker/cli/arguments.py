"""Command line -> command result: what can be typed, as typer parses it.

The clock, randomness and the terminal are read in this room, nowhere else. A command is imported
when it runs, so that `checker COMMAND --help` stays quick.
"""

from __future__ import annotations

import functools
import inspect
import os
import random
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from checker.cli.repeated import Needs, repeated
from checker.commands import COMMANDS
from checker.model.errors import CheckerError, Misused
from checker.review.options import (
    FAIL_ON,
    FAILS_ON,
    OTHERS_FAIL_ON,
    CommandResult,
    Options,
    age,
    repeatable,
    silent,
)

app = typer.Typer(
    name="checker",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

FORMATS = ("text", "markdown", "html", "json", "csv", "sarif", "junit", "github")

# The options that every command takes: name, type as typer reads it, default.
COMMON: tuple[tuple[str, Any, Any], ...] = (
    (
        "snapshots",
        Annotated[
            Path | None,
            typer.Option(
                help="Folder of kept evidence [default: snapshots/ if it exists, else the "
                "packaged baseline, read-only].",
                show_default=False,
            ),
        ],
        None,
    ),
    (
        "sources",
        Annotated[
            Path | None,
            typer.Option(help="A table of pages in place of, or added to, the built-in one."),
        ],
        None,
    ),
    (
        "format_",
        Annotated[
            str | None,
            typer.Option(
                "--format",
                help=f"{' | '.join(FORMATS)}; csv is the table alone, without findings "
                "[default: text on a terminal, else markdown].",
                show_default=False,
            ),
        ],
        None,
    ),
    (
        "fail_on",
        Annotated[
            str | None,
            typer.Option(
                help=f"Exit 1 at findings of this level: {' | '.join(FAIL_ON)} [default: error; "
                "of drift: warning].",
                show_default=False,
            ),
        ],
        None,
    ),
    (
        "max_age",
        Annotated[
            str | None,
            typer.Option(help="Exit 3 where evidence is older, e.g. 7d.", show_default=False),
        ],
        None,
    ),
    ("timeout", Annotated[float, typer.Option(help="Network budget of the run in seconds.")], 20.0),
    ("quiet", Annotated[bool, typer.Option("--quiet", "-q", help="No talk on stderr.")], False),
    (
        "verbose",
        Annotated[bool, typer.Option("--verbose", "-v", help="More talk on stderr.")],
        False,
    ),
    ("no_progress", Annotated[bool, typer.Option("--no-progress", help="No progress bar.")], False),
    ("color", Annotated[str, typer.Option(help="auto | always | never.")], "auto"),
)


def taking_several(needs: Needs) -> type[TyperCommand]:
    """A command of which one --observed takes several recordings; `needs`: see `repeated`."""

    class Several(TyperCommand):
        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - of a private type
            valued = {
                name
                for parameter in self.params
                if not getattr(parameter, "is_flag", False)
                for name in parameter.opts
            }
            return super().parse_args(ctx, repeated(args, valued, needs))

    return Several


def command(
    name: str, cls: type[TyperCommand] | None = None
) -> Callable[[Callable[..., CommandResult]], Callable[..., CommandResult]]:
    """Register a command under its name; it gets Options first, and its own arguments after."""

    def register(function: Callable[..., CommandResult]) -> Callable[..., CommandResult]:
        own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]

        @functools.wraps(function)
        def run(**given: Any) -> CommandResult:  # noqa: ANN401 - what typer parsed
            common = {key: given.pop(key) for key, _, _ in COMMON}
            if common["fail_on"] is None:
                common["fail_on"] = FAILS_ON.get(name, OTHERS_FAIL_ON)
            with _options(**common) as options:
                try:
                    return function(options, **given)
                except CheckerError as error:
                    error.hint = repeatable(error.hint, options)
                    raise

        parameters = own + [
            inspect.Parameter(key, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
            for key, kind, default in COMMON
        ]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        app.command(name, cls=cls, help=COMMANDS[name])(run)
        return run

    return register


@contextmanager
def _options(  # noqa: PLR0913 - the common options
    *,
    snapshots: Path | None,
    sources: Path | None,
    format_: str | None,
    fail_on: str,
    max_age: str | None,
    timeout: float,
    quiet: bool,
    verbose: bool,
    no_progress: bool,
    color: str,
) -> Iterator[Options]:
    terminal = sys.stdout.isatty()
    if format_ is None:
        format_ = "text" if terminal else "markdown"
    for value, known, option in (
        (format_, FORMATS, "--format"),
        (fail_on, FAIL_ON, "--fail-on"),
        (color, ("auto", "always", "never"), "--color"),
    ):
        if value not in known:
            raise Misused(f"{option} takes one of: {', '.join(known)}")
    if not 0 < timeout <= 3600:  # noqa: PLR2004 - an hour is beyond any use
        raise Misused("--timeout takes seconds above 0, at most 3600")
    colored = color == "always" or (color == "auto" and terminal and not os.environ.get("NO_COLOR"))
    bar = sys.stderr.isatty() and not (no_progress or quiet or os.environ.get("CI"))
    with _progress(bar=bar) as progress:
        yield Options(
            snapshots=snapshots,
            sources=sources,
            format=format_,
            fail_on=fail_on,
            max_age=age(max_age) if max_age is not None else None,
            timeout=timeout,
            quiet=quiet,
            verbose=verbose,
            width=shutil.get_terminal_size((120, 24)).columns if terminal else 120,
            color=colored,
            now=_now,
            random=random.random,
            progress=progress,
        )


def _now() -> datetime:
    """Now in UTC, to the second; SOURCE_DATE_EPOCH where it is set (reproducible builds)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(time.time()) if epoch is None else int(epoch), UTC)
    except (OverflowError, OSError, ValueError):
        raise Misused("SOURCE_DATE_EPOCH is no number of seconds since 1970") from None


@contextmanager
def _progress(*, bar: bool) -> Iterator[Callable[[int, int], None]]:
    if not bar:
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("reading the pages"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("documents", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


# the commands, in the order of the data


@command("verify", taking_several(lambda _: 0))
def verify(  # noqa: PLR0913 - one parameter an option
    options: Options,
    *,
    observed: Annotated[
        list[Path] | None,
        typer.Option(help="Recordings or shapes to compare; takes several."),
    ] = None,
    contract: Annotated[
        str | None,
        typer.Option(help="The source whose answers they are, where a recording does not say."),
    ] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Open no socket.")] = False,
    sample: Annotated[
        bool, typer.Option("--sample", help="The whole job on built-in sample pages.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Also write the report in every form to this folder."),
    ] = None,
    packet: Annotated[
        Path | None, typer.Option(help="An incident packet: check it, and attach the table.")
    ] = None,
    from_: Annotated[
        Path | None,
        typer.Option("--from", help="A packet's bundle: compute its table again, offline."),
    ] = None,
) -> CommandResult:
    from checker.commands.verify import verify as run

    return run(
        options,
        observed=tuple(observed or ()),
        contract=contract,
        offline=offline,
        sample=sample,
        output=output,
        packet=packet,
        bundle=from_,
    )


@command("snapshot")
def snapshot(
    options: Options,
    *,
    source: Annotated[list[str] | None, typer.Argument(help="Source ids [default: all].")] = None,
    import_: Annotated[
        Path | None, typer.Option("--import", help="A page saved from a browser.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="The address that it was saved from.")] = None,
    accessed: Annotated[
        str | None, typer.Option(help="When it was saved, e.g. 2026-11-24T10:00:00Z.")
    ] = None,
) -> CommandResult:
    from checker.commands.snapshot import snapshot as run

    return run(options, names=tuple(source or ()), file=import_, url=url, accessed=accessed)


@command("extract")
def extract(  # noqa: PLR0913 - one parameter an option
    options: Options,
    *,
    what: Annotated[list[str], typer.Argument(help="A source id, or files with --kind.")],
    kind: Annotated[
        str | None,
        typer.Option(help="api-reference | help-center | semconv-http | support-page."),
    ] = None,
    url: Annotated[str | None, typer.Option(help="The address of the first file.")] = None,
    operation: Annotated[
        str | None,
        typer.Option(
            help='Which operation of an OpenAPI document of several, e.g. "POST /v1/videos".'
        ),
    ] = None,
    flat: Annotated[
        bool, typer.Option("--flat", help="Each definition written out at every place.")
    ] = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="One line a fact, with where it stands; then what was not placed."
        ),
    ] = False,
) -> CommandResult:
    from checker.commands.extract import extract as run

    return run(
        options,
        what=tuple(what),
        kind=kind,
        url=url,
        operation=operation,
        explain=explain,
        flat=flat,
    )


@command("shape")
def shape(  # noqa: PLR0913 - one parameter an option
    options: Options,
    *,
    file: Annotated[list[str], typer.Argument(help="Recordings; - is the standard input.")],
    contract: Annotated[
        str | None,
        typer.Option(
            help="A source id, or a contract file [default: told by content]. Named, it is taken "
            "wherever its operation was asked for: through a gateway, of another host."
        ),
    ] = None,
    form: Annotated[
        str, typer.Option("--from", help="auto | http | json | jsonl | sse | yaml.")
    ] = "auto",
    jobs: Annotated[int, typer.Option(help="Processes that may be used.")] = 1,
    names: Annotated[
        str, typer.Option(help="all | documented: hide every undocumented name.")
    ] = "all",
) -> CommandResult:
    from checker.commands.shape import shape as run

    return run(options, files=tuple(file), contract=contract, form=form, jobs=jobs, names=names)


@command("compare")
def compare(
    options: Options,
    *,
    shapes: Annotated[list[Path], typer.Argument(help="Files of shapes.")],
    contract: Annotated[
        str | None, typer.Option(help="A source id, or a contract file [default: those at hand].")
    ] = None,
    jobs: Annotated[int, typer.Option(help="Processes that may be used.")] = 1,
) -> CommandResult:
    from checker.commands.compare import compare as run

    return run(options, files=tuple(shapes), contract=contract, jobs=jobs)


@command("drift")
def drift(
    options: Options,
    *,
    what: Annotated[
        list[str] | None,
        typer.Argument(help="Source ids [default: all], or two contract files: OLD NEW."),
    ] = None,
    since: Annotated[
        str | None, typer.Option(help="Compare with that day, e.g. 2026-07-03.")
    ] = None,
) -> CommandResult:
    from checker.commands.drift import drift as run

    return run(options, what=tuple(what or ()), since=since)


@command("accept")
def accept(  # noqa: PLR0913 - one parameter an option
    options: Options,
    *,
    what: Annotated[
        list[str] | None,
        typer.Argument(help="Source ids [default: all], and fingerprints of single findings."),
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why; kept for review. Needed.")] = None,
    until: Annotated[
        str | None, typer.Option(help="The last day on which it holds, e.g. 2026-12-31.")
    ] = None,
    author: Annotated[
        str | None,
        typer.Option(help="Who accepts [default: GIT_AUTHOR_NAME, or user.name of git]."),
    ] = None,
    observed: Annotated[
        list[Path] | None,
        typer.Option(help="Recordings or shapes that the finding is of; may be repeated."),
    ] = None,
    contract: Annotated[
        str | None,
        typer.Option(help="The source whose answers they are, where a recording does not say."),
    ] = None,
) -> CommandResult:
    from checker.commands.accept import accept as run

    return run(
        options,
        what=tuple(what or ()),
        reason=reason,
        author=os.environ.get("GIT_AUTHOR_NAME", "") if author is None else author,
        until=until,
        observed=tuple(observed or ()),
        contract=contract,
    )


@command("packet", taking_several(lambda given: 1 if given[:1] == ["new"] else 2))
def packet(  # noqa: PLR0913 - one parameter an option
    options: Options,
    *,
    action: Annotated[str, typer.Argument(help="new | check | attach | quiz.")],
    file: Annotated[
        Path | None, typer.Argument(help="The packet (YAML); - is stdin. Not with new.")
    ] = None,
    surface: Annotated[
        str | None, typer.Option(help="new: the affected interface, chat | responses.")
    ] = None,
    observed: Annotated[
        list[Path] | None,
        typer.Option(help="new, attach: recordings or shapes; takes several."),
    ] = None,
    table: Annotated[
        Path | None,
        typer.Option(help="attach: a report of verify (JSON) in place of the kept evidence."),
    ] = None,
    bundle: Annotated[
        Path | None, typer.Option(help="attach: also write everything to this folder.")
    ] = None,
) -> CommandResult:
    from checker.commands.packet import packet as run

    return run(
        options,
        action,
        file,
        surface=surface,
        observed=tuple(observed or ()),
        table=table,
        bundle=bundle,
    )


@command("rules")
def rules(
    options: Options,
    *,
    action: Annotated[str, typer.Argument(help="list | explain.")] = "list",
    identity: Annotated[str | None, typer.Argument(metavar="[ID]", help="Which rule.")] = None,
) -> CommandResult:
    from checker.commands.rules import rules as run

    return run(options, action=action, identity=identity)


@command("schema")
def schema(
    options: Options, *, name: Annotated[str | None, typer.Argument(help="Which one.")] = None
) -> CommandResult:
    from checker.commands.schema import schema as run

    return run(options, name=name)
