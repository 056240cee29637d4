"""Contracts and shapes -> the table and its report, as a bundle holds them; and computed again.

A bundle's table is computed from what is in the bundle and from nothing else, so that anybody can
compute it again, offline, to the same bytes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from checker import __version__, documents
from checker.commands import sources
from checker.commands.options import Options, Told
from checker.commands.reading import Reading
from checker.commands.reporting import reported
from checker.model.contract import Contract
from checker.model.errors import EvidenceMissing, Exit, Misused
from checker.model.evidence import digest_of
from checker.model.plain import contract_to_plain, plain
from checker.model.shape import Shape
from checker.model.shape_plain import shape_to_plain
from checker.model.source import Source
from checker.model.table import Report
from checker.packet.provenance import STATEMENT, rule_set, statement, written
from checker.report import render
from checker.report.escape import markdown
from checker.report.markdown import table as table_of
from checker.store import Snapshots
from checker.store.contracts import understood

SHAPES = "shapes.jsonl"
PROVENANCE = "provenance.json"
COMPUTED = ("report.json", "table.md")  # what can be computed again
MAX_FILE = 32 * 1024 * 1024  # bytes


def computed(
    options: Options, table: Sequence[Source], contracts: Sequence[Contract], shapes: str
) -> tuple[Report, Exit]:
    """The report of contracts and shapes alone: no kept state, no acceptances, no age."""
    alone = replace(options, max_age=None)
    readings = [
        Reading(source=source, today=contract)
        for source in table
        for contract in contracts
        if contract.source == source.id
    ]
    with tempfile.TemporaryDirectory(prefix="checker-") as folder:
        path = Path(folder) / SHAPES
        path.write_text(shapes, "utf-8")
        nothing_kept = Snapshots(Path(folder) / "snapshots")
        observed = (path,) if shapes else ()
        return reported(alone, readings, nothing_kept, observed, offline=True)


def shapes_text(shapes: Sequence[Shape]) -> str:
    """Shapes as JSON Lines."""
    return "".join(documents.write_line(shape_to_plain(shape)) for shape in shapes)


def table_text(report: Report) -> str:
    """The owner's five columns."""
    return "\n".join(table_of(report)) + "\n"


def bundle(
    table: Sequence[Source],
    contracts: Sequence[Contract],
    shapes: str,
    report: Report,
    packet: Mapping[str, str],
) -> dict[str, str]:
    """Name -> text of every file; `packet` are packet.yaml and packet.md."""
    files = dict(packet)
    for contract in contracts:
        text = documents.write_json(contract_to_plain(contract))
        files[f"contracts/{contract.source}.json"] = text
    files[SHAPES] = shapes
    files["table.md"] = table_text(report)
    files["report.json"] = render(report, "json")
    proof = statement(files, contracts, version=__version__, sources=_digest(table))
    return {**files, PROVENANCE: written(proof)}


def _digest(table: Sequence[Source]) -> str:
    return digest_of(documents.write_line([plain(source) for source in table]))


def recomputed(options: Options, folder: Path) -> Told:
    """The table of a bundle, computed again; exit 1 and what differs where it is not the same."""
    table = sources.load(options.sources)
    kept = _kept(folder)
    proof = _proof(kept)
    contracts = [
        understood(folder / name, text.encode("utf-8"))
        for name, text in sorted(kept.items())
        if name.startswith("contracts/")
    ]
    report, code = computed(options, table, contracts, kept.get(SHAPES, ""))
    again = {"report.json": render(report, "json"), "table.md": table_text(report)}
    differs = [
        f"{name}: computed again, it differs" for name in COMPUTED if kept.get(name) != again[name]
    ]
    differs += _altered(kept, proof)
    predicate = proof.get("predicate")
    made = predicate if isinstance(predicate, dict) else {}
    tool = made.get("tool")
    for name, then, now in (
        ("tool version", tool.get("version") if isinstance(tool, dict) else None, __version__),
        ("rule set", made.get("rules"), rule_set()),
        ("table of pages", made.get("sources"), _digest(table)),
    ):
        if then != now:
            differs.append(f"{name}: the bundle was made with another one")
    if differs:
        return Told(
            code=Exit.FINDINGS,
            output="".join(f"- {markdown(line)}\n" for line in differs),
            talk=("checker: the bundle does not come out the same",),
            prose=False,
        )
    return Told(
        code=code,
        output=render(report, options.format, width=options.width, color=options.color),
        talk=() if options.quiet else ("The table was computed again to the same bytes.",),
    )


def _kept(folder: Path) -> dict[str, str]:
    names = [*COMPUTED, SHAPES, PROVENANCE, "packet.yaml", "packet.md"]
    found = {name: folder / name for name in names}
    found |= {
        f"contracts/{path.name}": path for path in sorted((folder / "contracts").glob("*.json"))
    }
    texts: dict[str, str] = {}
    for name, path in found.items():
        try:
            if path.is_file() and path.stat().st_size <= MAX_FILE:
                texts[name] = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            raise Misused(f"the bundle's {name} cannot be read as UTF-8 text") from None
    if PROVENANCE not in texts:
        raise EvidenceMissing(
            "the folder holds no provenance.json: it is no bundle",
            hint="`checker packet attach FILE --bundle DIR` makes one.",
        )
    return texts


def _proof(kept: Mapping[str, str]) -> dict[str, object]:
    try:
        proof = documents.read_json(kept[PROVENANCE])
    except documents.Malformed as error:
        raise Misused(f"the bundle's {PROVENANCE} is not understood: {error}") from None
    if not isinstance(proof, dict) or proof.get("_type") != STATEMENT:
        raise Misused(f"the bundle's {PROVENANCE} is no in-toto Statement of version 1")
    return proof


def _altered(kept: Mapping[str, str], proof: Mapping[str, object]) -> list[str]:
    """Files whose digests are not those of the statement, and files that it does not name."""
    stated = _subjects(proof.get("subject"))
    told = [f"{name}: is not in the folder" for name in stated if name not in kept]
    for name, text in kept.items():
        if name == PROVENANCE:
            continue
        if name not in stated:
            told.append(f"{name}: {PROVENANCE} does not name it")
        elif digest_of(text) != f"sha256:{stated[name]}":
            told.append(f"{name}: it was altered after the bundle was made")
    return told


def _subjects(subjects: object) -> dict[str, object]:
    found: dict[str, object] = {}
    for item in subjects if isinstance(subjects, list) else ():
        if isinstance(item, dict) and isinstance(item.get("digest"), dict):
            found[str(item.get("name"))] = item["digest"].get("sha256")
    return found
