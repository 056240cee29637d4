"""checker packet new | check | attach | quiz: the incident record, made safe to send."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from checker import __version__, documents
from checker.commands import sources
from checker.commands.extract import public_addresses
from checker.commands.judging import resting
from checker.commands.memory import Memory
from checker.commands.options import Options, Told
from checker.commands.packet_filling import filled
from checker.commands.reading import reading, snapshots_of
from checker.commands.reporting import code_of
from checker.fetch.cache import Cache
from checker.model.contract import Contract, Json
from checker.model.errors import Exit, Misused
from checker.model.finding import Finding, Level
from checker.model.table import Report
from checker.model.wording import Wording
from checker.packet import record as records
from checker.packet.against import documented
from checker.packet.attach import Attachment
from checker.packet.attach import markdown as shown_as
from checker.packet.check import Checked, check, refuse_text
from checker.packet.fenced import fenced, passages
from checker.packet.quiz import quiz
from checker.packet.rule import Documented, Packet
from checker.packet.template import new as template
from checker.report import render
from checker.report.escape import clean, code, markdown
from checker.report.parts import DOES_NOT_SHOW
from checker.report.recognized import lines_of

ACTIONS = ("attach", "check", "new", "quiz")


def packet(  # noqa: PLR0913 - what the door parsed
    options: Options,
    action: str,
    file: Path | None,
    *,
    surface: str | None,
    observed: tuple[Path, ...],
    table: Path | None,
    bundle: Path | None,
) -> Told:
    """One of ACTIONS."""
    if action not in ACTIONS:
        raise Misused("packet takes one of: new, check, attach, quiz")
    if action == "new":
        if file is not None:
            raise Misused("packet new takes no file: it prints the template")
        return new(options, surface=surface, observed=observed)
    if file is None:
        raise Misused(f"packet {action} takes a file: the packet, or - for stdin")
    if action == "attach":
        from checker.commands.packet_attach import attach_file

        return attach_file(options, file, observed=observed, table=table, into=bundle)
    return (quiz_file if action == "quiz" else check_file)(options, file)


def new(options: Options, *, surface: str | None, observed: tuple[Path, ...]) -> Told:
    """The template, filled with what can be known without a value."""
    if surface is not None and surface not in ("chat", "responses"):
        raise Misused("--surface takes one of: chat, responses")
    known = filled(contracts_of(options), surface, observed)
    return Told(code=Exit.DONE, output=template(known), prose=False)


def check_file(options: Options, file: Path) -> Told:
    """The findings; exit 4 and the refusals alone where something must never be sent."""
    packet, told = judged(options, file)
    if isinstance(told, Told):
        return told
    return Told(
        code=code_of(told.findings, options.fail_on),
        output=_rendered(options, told.findings),
        prose=False,
        allow=packet.documented.public,
    )


def judge_text(
    options: Options, text: str, contracts: Sequence[Contract]
) -> tuple[Packet, Checked]:
    """A packet's text and its judgement beside these contracts."""
    packet = packet_in(options, text, contracts)
    return packet, check(packet)


def judged(options: Options, file: Path) -> tuple[Packet, Checked | Told]:
    """A packet and its judgement; Told where it holds what must never be sent."""
    packet = packet_of(options, file)
    found = check(packet)
    if found.refusals:
        return packet, Told(code=Exit.REFUSED, talk=refusing(found.refusals))
    return packet, found


def refusing(refusals: tuple[str, ...]) -> tuple[str, ...]:
    """What is said where something must never be sent: rules and places, no value."""
    return ("checker: the packet holds what must never be sent; nothing of it is shown", *refusals)


def packet_of(options: Options, file: Path) -> Packet:
    """The packet of a file, with what it is judged by. Raises Misused, and NotSanitized."""
    return packet_in(options, read_text(file), contracts_of(options))


def packet_in(options: Options, text: str, contracts: Sequence[Contract]) -> Packet:
    """The packet of a text: YAML, or Markdown with the record in a fenced block."""
    public = addresses_of(contracts)
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
    about = documented(contracts, public, lines_of(sources.load(options.sources)))
    return Packet(
        record=record,
        documented=about,
        now=options.now(),
        max_age=options.max_age,
        in_markdown=found is not None,
        around=() if found is None else _around(found.around, record, about),
    )


