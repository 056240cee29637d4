"""What a shell offers where a word is typed that this program knows: sources, rules, schemas.

Each is asked for by a shell, beside a half-typed line: where nothing is known, nothing is offered.
"""

from __future__ import annotations

from pathlib import Path

import typer

from checker.model.errors import CheckerError


def sources(ctx: typer.Context) -> list[str]:
    """The ids of the sources, of the table that is typed with --sources or the built-in one."""
    from checker.review.sources import load  # noqa: PLC0415 - only where a shell asks

    try:
        given = ctx.params.get("sources")
        return [source.id for source in load(None if given is None else Path(given))]
    except CheckerError:
        return []


def rules() -> list[str]:
    """The ids of all rules."""
    from checker.review.rule_tables import TABLES  # noqa: PLC0415 - likewise

    return [rule.id for rows in TABLES.values() for rule in rows]


def schemas() -> list[str]:
    """The names of the published schemas."""
    from checker.documents import schema_names  # noqa: PLC0415 - likewise

    return schema_names()
