"""checker verify: read, extract, compare, and fill the table "Contract details to verify"."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from checker.model.errors import Misused
from checker.review.options import CommandResult, Options
from checker.review.verifying import verified


def verify(  # noqa: PLR0913 - one parameter an option
    options: Options,
    *,
    observed: tuple[Path, ...],
    contract: str | None,
    offline: bool,
    sample: bool,
    output: Path | None,
    packet: Path | None = None,
    bundle: Path | None = None,
) -> CommandResult:
    """The table, and the gravest of what applies as exit code.

    Raises Misused for options that do not go together.
    """
    if bundle is not None:
        if sample or observed or contract or packet is not None or output is not None:
            raise Misused(
                "--from takes everything from the bundle: no --observed, --contract, --packet, -o"
            )
        from checker.review.recomputing import recomputed

        return recomputed(options, bundle)
    run = partial(
        verified,
        options,
        observed=observed,
        contract=contract,
        offline=offline,
        sample=sample,
        output=output,
    )
    if packet is None:
        return run()[0]
    if sample:
        raise Misused("--sample reads pages of our own: their table is not for a packet")
    from checker.review.packet_attach import left_of, with_table
    from checker.review.packet_judged import judged

    found, judgement = judged(options, packet)  # nothing is asked for a packet that is refused
    if isinstance(judgement, CommandResult):
        return judgement
    return with_table(options, packet, found, judgement, *run(of_packet=left_of(judgement)))
