"""checker config: the settings that hold, and where each comes from."""

from __future__ import annotations

from checker import documents
from checker.model.contract import Json
from checker.model.errors import Exit
from checker.report.escape import cell
from checker.report.text import folded
from checker.review.options import DEFAULT, CommandResult, Options

COLUMNS = ("Setting", "Value", "From", "Of")


def config(options: Options) -> CommandResult:
    """Every setting, those that somebody has set first, and the commands that it holds for."""
    of: dict[tuple[str, str, str], list[str]] = {}
    for command, *setting in options.settings:
        name, value, whence = setting
        of.setdefault((name, value, whence), []).append(command)
    order = sorted(of.items(), key=lambda each: (each[0][2] == DEFAULT, each[0]))
    rows = [(*setting, ", ".join(those)) for setting, those in order]
    where = (
        options.settings_file or "no checker.toml here, and no [tool.checker] in a pyproject.toml"
    )
    if options.format == "json":
        items: list[Json] = [dict(zip(map(str.lower, COLUMNS), row, strict=True)) for row in rows]
        return CommandResult(
            code=Exit.DONE,
            output=documents.write_json({"file": options.settings_file, "settings": items}),
            prose=False,
        )
    set_ = any(whence != DEFAULT for _, _, whence, _ in rows)
    head = f"Read: {where}.{'' if set_ else ' Nothing is set: every default holds.'}"
    if options.format == "text":
        said = [f"{name} = {value} ({whence}; {of})" for name, value, whence, of in rows]
        lines = [part for line in (head, "", *said) for part in folded(line, options.width)]
    else:
        lines = [f"| {' | '.join(map(cell, row))} |" for row in (COLUMNS, *rows)]
        lines = [head, "", lines[0], f"|{' --- |' * len(COLUMNS)}", *lines[1:]]
    return CommandResult(code=Exit.DONE, output="\n".join((*lines, "")), prose=False)
