"""checker shape: recordings -> shapes, one JSON line each. No value leaves the recording."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from checker import documents, lake
from checker.model.errors import Exit
from checker.model.shape_plain import shape_to_plain
from checker.observe import observe
from checker.observe.process_pool import PoolSetting
from checker.review.contracts import at_hand, named
from checker.review.elsewhere import line
from checker.review.inputs import Input, InputFile, counting, inputs
from checker.review.left_out import nowhere
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
        talk=() if options.quiet else nowhere(seen, given, nothing=nothing),
    )
