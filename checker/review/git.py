"""What git tells, where a folder is under version control."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

GIT_SECONDS: Final = 10.0


def git_user() -> str:
    """The name that git would commit under; "" where there is none, or no git."""
    return (git(Path(), "config", "user.name") or b"").decode("utf-8", "replace").strip()


def git(folder: Path, *arguments: str) -> bytes | None:
    """What git says; None where it says nothing, is not there, or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - the user's own git
            capture_output=True,
            check=False,
            timeout=GIT_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
