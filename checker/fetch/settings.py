"""The limits of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from checker import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The limits of a run."""

    total_seconds: float = 20.0  # of the whole run, retries and waits included
    connect_seconds: float = 5.0
    read_seconds: float = 8.0  # without a single octet
    attempts: int = 3  # for one document
    concurrency: int = 8
    max_wire_bytes: int = 8 * 1024 * 1024  # as received, whatever Content-Length says
    max_body_bytes: int = 16 * 1024 * 1024  # after decompression
    max_redirects: int = 5
    max_followed: int = 40  # documents a source beyond the listed ones
    max_depth: int = 3  # links away from a listed document
    user_agent: str = f"checker/{__version__} (documentation contract check)"


SETTINGS: Final = Settings()
