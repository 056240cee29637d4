"""checker verify: read, extract, compare, and fill the table "Contract details to verify"."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path

from checker.commands import sample as built_in
from checker.commands import sources
from checker.commands.extract import public_addresses
from checker.commands.judging import resting
from checker.commands.memory import Memory
from checker.commands.options import Options, Told
from checker.commands.reading import ask, reading, snapshots_of
from checker.commands.reporting import reported
from checker.fetch.cache import Cache
from checker.report import MACHINE, render
from checker.store import Snapshots

# The forms that `-o DIR` writes, by file name.
FILES = {
    "report.json": "json",
    "report.sarif": "sarif",
    "report.xml": "junit",
    "table.csv": "csv",
    "table.html": "html",
    "table.md": "markdown",
    "table.txt": "text",
}


def verify(
    options: Options,
    *,
    observed: tuple[Path, ...],
    offline: bool,
    sample: bool,
    output: Path | None,
) -> Told:
    """The table, and the gravest of what applies as exit code."""
    table = sources.load(options.sources)
    with ExitStack() as stack:
        snapshots, writable = snapshots_of(options)
        cache = None
        if sample:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="checker-")))
            table = stack.enter_context(built_in.served(table))
            snapshots, writable, cache = Snapshots(folder / "snapshots"), True, folder / "cache"
            observed = observed or built_in.answers()
        memory = Memory(stack.enter_context(Cache.open(cache)))
        fetched = {} if offline else ask(options, table, snapshots, memory)
        if writable:
            for source in table:
                snapshots.record(source.id, fetched.get(source.id, ()), options.now())
        readings = [
            reading(source, fetched.get(source.id, ()), snapshots, memory, baseline=not sample)
            for source in table
        ]
        report, code = reported(options, readings, snapshots, observed, offline=offline)
    public = frozenset[str]().union(
        *(public_addresses(contract) for one in readings if (contract := resting(one)))
    )
    files = {} if output is None else {output / name: form for name, form in FILES.items()}
    talk = () if options.quiet else snapshots.warnings
    if sample and not options.quiet:
        talk += ("These were the built-in sample pages; the live ones: checker verify",)
    if not writable and not offline and not options.quiet:
        talk += ("There is no snapshots/ folder here: judged in memory, nothing was kept.",)
    return Told(
        code=code,
        output=render(
            report, options.format, width=options.width, color=options.color, allow=public
        ),
        prose=options.format not in MACHINE,
        allow=public,
        talk=talk,
        files={
            path: render(report, form, width=options.width, allow=public)
            for path, form in files.items()
        },
        machine=frozenset(path for path, form in files.items() if form in MACHINE),
    )
