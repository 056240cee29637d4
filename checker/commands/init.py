"""checker init: what a repository needs to keep evidence and to hear of changes."""

from __future__ import annotations

import os
from pathlib import Path

from checker import __version__, documents, files
from checker.model.errors import Exit, Misused
from checker.review.options import CommandResult, Options, shown_name, typed

STARTER = Path(__file__).parent.parent / "starter"
WORKFLOWS = ".github/workflows"  # our own daily run, which is everybody's
# Where each file of the starter goes.
PLACES = {
    "checker.toml": "checker.toml",
    "sources.toml": "sources.toml",
    "requirements.txt": "requirements.txt",
}
NEXT = "Next: `{}checker snapshot`, then `checker accept --reason TEXT`"
NEEDED = (
    "The daily run installs what requirements.txt names: a release of this program. Where no "
    "package index of yours has it, name its wheel there."
)


def init(options: Options, *, folder: Path) -> CommandResult:
    """Writes what is not there yet, all of it or nothing, and says of each file whether it did.

    Raises Misused.
    """
    daily = (documents.packaged(WORKFLOWS) / "drift.yml").read_text("utf-8")
    texts = {
        folder / place: (STARTER / name).read_text("utf-8").replace("{version}", __version__)
        for name, place in PLACES.items()
    } | {folder / WORKFLOWS / "drift.yml": daily}
    kept, ignoring = folder / "snapshots", folder / ".gitignore"
    try:
        done = [f"{'kept  ' if kept.is_dir() else 'wrote '} {shown_name(kept)}/"]
        missing, there = _ignored(ignoring)
        how = "kept  " if not missing else "added to" if there else "wrote "
        done.append(f"{how} {shown_name(ignoring)}")
        new = {ignoring: there + missing.encode("utf-8")} if missing else {}
        for path, text in texts.items():
            stands = os.path.lexists(path)
            done.append(f"{'kept  ' if stands else 'wrote '} {shown_name(path)}")
            new |= {} if stands else {path: text.encode("utf-8")}
        files.put_all(new, [kept])
    except OSError as error:
        raise Misused(
            f"{shown_name(folder)} cannot be written to ({files.reason_of(error)}); nothing was",
            hint="Mend that, or name another folder: `checker init DIR`",
        ) from None
    inside = "" if folder == Path() else f"cd {typed(folder)} && "
    talk = () if options.quiet else (*done, NEEDED, NEXT.format(inside))
    return CommandResult(code=Exit.DONE, talk=talk)


def _ignored(path: Path) -> tuple[str, bytes]:
    """The lines that are to be added to the file, and what it holds. Raises OSError."""
    wanted = (STARTER / "gitignore").read_text("utf-8").splitlines()
    there = files.read(path) if os.path.lexists(path) else b""
    missing = [line for line in wanted if line.encode("utf-8") not in there.splitlines()]
    gap = "\n" if missing and there and not there.endswith(b"\n") else ""
    return gap + "".join(f"{line}\n" for line in missing), there
