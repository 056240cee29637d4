"""checker init: what a repository needs to keep evidence and to hear of changes."""

from __future__ import annotations

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
    """Writes what is not there yet, and says of each file whether it did. Raises Misused."""
    done: list[str] = []
    try:
        done.append(_folder(folder / "snapshots"))
        done.append(_ignored(folder / ".gitignore"))
        for name, place in PLACES.items():
            text = (STARTER / name).read_text("utf-8").replace("{version}", __version__)
            done.append(_file(folder / place, text))
        daily = (documents.packaged(WORKFLOWS) / "drift.yml").read_text("utf-8")
        done.append(_file(folder / WORKFLOWS / "drift.yml", daily))
    except OSError as error:
        raise Misused(
            f"{shown_name(folder)} cannot be written to ({files.reason_of(error)})",
            hint="Name a folder that you may write to: `checker init DIR`",
        ) from None
    inside = "" if folder == Path() else f"cd {typed(folder)} && "
    talk = () if options.quiet else (NEEDED, NEXT.format(inside))
    return CommandResult(code=Exit.DONE, output="".join(f"{line}\n" for line in done), talk=talk)


def _folder(path: Path) -> str:
    if path.is_dir():
        return f"kept   {shown_name(path)}/"
    path.mkdir(parents=True)
    return f"wrote  {shown_name(path)}/"


def _file(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError:
        return f"kept   {shown_name(path)}"
    return f"wrote  {shown_name(path)}"


def _ignored(path: Path) -> str:
    """The lines that are not there yet, at the end of the file."""
    wanted = (STARTER / "gitignore").read_text("utf-8").splitlines()
    there = path.read_text("utf-8") if path.exists() else ""
    missing = [line for line in wanted if line not in there.splitlines()]
    if not missing:
        return f"kept   {shown_name(path)}"
    gap = "" if not there or there.endswith("\n") else "\n"
    with path.open("a", encoding="utf-8", newline="") as file:
        file.write(gap + "".join(f"{line}\n" for line in missing))
    return f"{'added to' if there else 'wrote '} {shown_name(path)}"
