"""checker packet attach: the current table, put into the packet; a bundle of what it rests on."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final

from checker import documents
from checker.model.errors import EvidenceMissing, Exit, Misused, worst
from checker.model.finding import Finding, Level
from checker.model.table import CheckedDocument, Report, Row
from checker.packet.attach import Attachment, attach, markdown
from checker.packet.check import PacketJudgement
from checker.packet.record import Record, read
from checker.packet.rule import Packet
from checker.packet.template import TABLE
from checker.report.escape import address
from checker.report.escape import markdown as escaped
from checker.report.headline import NOT_COMPARED
from checker.report.markdown import findings
from checker.report.parts import DOES_NOT_SHOW
from checker.report.source_parts import checked_cells
from checker.review import sources
from checker.review.bundle_folder import SOURCES, refuse_foreign
from checker.review.bundling import bundle, computed, shapes_text, table_text
from checker.review.leaving import leaving
from checker.review.left_out import said
from checker.review.options import CommandResult, Options, code_of, typed
from checker.review.packet_contracts import contracts_of
from checker.review.packet_filling import shapes_of, surface_of
from checker.review.packet_given import contracts_of as table_contracts
from checker.review.packet_given import given
from checker.review.packet_judged import judged, read_text
from checker.review.packet_report import judgement_of

NOT_ATTACHED: Final = "The table was not attached: first mend what is found in the packet."
AS_MARKDOWN: Final = "To have it as Markdown, run the same again with `> packet.md` behind it."


def attach_file(
    options: Options,
    file: Path,
    *,
    observed: Sequence[Path],
    table: Path | None,
    into: Path | None,
) -> CommandResult:
    """The packet with the table in place; the bundle if asked; Markdown where it goes to a file.

    Raises Misused; else as `attached` does.
    """
    if table is not None and (into is not None or observed):
        raise Misused(
            "--table does not go together with --bundle or --observed",
            hint="The table of a bundle is computed from the bundle alone.",
        )
    packet, checked = judged(options, file)
    if isinstance(checked, CommandResult):
        return checked
    _refuse_markdown(packet, file)
    code = code_of(left_of(checked), options.fail_on)
    if code is not Exit.DONE:  # as `check` judges it: nothing is written
        found = judgement_of(options, left_of(checked), file, code, packet.documented.public)
        return replace(found, talk=(*found.talk, NOT_ATTACHED))
    if table is not None:
        report = given(table, sources.load(options.sources), options.now())
        done = attached(options, file, packet, checked, report)[0]
    else:
        done = _computed_now(options, file, packet, checked, observed=observed, into=into)
    if not options.terminal or (into is None and str(file) == "-"):
        return done
    # On a terminal it would push what was done out of sight; a bundle has it as packet.md.
    told = (AS_MARKDOWN,) if into is None and not options.quiet else ()
    return replace(done, output="", wrote=(*done.wrote, *told))


def _refuse_markdown(packet: Packet, file: Path) -> None:
    if packet.in_markdown or file.suffix == ".md":
        raise Misused(
            "the table is attached to the YAML, not to Markdown",
            hint="Give the record as a YAML file of its own; Markdown is made of it: "
            "`checker packet attach packet.yaml > packet.md`.",
        )


def _computed_now(  # noqa: PLR0913 - a packet, and what its table is made of
    options: Options,
    file: Path,
    packet: Packet,
    judgement: PacketJudgement,
    *,
    observed: Sequence[Path],
    into: Path | None,
) -> CommandResult:
    contracts = contracts_of(options)
    pages = sources.load(options.sources)
    seen, _ = shapes_of(contracts, observed, surface_of(packet.record))
    if not contracts:
        raise EvidenceMissing(
            "nothing is kept of any page, so there is no table",
            hint="Run `checker snapshot` first.",
        )
    if seen.left_out:
        raise _not_compared(said(seen))
    sent, hidden = leaving(seen.shapes, contracts, options.names_allowed)
    shapes = shapes_text(sent, seen)
    report, _ = computed(options, pages, contracts, shapes)
    done, text = attached(options, file, packet, judgement, report)
    if not options.quiet:
        done = replace(done, talk=(*hidden, *done.talk))
    if into is None:
        return done
    own = {"packet.yaml": text, "packet.md": done.output}
    if options.sources is not None:
        own[SOURCES] = read_text(options.sources)
    files = bundle(pages, contracts, shapes, report, own)
    refuse_foreign(into, files, file)
    all_files = {**done.files, **{into / name: text for name, text in files.items()}}
    wrote = f"Wrote {len(files)} files to {typed(into)}: `checker verify --from {typed(into)}`."
    told = done.wrote if options.quiet else (*done.wrote, wrote)
    return replace(done, files=all_files, machine=frozenset(all_files), wrote=told)


def attached(
    options: Options, file: Path, packet: Packet, judgement: PacketJudgement, report: Report
) -> tuple[CommandResult, str]:
    """A report's table in the packet, and the packet's new YAML.

    Raises EvidenceMissing where the table is older than --max-age or an observation was not
    compared, Misused.
    """
    for one in report.findings:
        if one.level is Level.CANNOT_VERIFY and one.rule in NOT_COMPARED:
            raise _not_compared(one.message)
    oldest = _oldest(report.rows)
    if options.max_age is not None and (oldest is None or packet.now - oldest > options.max_age):
        raise EvidenceMissing(
            "the table rests on evidence older than --max-age, or never read",
            hint="Run `checker verify`, then attach again.",
        )
    attachment = attachment_of(report)
    _refuse_markdown(packet, file)
    try:
        text = attach(packet.record, attachment, packet.now)
    except documents.Malformed as error:
        raise Misused(f"the table was not attached: {error}") from None
    mend = [one for one in left_of(judgement) if one.level is not Level.NOTE]
    named = "FILE" if str(file) == "-" else typed(file)
    wrote = "Attached" if str(file) == "-" else f"Attached the table to {named}"
    left = f", with {len(mend)} findings: `checker packet check {named}`" if mend else ""
    done = CommandResult(
        code=Exit.DONE,
        output=shown(read(text), attachment),
        prose=False,  # held against claims by the packet's own rules, which know its evidence
        wrote=() if options.quiet else (f"{wrote}{left}.",),
        files={} if str(file) == "-" else {file: _mark(file) + text},
        machine=frozenset({file}),
        allow=packet.documented.public,
    )
    return done, text


def _not_compared(message: str) -> EvidenceMissing:
    return EvidenceMissing(
        f"could not verify: {message}",
        hint="A table is attached where all that was observed was read and compared: take the "
        "rest out of the recordings.",
    )


def _mark(file: Path) -> str:
    """The byte order mark that the file begins with, so that it stays."""
    with file.open("rb") as opened:
        return "\ufeff" if opened.read(len(BOM_UTF8)) == BOM_UTF8 else ""


def attachment_of(report: Report) -> Attachment:
    """What of a report goes into a packet."""
    return Attachment(
        table=table_text(report),
        findings=tuple(findings(report)),
        oldest=_oldest(report.rows),
        contracts=table_contracts(report),
        checked=tuple(_checked(report, one) for one in report.checked),
        does_not_show=DOES_NOT_SHOW,
    )


def shown(record: Record, attachment: Attachment) -> str:
    """The packet for people."""
    return markdown(record, attachment, escaped)


def with_table(  # noqa: PLR0913, PLR0917 - a packet, and what verify came to
    options: Options,
    file: Path,
    packet: Packet,
    judgement: PacketJudgement,
    checked: CommandResult,
    report: Report,
) -> CommandResult:
    """What verify tells, and its table in the packet; the packet's own findings decide too."""
    own = code_of(left_of(judgement), options.fail_on)
    code = worst(checked.code, own)
    if own is not Exit.DONE:
        return replace(checked, code=code, talk=(*checked.talk, NOT_ATTACHED))
    try:
        done, _ = attached(options, file, packet, judgement, report)
    except EvidenceMissing as error:  # the report is printed all the same
        left = (*checked.talk, f"Not attached: {str(error).rstrip('.')}.")
        return replace(checked, code=worst(code, error.exit_code), talk=left)
    return replace(
        checked,
        code=code,
        talk=checked.talk + done.talk,
        wrote=checked.wrote + done.wrote,
        allow=checked.allow | done.allow,
        files={**checked.files, **done.files},
        machine=checked.machine | done.machine,
    )


def left_of(judgement: PacketJudgement) -> tuple[Finding, ...]:
    """What is found in a packet beside its table, which is attached now."""
    return tuple(one for one in judgement.findings if one.key != TABLE)


def _oldest(rows: Sequence[Row]) -> datetime | None:
    days = [row.accessed for row in rows if row.accessed is not None]
    if len(days) != len(rows) or not days:
        return None
    return datetime.combine(min(days), time(), UTC)


def _checked(report: Report, one: CheckedDocument) -> str:
    """One line: each of the three clocks by its name, so that none is taken for another."""
    area, role, url, day, since, updated, digest, outcome = checked_cells(report, one)
    return (
        f"{escaped(area)}, {escaped(role)}: {address(url)}; accessed: {day}; unchanged since: "
        f"{since}; last updated: {escaped(updated)}; digest: {digest}; {escaped(outcome)}"
    )
