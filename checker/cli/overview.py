"""What `checker --help` prints: made without an import, so that it is there at once."""

from __future__ import annotations

from checker.commands import COMMANDS

OPTIONS = {
    "--version": "Print the version.",
    "--man": "Print the manual page (man -l).",
    "--install-completion": "Let the shell complete commands and options.",
    "-h, --help": "Show this message, or after a COMMAND what it takes.",
}


def overview() -> str:
    """The commands, and the options that belong to none."""
    return "\n".join(
        (
            "Usage: checker COMMAND [OPTIONS] [ARGUMENTS]",
            "",
            "  What the documentation says, whether what was observed agrees with it,",
            "  and how to say so safely. To begin: checker verify --sample",
            "",
            "Commands:",
            *(f"  {name:10}  {sentence}" for name, sentence in COMMANDS.items() if " " not in name),
            "",
            "Options:",
            *(f"  {name:20}  {sentence}" for name, sentence in OPTIONS.items()),
            "",
        )
    )
