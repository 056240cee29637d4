"""Command line -> command result: what can be typed, as typer parses it.

The clock, randomness and the terminal are read in this room, nowhere else. A command is imported
when it runs, so that `checker COMMAND --help` stays quick.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from checker.cli.common import OPTIONS, app, command
from checker.cli.repeated import Needs, repeated
from checker.cli.settings import Held, settings_of
from checker.commands import COMMANDS
from checker.model.errors import Misused
from checker.review.options import CommandResult, Options
from checker.review.sources import KINDS


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


@command(
    "verify",
    example="checker verify --observed answer.json",
    uses="pages network report",
    cls=taking_several(lambda _: 0),
)
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


@command("snapshot", example="checker snapshot chat responses", uses="pages network")
def snapshot(  # noqa: PLR0913 - one parameter an option
    options: Options,
    *,
    source: Annotated[list[str] | None, typer.Argument(help="Source ids [default: all].")] = None,
    import_: Annotated[
        Path | None,
        typer.Option("--import", help="A page saved from a browser, or a web archive (WARC)."),
    ] = None,
    url: Annotated[str | None, typer.Option(help="The address that it was saved from.")] = None,
    accessed: Annotated[
        str | None, typer.Option(help="When it was saved, e.g. 2026-11-24T10:00:00Z.")
    ] = None,
    prune: Annotated[
        int | None,
        typer.Option(
            help="Drop bodies on which no access of that many days and no accepted contract rests.",
            show_default=False,
        ),
    ] = None,
    export_warc: Annotated[
        Path | None, typer.Option(help="Write what is kept as a web archive (WARC).")
    ] = None,
) -> CommandResult:
    from checker.commands.snapshot import snapshot as run

    return run(
        options,
        names=tuple(source or ()),
        file=import_,
        url=url,
        accessed=accessed,
        prune=prune,
        export=export_warc,
    )


@command("extract", example="checker extract chat > contract.json", uses="pages")
def extract(  # noqa: PLR0913 - one parameter an option
    options: Options,
    *,
    what: Annotated[list[str], typer.Argument(help="A source id, or files with --kind.")],
    kind: Annotated[
        str | None,
        typer.Option(help=f"{' | '.join(KINDS)}."),
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


@command("shape", example="checker shape answers.jsonl --jobs 2 > shapes.jsonl", uses="pages")
def shape(  # noqa: PLR0913 - one parameter an option
    options: Options,
    *,
    file: Annotated[
        list[str], typer.Argument(help="Recordings; - is the standard input, s3://... a store.")
    ],
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
    engine: Annotated[
        str | None,
        typer.Option(help="dask: one task a file or object, on --jobs processes or a cluster."),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            help="The address of a dask cluster that you trust like this machine; what TLS needs "
            "stands in dask's own configuration."
        ),
    ] = None,
    partials: Annotated[
        Path | None,
        typer.Option(help="A folder in which the shapes of each file are kept, to be read once."),
    ] = None,
    column: Annotated[
        str | None, typer.Option(help="The column of the bodies, in Parquet files.")
    ] = None,
) -> CommandResult:
    from checker.commands.shape import shape as run

    return run(
        options,
        files=tuple(file),
        contract=contract,
        form=form,
        jobs=jobs,
        names=names,
        engine=engine,
        scheduler=scheduler,
        partials=partials,
        column=column,
    )


@command("compare", example="checker compare shapes.jsonl", uses="pages report")
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


@command("drift", example="checker drift --since 2026-07-03", uses="pages report")
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


@command("changelog", example="checker changelog --format atom > feed.xml", uses="pages report")
def changelog(
    options: Options,
    *,
    what: Annotated[list[str] | None, typer.Argument(help="Source ids [default: all].")] = None,
    since: Annotated[
        str | None, typer.Option(help="Changes of that day and later, e.g. 2026-07-03.")
    ] = None,
) -> CommandResult:
    from checker.commands.changelog import changelog as run

    return run(options, what=tuple(what or ()), since=since)


def fingerprints(words: Iterable[str]) -> list[str]:
    """Those of some words that are the fingerprints of findings."""
    from checker.commands.accept import fingerprints as chosen

    return chosen(words)


@command(
    "accept",
    example='checker accept chat --reason "reviewed with the team"',
    uses="pages",
    cls=taking_several(lambda given: len(fingerprints(given))),
)
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


packets = typer.Typer(help=COMMANDS["packet"], rich_markup_mode=None)
app.add_typer(packets, name="packet")
PacketFile = Annotated[Path, typer.Argument(help="The packet (YAML, or Markdown); - is stdin.")]
Observed = Annotated[list[Path] | None, typer.Option(help="Recordings or shapes; takes several.")]
Allowed = Annotated[
    list[str] | None,
    typer.Option(
        "--names-allowed",
        "--allow-name",
        metavar="NAME",
        help="An undocumented name that may be told in what is sent.",
    ),
]


@command(
    "packet new",
    example="checker packet new --observed answer.json > packet.yaml",
    uses="pages",
    group=packets,
    cls=taking_several(lambda _: 0),
)
def packet_new(
    options: Options,
    *,
    surface: Annotated[
        str | None, typer.Option(help="The affected interface: chat | responses.")
    ] = None,
    observed: Observed = None,
    names_allowed: Allowed = None,
) -> CommandResult:
    options = replace(options, names_allowed=tuple(names_allowed or ()))
    return _packet(options, "new", surface=surface, observed=tuple(observed or ()))


@command(
    "packet check", example="checker packet check packet.yaml", uses="pages report", group=packets
)
def packet_check(options: Options, *, file: PacketFile) -> CommandResult:
    return _packet(options, "check", file)


@command(
    "packet attach",
    example="checker packet attach packet.yaml --observed answer.json --bundle handoff",
    uses="pages",
    group=packets,
    cls=taking_several(lambda _: 1),
)
def packet_attach(  # noqa: PLR0913 - one parameter an option
    options: Options,
    *,
    file: PacketFile,
    observed: Observed = None,
    table: Annotated[
        Path | None,
        typer.Option(help="A report of verify (JSON) in place of the kept evidence."),
    ] = None,
    bundle: Annotated[
        Path | None, typer.Option(help="Also write everything to this folder.")
    ] = None,
    names_allowed: Allowed = None,
) -> CommandResult:
    options = replace(options, names_allowed=tuple(names_allowed or ()))
    return _packet(
        options, "attach", file, observed=tuple(observed or ()), table=table, bundle=bundle
    )


@command("packet quiz", example="checker packet quiz packet.yaml", uses="pages", group=packets)
def packet_quiz(options: Options, *, file: PacketFile) -> CommandResult:
    return _packet(options, "quiz", file)


def _packet(  # noqa: PLR0913 - one parameter an option
    options: Options,
    action: str,
    file: Path | None = None,
    *,
    surface: str | None = None,
    observed: tuple[Path, ...] = (),
    table: Path | None = None,
    bundle: Path | None = None,
) -> CommandResult:
    from checker.commands.packet import packet as run

    return run(
        options, action, file, surface=surface, observed=observed, table=table, bundle=bundle
    )


rules = typer.Typer(help=COMMANDS["rules"], rich_markup_mode=None)
app.add_typer(rules, name="rules")


@command(
    "rules list",
    example="checker rules list --format markdown > rules.md",
    uses="report",
    group=rules,
)
def rules_list(options: Options) -> CommandResult:
    from checker.commands.rules import listed as run

    return run(options)


@command("rules explain", example="checker rules explain token-undocumented", group=rules)
def rules_explain(
    options: Options, *, identity: Annotated[str, typer.Argument(metavar="ID", help="Which rule.")]
) -> CommandResult:
    from checker.commands.rules import explained as run

    return run(options, identity)


@command("init", example="checker init")
def init(
    options: Options,
    *,
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where.")] = Path(),
) -> CommandResult:
    from checker.commands.init import init as run

    return run(options, folder)


@command("config", example="checker config", uses="report")
def config(options: Options) -> CommandResult:
    from checker.commands.config import config as run

    return run(options)


@command("schema", example="checker schema report")
def schema(
    options: Options, *, name: Annotated[str | None, typer.Argument(help="Which one.")] = None
) -> CommandResult:
    from checker.commands.schema import schema as run

    return run(options, name=name)


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
    """What the command line comes to: a CommandResult, or a code where help was all that is asked.

    Raises CheckerError, and what typer raises for a command line that it does not understand.
    """
    group: Any = typer.main.get_command(app)
    name = given[0] if given else ""  # nothing is typed where a shell asks how a word goes on
    held = Held()
    if not {"-h", "--help"} & {*given}:  # help is there even where a file of settings is broken
        held = settings_of(name, OPTIONS, _here(), os.environ)
    mine = {one.parameter: one.value for one in held.mine.values()}
    below = dict.fromkeys(getattr(group.commands.get(name), "commands", {}), mine)
    return group.main(
        args=["rules", "list"] if given == ["rules"] else given,
        standalone_mode=False,
        prog_name="checker",
        # Where nothing is set there is no map: with one, older releases take a missing argument
        # for one that is given.
        default_map={name: below or mine} if mine else None,
        obj=held,
    )
