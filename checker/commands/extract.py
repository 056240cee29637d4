"""checker extract: the contract that kept pages, or files, state."""

from __future__ import annotations

from typing import Final

from checker import documents
from checker.model.errors import Exit
from checker.model.plain import contract_to_plain, flat_to_plain
from checker.review.extracting import asked_of, explained, of_files, of_source
from checker.review.options import CommandResult, Options
from checker.review.public_addresses import public_addresses

ABSENT: Final = (
    "the document does not describe that operation, and the contract printed states nothing; "
    "`checker drift OLD NEW` tells with it that an operation was added or removed"
)


def extract(  # noqa: PLR0913 - one parameter an option
    options: Options,
    *,
    what: tuple[str, ...],
    kind: str | None,
    url: str | None,
    operation: str | None,
    explain: bool,
    flat: bool = False,
) -> CommandResult:
    """Print the contract; exit 3 where the page was not understood, or states nothing of it."""
    asked = None if operation is None else asked_of(operation, kind)
    found = of_source(options, what) if kind is None else of_files(options, what, kind, url, asked)
    talk = tuple(f"{found.source}: {problem}" for problem in found.health.problems)
    if found.health.broken:
        talk += (
            (
                f"{found.source}: extractor broken: {found.health.facts} facts where at least "
                f"{found.health.expected_minimum} were expected"
            ),
        )
    absent = asked is not None and not found.facts and not found.health.broken
    if absent:
        talk += (f"{found.source}: {ABSENT}",)
    form = flat_to_plain if flat else contract_to_plain
    return CommandResult(
        code=Exit.CANNOT_VERIFY if found.health.broken or absent else Exit.DONE,
        output=explained(found) if explain else documents.write_json(form(found)),
        prose=False,
        allow=public_addresses(found),
        talk=() if options.quiet else talk,
    )
