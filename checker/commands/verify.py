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
from checker.commands.reporting import code_of, reported
from checker.fetch.cache import Cache
from checker.model.errors import EvidenceMissing, Misused, worst
from checker.model.table import Report
from checker.packet.check import Checked
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


def verify(  # noqa: PLR0913 - one parameter an option
    options: Options,
    *,
    observed: tuple[Path, ...],
    offline: bool,
    sample: bool,
    output: Path | None,
    packet: Path | None = None,
    bundle: Path | None = None,
) -> Told:
    """The table, and the gravest of what applies as exit code."""
    if bundle is not None:
        if sample or observed or packet is not None or output is not None:
            raise Misused("--from takes everything from the bundle: no --observed, --packet, -o")
        from checker.commands.bundling import recomputed

        return recomputed(options, bundle)
    if sample and packet is not None:
        raise Misused("--sample reads pages of our own: their table is not for a packet")
    found = None
    if packet is not None:
        from checker.commands.packet import judged

        found = judged(options, packet)  # first: nothing is asked for a packet that is refused
        if isinstance(found[1], Told):
            return found[1]
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
            reading(
                source,
                fetched.get(source.id, ()),
                snapshots,
                memory,
                baseline=not sample,
                tolerant=True,
            )
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
    written: dict[Path, str] = {}
    if packet is not None and found is not None and isinstance(found[1], Checked):
        from checker.commands.packet_attach import attached

        code = worst(code, code_of(found[1].findings, options.fail_on))
        try:
            whole, _ = attached(options, packet, found[0], found[1], report, _digests(report))
        except EvidenceMissing as error:  # the report is printed all the same
            code = worst(code, error.exit_code)
            talk += (f"Not attached: {error}.",)
        else:
            written = dict(whole.files)
            talk += whole.talk
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
        }
        | written,
        machine=frozenset(
            [path for path, form in files.items() if form in MACHINE] + list(written)
        ),
    )


def _digests(report: Report) -> dict[str, str]:
    """Source id -> digest of the contract that its row rests on."""
    prefix = "contract "
    return {
        name.removeprefix(prefix): digest
        for name, digest in report.inputs.items()
        if name.startswith(prefix)
    }
