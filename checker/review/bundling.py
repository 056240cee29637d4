"""Contracts and shapes -> the table and its report, as a bundle holds them.

A bundle's table is computed from what is in the bundle and from nothing else, so that anybody can
compute it again, offline, to the same bytes: `recomputing`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from checker import __version__, documents
from checker.model.contract import Contract, Json
from checker.model.errors import Exit
from checker.model.evidence import digest_of
from checker.model.observed import Observed
from checker.model.plain import contract_to_plain, plain
from checker.model.shape import Shape
from checker.model.shape_plain import shape_to_plain
from checker.model.source import Source
from checker.model.table import Accepting, Report
from checker.packet.provenance import statement, written
from checker.report import render
from checker.report.markdown import findings
from checker.report.markdown import table as table_of
from checker.review.bundle_folder import PROVENANCE, SHAPES
from checker.review.elsewhere import line
from checker.review.options import Options
from checker.review.reading import SourceReading
from checker.review.reporting import reported
from checker.store.snapshots import Snapshots


def computed(
    options: Options, table: Sequence[Source], contracts: Sequence[Contract], shapes: str
) -> tuple[Report, Exit]:
    """The report of contracts and shapes alone: no kept state, no acceptances, no age, no path.

    Raises Misused for a line of exchanges elsewhere that is none.
    """
    alone = replace(options, max_age=None, sources=None, snapshots=None)
    known = {contract.source: contract for contract in contracts}
    readings = [SourceReading(source=source, today=known.get(source.id)) for source in table]
    with tempfile.TemporaryDirectory(prefix="checker-") as folder:
        path = Path(folder) / SHAPES
        path.write_text(shapes, "utf-8", newline="")
        nothing_kept = Snapshots(Path(folder) / "snapshots")
        observed = (path,) if shapes else ()
        report, code, _ = reported(
            alone, readings, nothing_kept, observed, bundled=True, offline=True
        )
    # Nothing of a bundle can be accepted: there is no folder in which that would be kept.
    return replace(report, accepting=Accepting(sources=frozenset())), code


def shapes_text(shapes: Sequence[Shape], seen: Observed) -> str:
    """Shapes as JSON Lines, and what is in none of them."""
    lines = (documents.write_line(shape_to_plain(shape)) for shape in shapes)
    return "".join((*lines, line(seen)))


def table_text(report: Report) -> str:
    """The owner's five columns."""
    return "\n".join(table_of(report)) + "\n"


def table_file(report: Report) -> str:
    """`table.md`: the table, and the findings that its sentences count."""
    return table_text(report) + "".join(f"{line}\n" for line in findings(report))


def contract_text(contract: Contract) -> str:
    """A contract as a bundle holds it."""
    return documents.write_json(contract_to_plain(contract))


def contract_name(contract: Contract) -> str:
    """Where a bundle holds it."""
    return f"contracts/{contract.source}.json"


def bundle(
    table: Sequence[Source],
    contracts: Sequence[Contract],
    shapes: str,
    report: Report,
    own: Mapping[str, str],
) -> dict[str, str]:
    """Name -> text of every file; `own`: what is neither a contract nor made of the others."""
    files = {
        **own,
        **{contract_name(contract): contract_text(contract) for contract in contracts},
        SHAPES: shapes,
        "table.md": table_file(report),
        "report.json": render(report, "json"),
    }
    return {**files, PROVENANCE: written(proof(files, contracts, table))}


def proof(
    files: Mapping[str, str], contracts: Sequence[Contract], table: Sequence[Source]
) -> dict[str, Json]:
    """The statement over the files of a bundle."""
    return statement(files, contracts, version=__version__, sources=pages_digest(table))


def pages_digest(table: Sequence[Source]) -> str:
    """Of the table of pages that a bundle is made with."""
    return digest_of(documents.write_line([plain(source) for source in table]))
