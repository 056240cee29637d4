"""checker shape: recordings -> shapes, one JSON line each. No value leaves the recording."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from checker import documents, lake
from checker.model.errors import Exit
from checker.model.observed import Observed
from checker.model.shape_plain import shape_to_plain
from checker.observe import observe
from checker.observe.process_pool import PoolSetting
from checker.review.contracts import at_hand, named
from checker.review.elsewhere import line
from checker.review.inputs import Input, InputFile, counting, inputs
from checker.review.left_out import exchanges, next_steps
from checker.review.left_out import passed as passed_on
from checker.review.options import CommandResult, Options


def shape(  # noqa: PLR0913 - one parameter an option
    options: Options,
    *,
    files: tuple[str, ...],
    contract: str | None,
    form: str,
    jobs: int,
    names: str,
    engine: str | None = None,
    scheduler: str | None = None,
    partials: Path | None = None,
    column: str | None = None,
) -> CommandResult:
    """The shapes; exit 3 where a record was left out, or nothing was seen. Raises Misused."""
    asked = None if contract is None else named(options, contract)
    contracts = at_hand(options) if asked is None else {asked.source: asked}
    given: Sequence[Input] = ()
    all_names = names == "all"
    if engine or scheduler or partials or column or any(lake.STORE in name for name in files):
        everyone = tuple(contracts.values())
        setting = PoolSetting(contracts=everyone, asked=asked, all_names=all_names, anywhere=True)
        seen = lake.observed(
            files,
            lake.LakePlan(setting=setting, form=form, column=column, jobs=jobs),
            engine=engine,
            scheduler=scheduler,
            partials=partials,
            progress=options.reading,
        )
    else:
        given = inputs([Path(name) for name in files])
        read = counting(given, options.reading)
        with ExitStack() as stack:
            opened = [stack.enter_context(InputFile(one, read)) for one in given]
            seen = observe(
                [(f"input-{one.number}", file) for one, file in zip(given, opened, strict=True)],
                contracts=contracts,
                contract=asked,
                form=form,
                all_names=all_names,
                jobs=jobs,
                beside=[one.beside for one in given],
                read=read,
            )
    nothing = not any(one.count for one in seen.shapes)
    return CommandResult(
        code=Exit.CANNOT_VERIFY if seen.left_out or nothing else Exit.DONE,
        output="".join(documents.write_line(shape_to_plain(one)) for one in seen.shapes)
        + line(seen),
        prose=False,
        talk=() if options.quiet else _talk(seen, given, nothing=nothing),
    )


def _talk(seen: Observed, given: Sequence[Input], *, nothing: bool) -> tuple[str, ...]:
    """What was left out and why, never what was in it."""
    lines = [
        f"{given[one.input - 1].typed if given else f'input-{one.input}'}, "
        + (f"record {one.record}, byte {one.offset}: " if one.record else "whole: ")
        + one.reason
        for one in seen.refusals
    ]
    counted = ", ".join(f"{count} {reason}" for reason, count in sorted(seen.left_out.items()))
    passed = ", ".join(f"{count} {what}" for what, count in sorted(seen.passed_over.items()))
    if counted:
        lines.append(f"left out: {counted}")
    lines += next_steps(seen.left_out)
    if passed:
        lines.append(f"passed over, since no contract at hand is theirs: {passed}")
    if seen.asked.unnamed:
        others = ", ".join(f"{count} {name}" for name, count in seen.asked.unnamed.items())
        lines.append(f"asked of a documented host, and named by no page at hand: {others}")
    lines += passed_on(seen)
    if seen.elsewhere:
        lines.append(
            f"{exchanges(seen.elsewhere)} of a server that the documentation does not name: seen "
            "all the same, since the contract was named"
        )
    if nothing and not (passed or counted):
        lines.append("nothing was seen through a contract; name one with --contract SOURCE")
    elif nothing:
        lines.append("nothing was seen through a contract")
    return tuple(lines)
