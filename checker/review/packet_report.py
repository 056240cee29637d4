"""What is found in a packet, as a report; and what its record answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from checker import __version__, documents
from checker.gate.wording import worded
from checker.model.contract import Json
from checker.model.errors import Exit
from checker.model.finding import Finding, Level
from checker.model.table import Accepting, Report
from checker.report.escape import clean, markdown
from checker.report.text import folded
from checker.review.answering import answered
from checker.review.options import CommandResult, Options, typed
from checker.review.packet_judged import judged

NOT_SHOWN = (
    "Whether what the packet tells is so: its fields and its words were held against the rules of "
    "`checker rules list`."
)


def judgement_of(
    options: Options, findings: tuple[Finding, ...], file: Path, code: Exit, allow: frozenset[str]
) -> CommandResult:
    """The findings of a packet as a report. `allow`: mail addresses that are public."""
    report = _report(findings, "" if str(file) == "-" else typed(file))
    report = replace(report, fail_on=options.fail_on)
    return answered(options, report, code, allow=allow)


def _report(findings: tuple[Finding, ...], name: str) -> Report:
    """`name` is that of the packet's file as it is typed; "" where it came from stdin."""
    save, name = ("", name) if name else (" Save it as a file first.", "FILE")
    mend = sum(one.level in (Level.ERROR, Level.WARNING) for one in findings)
    gaps = sum(one.level is Level.CANNOT_VERIFY for one in findings)
    ready = not mend and not gaps
    lacks = ", ".join(one.key for one in findings if one.rule == "detail-absent")
    if ready:
        headline = "The packet may be sent: nothing in it was found that must be mended."
        headline += f" It lacks what makes the test easier to repeat: {lacks}." if lacks else ""
        step = f"Ask a second engineer the three questions: `checker packet quiz {name}`.{save}"
    else:
        headline = f"The packet is not ready: {gaps} without evidence, {mend} to mend."
        do = "Mend" if mend else "Write"
        step = f"{do} what is listed, then again: `checker packet check {name}`{save}"
    return Report(
        version=__version__,
        headline=worded(headline),
        next_step=worded(step),
        rows=(),
        findings=findings,
        accepting=Accepting(sources=frozenset()),  # what is found in a packet is mended
        does_not_show=NOT_SHOWN,
    )


def quiz_file(options: Options, file: Path) -> CommandResult:
    """The three questions and what the record answers; exit 3 where one cannot be answered."""
    from checker.packet.quiz import quiz

    packet, checked = judged(options, file)
    if isinstance(checked, CommandResult):
        needs = "An answer must not depend on what is to be removed; remove it, then ask again."
        return CommandResult(code=checked.code, talk=(*checked.talk, needs))
    answers = quiz(packet.record, checked.findings)
    shown = clean if options.format == "text" else markdown
    lines: list[str] = []
    for number, one in enumerate(answers, 1):
        lines += [f"{number}. {one.question}", ""]
        lines += [f"   - {shown(line)}" for line in one.lines]
        lines += [f"   - Not answered: {shown(reason)}" for reason in one.reasons]
        lines.append("")
    if options.format == "text":
        lines = [part for line in lines for part in folded(line, options.width)]
    open_ = any(one.reasons for one in answers)
    output = "\n".join(lines)
    if options.format == "json":
        plain: list[Json] = [
            {"question": one.question, "answer": list(one.lines), "not_answered": list(one.reasons)}
            for one in answers
        ]
        output = documents.write_json({"schema": "checker/quiz/1", "answers": plain})
    return CommandResult(
        code=Exit.CANNOT_VERIFY if open_ else Exit.DONE,
        output=output,
        prose=False,
        allow=packet.documented.public,
    )
