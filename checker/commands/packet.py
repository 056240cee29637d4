"""checker packet new | check | attach | quiz: the incident record, made safe to send."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from checker.model.errors import Exit
from checker.review.options import CommandResult, Options, code_of


def new(options: Options, *, surface: str | None, observed: tuple[Path, ...]) -> CommandResult:
    """The template, filled with what can be known without a value. Raises Misused."""
    from checker.compare.observed import unnamed
    from checker.packet.template import new as template
    from checker.review.leaving import leaving
    from checker.review.left_out import next_steps, talk
    from checker.review.observing import NOTHING
    from checker.review.packet_contracts import contracts_of
    from checker.review.packet_filling import filled, shapes_of

    contracts = contracts_of(options)
    seen, given = shapes_of(contracts, observed, surface)
    sent, hidden = leaving(seen.shapes, contracts, options.names_allowed)
    known = filled(contracts, surface, observed, sent)
    nothing = (NOTHING,) if observed and not any(one.count for one in seen.shapes) else ()
    beside = (one.message for one in unnamed(seen.asked))
    said = (*talk(seen, given), *next_steps(seen.left_out), *nothing, *beside, *hidden)
    return CommandResult(
        code=Exit.DONE,
        output=template(known),
        prose=False,
        talk=() if options.quiet else said,
    )


def check(options: Options, *, file: Path) -> CommandResult:
    """The findings; exit 4 and the refusals alone where something must never be sent."""
    from checker.review.packet_judged import judged
    from checker.review.packet_report import judgement_of

    packet, checked = judged(options, file)
    if isinstance(checked, CommandResult):
        return checked
    code = code_of(checked.findings, options.fail_on)
    return judgement_of(options, checked.findings, file, code, packet.documented.public)


def attach(
    options: Options,
    *,
    file: Path,
    observed: tuple[Path, ...],
    table: Path | None,
    bundle: Path | None,
) -> CommandResult:
    """The packet with the table in place, and the bundle that it rests on where it is asked for."""
    from checker.review.packet_attach import attach_file  # the whole of verify

    return attach_file(options, file, observed=observed, table=table, into=bundle)


def quiz(options: Options, *, file: Path) -> CommandResult:
    """The three questions and what the record answers."""
    from checker.review.packet_report import quiz_file

    return quiz_file(options, file)


FUNCTIONS: Final[Mapping[str, Callable[..., CommandResult]]] = {
    "new": new,
    "check": check,
    "attach": attach,
    "quiz": quiz,
}