def _around(text: str, record: records.Record, about: Documented) -> tuple[records.Value, ...]:
    """What is around a record and neither repeats it, nor is a line that we write."""
    own = _lines_of_record(record)
    ours = (line for line in text.splitlines() if about.row(line))
    return tuple(passages(text, {*own, *ours, DOES_NOT_SHOW}))


def _lines_of_record(record: records.Record) -> list[str]:
    """The lines of the packet for people that are made of the record alone."""
    nothing = Attachment(table="", oldest=None, contracts={})
    return shown_as(record, nothing, markdown).splitlines()


def addresses_of(contracts: Sequence[Contract]) -> frozenset[str]:
    """Mail addresses that are public: those of the support page."""
    return frozenset[str]().union(*map(public_addresses, contracts))


def read_text(file: Path) -> str:
    """The text of a file; of stdin where it is `-`."""
    try:
        raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise Misused(f"the packet cannot be read ({error.strerror})") from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Misused(
            "the packet is not UTF-8 text", hint="Save it as UTF-8, then check it again."
        ) from None


def contracts_of(options: Options) -> tuple[Contract, ...]:
    """What is kept, or ships, of each source. No network."""
    snapshots, _ = snapshots_of(options)
    with Cache.open(None) as cache:
        memory = Memory(cache)
        readings = [
            reading(source, (), snapshots, memory) for source in sources.load(options.sources)
        ]
    return tuple(found for one in readings if (found := resting(one)) is not None)


def _rendered(options: Options, findings: tuple[Finding, ...]) -> str:
    report = _report(findings)
    if options.format in ("text", "markdown"):
        return "".join(f"{line}\n" for line in _lines(report, plain=options.format == "text"))
    return render(report, options.format)


def _report(findings: tuple[Finding, ...]) -> Report:
    mend = sum(one.level in (Level.ERROR, Level.WARNING) for one in findings)
    gaps = sum(one.level is Level.CANNOT_VERIFY for one in findings)
    ready = not mend and not gaps
    headline = (
        "The packet may be sent: nothing in it was found that must be mended."
        if ready
        else f"The packet is not ready: {gaps} without evidence, {mend} to mend."
    )
    step = (
        "Ask a second engineer the three questions: `checker packet quiz FILE`."
        if ready
        else "Mend what is listed, then run `checker packet check FILE` again."
    )
    return Report(
        version=__version__,
        headline=Wording(headline),
        next_step=Wording(step),
        rows=(),
        findings=findings,
    )


def _lines(report: Report, *, plain: bool) -> list[str]:
    lines = [report.headline, f"Next step: {report.next_step}", ""]
    for one in report.findings:
        line = f" (line {one.observed['line']})" if one.observed else ""
        if plain:
            lines.append(f"{one.level} {one.rule} at {one.key}{line}: {one.message}")
        else:
            place = code(one.key)
            lines.append(
                f"- **{one.level}** {code(one.rule)} {place}{line}: {markdown(one.message)}"
            )
    return lines if report.findings else lines[:2]


def quiz_file(options: Options, file: Path) -> Told:
    """The three questions and what the record answers; exit 3 where one cannot be answered."""
    packet, told = judged(options, file)
    if isinstance(told, Told):
        needs = "An answer must not depend on what is to be removed; remove it, then ask again."
        return Told(code=told.code, talk=(*told.talk, needs))
    answers = quiz(packet.record, told.findings)
    shown = clean if options.format == "text" else markdown
    lines: list[str] = []
    for number, one in enumerate(answers, 1):
        lines += [f"{number}. {one.question}", ""]
        lines += [f"   - {shown(line)}" for line in one.lines]
        lines += [f"   - Not answered: {shown(reason)}" for reason in one.reasons]
        lines.append("")
    open_ = any(one.reasons for one in answers)
    output = "\n".join(lines)
    if options.format == "json":
        plain: list[Json] = [
            {"question": one.question, "answer": list(one.lines), "not_answered": list(one.reasons)}
            for one in answers
        ]
        output = documents.write_json({"schema": "checker/quiz/1", "answers": plain})
    return Told(
        code=Exit.CANNOT_VERIFY if open_ else Exit.DONE,
        output=output,
        prose=False,
        allow=packet.documented.public,
    )
