"""A package that is installed only where somebody asked for it -> what to install."""

from __future__ import annotations

from checker import DISTRIBUTION
from checker.model.errors import Misused


def not_installed(what: str, extra: str) -> Misused:
    """The error to raise; `extra` brings it, as pyproject.toml names it."""
    return Misused(f"{what} is not installed", hint=f"Run `pip install '{DISTRIBUTION}[{extra}]'`.")
