"""checker packet new | check | attach | quiz: the incident record, made safe to send."""

from __future__ import annotations

from pathlib import Path

from checker.model.errors import Exit, Misused
from checker.packet.template import new as template
from checker.review.options import CommandResult, Options
from checker.review.packet_attach import attach_file
from checker.review.packet_filling import filled
from checker.review.packet_judged import contracts_of, judged
from checker.review.packet_report import quiz_file, rendered
from checker.review.reporting import code_of

ACTIONS = ("attach", "check", "new", "quiz")


def packet(  # noqa: PLR0913 - one parameter an option
    options: Options,
    action: str,
    file: Path | None,
    *,
    surface: str | None,
    observed: tuple[Path, ...],
    table: Path | None,
    bundle: Path | None,
) -> CommandResult:
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
        return attach_file(options, file, observed=observed, table=table, into=bundle)
    return (quiz_file if action == "quiz" else check_file)(options, file)


def new(options: Options, *, surface: str | None, observed: tuple[Path, ...]) -> CommandResult:
    """The template, filled with what can be known without a value."""
    if surface is not None and surface not in ("chat", "responses"):
        raise Misused("--surface takes one of: chat, responses")
    known = filled(contracts_of(options), surface, observed, options.names_allowed)
    return CommandResult(
        code=Exit.DONE,
        output=template(known.fields),
        prose=False,
        talk=() if options.quiet else known.left,
    )


def check_file(options: Options, file: Path) -> CommandResult:
    """The findings; exit 4 and the refusals alone where something must never be sent."""
    packet, told = judged(options, file)
    if isinstance(told, CommandResult):
        return told
    return CommandResult(
        code=code_of(told.findings, options.fail_on),
        output=rendered(options, told.findings, file),
        prose=False,
        allow=packet.documented.public,
    )
