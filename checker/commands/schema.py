"""checker schema NAME: print a published schema."""

from __future__ import annotations

from checker import documents
from checker.model.errors import Exit
from checker.review.options import CommandResult, Options


def schema(_options: Options, *, name: str | None) -> CommandResult:
    """The schema's text; the names where none is given."""
    text = documents.schema_text(name) if name else "\n".join(documents.schema_names()) + "\n"
    return CommandResult(code=Exit.DONE, output=text, prose=False)
