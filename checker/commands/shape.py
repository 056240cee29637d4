"""checker shape: recordings -> shapes, one JSON line each. No value leaves the recording."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO, Literal

from checker import documents, lake
from checker.model.contract import Contract
from checker.model.errors import Exit, Misused
from checker.model.shape_plain import shape_to_plain
from checker.observe import OTHER_SERVER, Observed, Setting, observe
from checker.review.contracts import at_hand, named
from checker.review.left_out import ELSEWHERE, exchanges, next_steps
from checker.review.observing import opened
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
    """The shapes; exit 3 where a record was left out, or nothing was seen."""
    if names not in ("all", "documented"):
        raise Misused("--names takes one of: all, documented")
    if files.count("-") > 1:
        raise Misused("the standard input can be read once")
    asked = None if contract is None else named(options, contract)
    contracts = at_hand(options) if asked is None else {asked.source: asked}
    if engine or scheduler or partials or column or any(lake.STORE in name for name in files):
        setting = Setting(
            contracts=tuple(contracts.values()), asked=asked, all_names=names == "all"
        )
        seen = lake.observed(
            files,
            lake.Sight(
                setting=setting, form=form, column=column, jobs=jobs, shared=engine is not None
            ),
            engine=engine,
            scheduler=scheduler,
            partials=partials,
        )
    else:
        seen = _observed(files, contracts, asked, form=form, jobs=jobs, names=_names(names))
    nothing = not any(one.count for one in seen.shapes)
    return CommandResult(
        code=Exit.CANNOT_VERIFY if seen.left_out or nothing else Exit.DONE,
        output="".join(documents.write_line(shape_to_plain(one)) for one in seen.shapes),
        prose=False,
        talk=() if options.quiet else _talk(seen, nothing=nothing),
    )


def _observed(
    files: tuple[str, ...],
    contracts: Mapping[str, Contract],
    asked: Contract | None,
    **how: Any,  # noqa: ANN401 - as of `observe`
) -> Observed:
    with ExitStack() as stack:
        streams = [
            (f"input-{number}", _stream(stack, name, number))
            for number, name in enumerate(files, 1)
        ]
        return observe(streams, contracts=contracts, contract=asked, **how)


def _names(names: str) -> Literal["all", "documented"]:
    return "documented" if names == "documented" else "all"


def _stream(stack: ExitStack, name: str, number: int) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    return stack.enter_context(opened(Path(name), number))


def _talk(seen: Observed, *, nothing: bool) -> tuple[str, ...]:
    """What was left out and why, never what was in it."""
    told = [
        f"input-{one.input}, record {one.record}, byte {one.offset}: {one.reason}"
        if one.record
        else f"input-{one.input}, whole: {one.reason}"
        for one in seen.refusals
    ]
    counted = ", ".join(f"{count} {reason}" for reason, count in sorted(seen.left_out.items()))
    passed = ", ".join(f"{count} {what}" for what, count in sorted(seen.passed_over.items()))
    if counted:
        told.append(f"left out: {counted}")
    told += next_steps(seen.left_out)
    if passed:
        told.append(f"passed over, since no contract at hand is theirs: {passed}")
    if seen.asked.unnamed:
        others = ", ".join(f"{count} {name}" for name, count in seen.asked.unnamed.items())
        told.append(f"asked of a documented host, and named by no page at hand: {others}")
    if seen.passed_over.get(OTHER_SERVER):
        elsewhere = exchanges(seen.passed_over[OTHER_SERVER])
        told.append(f"{elsewhere} {ELSEWHERE}name their contract: --contract SOURCE")
    if seen.elsewhere:
        told.append(
            f"{exchanges(seen.elsewhere)} of a server that the documentation does not name: seen "
            "all the same, since the contract was named"
        )
    if nothing and not (passed or counted):
        told.append("nothing was seen through a contract; name one with --contract SOURCE")
    elif nothing:
        told.append("nothing was seen through a contract")
    return tuple(told)
