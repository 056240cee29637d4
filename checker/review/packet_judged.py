"""A packet's text -> what is judged, and its judgement: for every command that is given one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from checker import documents
from checker.gate.wording import overclaims
from checker.model.contract import Contract
from checker.model.errors import Exit, Misused
from checker.model.regex import regex
from checker.packet import record as records
from checker.packet.against import documented
from checker.packet.attach import Attachment
from checker.packet.attach import markdown as shown_as
from checker.packet.check import PacketJudgement, check, refuse_text
from checker.packet.fenced import fenced, passages
from checker.packet.rule import HEAD, Documented, Packet
from checker.packet.template import TABLE
from checker.report.escape import markdown
from checker.report.parts import DOES_NOT_SHOW
from checker.review import sources
from checker.review.options import CommandResult, Options, shown_name
from checker.review.packet_contracts import contracts_of
from checker.review.public_addresses import public_addresses
from checker.review.unreadable import content_of


def judge_text(
    options: Options, text: str, contracts: Sequence[Contract]
) -> tuple[Packet, PacketJudgement]:
    """A packet's text and its judgement beside these contracts."""
    packet = packet_in(options, text, contracts)
    return packet, check(packet)


def judged(options: Options, file: Path) -> tuple[Packet, PacketJudgement | CommandResult]:
    """A packet and its judgement; a CommandResult where it holds what must never be sent."""
    packet = packet_in(options, read_text(file), contracts_of(options, compared=False))
    found = check(packet)
    if found.refusals:
        return packet, CommandResult(code=Exit.REFUSED, talk=refusing(found.refusals))
    return packet, found


def refusing(refusals: tuple[str, ...]) -> tuple[str, ...]:
    """What is said where something must never be sent: rules and places, no value."""
    return ("checker: the packet holds what must never be sent; nothing of it is shown", *refusals)


def packet_in(options: Options, text: str, contracts: Sequence[Contract]) -> Packet:
    """The packet of a text: YAML, or Markdown with the record in a fenced block.

    Raises Misused, and NotSanitized.
    """
    public = frozenset[str]().union(*map(public_addresses, contracts))
    found = fenced(text)
    if found is not None:
        refuse_text(found.around, public, claims=False)  # it is sent with the record
    try:
        record = records.read(text if found is None else found.block)
    except documents.Malformed as error:
        refuse_text(text, public)
        raise Misused(
            f"the packet is not understood: {error}",
            hint="Put a value with a colon, a quote or a line break in quotes; "
            "`checker packet new` prints the form.",
        ) from None
    if not documents.properties("packet") & record.data.keys():
        refuse_text(text, public, claims=False)
        raise Misused(
            "this is no packet: it has no field of one",
            hint="Begin one; of a recording: `checker packet new --observed FILE > packet.yaml`.",
        )
    attached, rows = TABLE in record.data, tuple[str, ...]()
    if attached or found is not None:  # the patterns of the table, which no other record needs
        from checker.report.recognized import lines_of

        rows = lines_of(sources.load(options.sources))
    about = documented(contracts, public, rows, attached=attached)
    return Packet(
        record=record,
        documented=about,
        now=options.now(),
        max_age=options.max_age,
        in_markdown=found is not None,
        around=() if found is None else _around(found.around, record, about),
        table_around=found is not None
        and sum(map(about.row, filter(None, found.around.splitlines()))) > HEAD,
    )


def _around(text: str, record: records.Record, about: Documented) -> tuple[records.Value, ...]:
    """What is around a record and neither repeats it, nor is a line that we write."""
    nothing = Attachment(table="", oldest=None, contracts={})
    own = shown_as(record, nothing, markdown).splitlines()
    ours = (line for line in {*text.splitlines()} if about.row(line) or _finding(line))
    return tuple(passages(text, {*own, *ours, DOES_NOT_SHOW}))


_FINDING: Final = regex(  # as a report writes them under its table
    r"## Findings|### [A-Z][\w ,()-]{0,80}"
    r"|- \*\*(?:error|warning|note|cannot-verify)\*\* `[a-z-]{3,60}`.{0,600}"
    r"|  - (?:Documented|Observed|Fingerprint|To accept|Places?|[A-Z][a-z]+ed):? .{0,400}"
)


def _finding(line: str) -> bool:
    """Is it a line of a finding, and does it claim no more than those of ours?"""
    return _FINDING.fullmatch(line) is not None and not overclaims(line)


def read_text(file: Path) -> str:
    """The text of a file; of stdin where it is `-`. Raises Misused."""
    named = "" if str(file) == "-" else f" {shown_name(file)}"
    try:
        return content_of(file, f"the packet{named}").decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Misused(
            "the packet is not UTF-8 text", hint="Save it as UTF-8, then check it again."
        ) from None
