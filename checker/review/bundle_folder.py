"""The folder of a bundle: what may stand in it, what does, and where one may be written."""

from __future__ import annotations

import stat
from collections.abc import Collection, Iterator
from os.path import lexists, realpath
from pathlib import Path
from typing import Final

from checker import documents, files
from checker.gate.wording import judge
from checker.model.errors import EvidenceMissing, Misused
from checker.model.regex import regex
from checker.packet.provenance import PREDICATE, STATEMENT
from checker.report.escape import code as span
from checker.review.unreadable import absent, unreadable

SHAPES: Final = "shapes.jsonl"
PROVENANCE: Final = "provenance.json"
PACKET: Final = "packet.yaml"
SHOWN: Final = "packet.md"
SOURCES: Final = "sources.toml"  # the table of pages, where it is not the built-in one
COMPUTED: Final = ("report.json", "table.md")  # what can be computed again from the others
MAX_FILE: Final = 32 * 1024 * 1024  # bytes
CONTRACT: Final = regex(r"contracts/[a-z0-9][\w-]{0,80}\.json")
ANOTHER: Final = "`checker packet attach FILE --bundle DIR`"
MADE: Final = f"{ANOTHER} makes one."
_FIXED: Final = (*COMPUTED, PACKET, SHOWN, SHAPES, PROVENANCE, SOURCES)
_HARMLESS: Final = regex(r"[\w.][\w./-]{0,120}")
_MOST: Final = 1000  # files that are looked at


def texts_of(folder: Path) -> tuple[dict[str, str], list[str]]:
    """The texts of the files that a bundle has, by name; what is there and does not belong.

    Raises Misused, EvidenceMissing where it is no bundle.
    """
    texts: dict[str, str] = {}
    differs: list[str] = []
    try:
        if folder.is_symlink() or not stat.S_ISDIR(folder.stat().st_mode):
            raise Misused("--from takes a folder, and no link to one", hint=MADE)
        empty = next(folder.iterdir(), None) is None
    except FileNotFoundError:
        raise absent(str(folder), folder) from None
    except OSError as error:
        raise unreadable(str(folder), folder, error) from None
    if empty:
        raise EvidenceMissing("the folder of --from is empty", hint=MADE)
    for number, path in enumerate(files_of(folder)):
        name = path.relative_to(folder).as_posix()
        if number == _MOST:
            differs.append(f"more than {_MOST} files: no bundle has as many")
            break
        wrong = _wrong(path, name)
        if wrong:
            differs.append(wrong)
        else:
            texts[name] = _text(path, name)
    if PROVENANCE not in texts:
        raise EvidenceMissing("the folder holds no provenance.json: it is no bundle", hint=MADE)
    return texts, differs


def _wrong(path: Path, name: str) -> str:
    """Why a file is none of a bundle's own; "" where it may be."""
    if name not in _FIXED and not CONTRACT.fullmatch(name):
        return f"{named(name)}: {span(PROVENANCE)} does not name it"
    if path.is_symlink():
        return f"{span(name)}: is a link, and no file of the bundle"
    if not files.is_file(path):  # a pipe would be waited for, a folder is none
        return f"{span(name)}: is no file"
    if path.stat().st_size > MAX_FILE:
        return f"{span(name)}: is larger than any file of a bundle"
    return ""


def named(name: str) -> str:
    """A name that is not ours is shown only where nothing in it is to be kept back."""
    return span(name) if _HARMLESS.fullmatch(name) and not judge(name) else "a file"


def _text(path: Path, name: str) -> str:
    try:
        return files.read(path).decode("utf-8")  # as it stands: a changed line end is a change
    except (OSError, UnicodeDecodeError):
        raise Misused(f"the bundle's {name} cannot be read as UTF-8 text", hint=MADE) from None


def refuse_foreign(into: Path, names: Collection[str], packet: Path) -> None:
    """A bundle goes into an empty folder, or over an older bundle. Raises Misused.

    `packet` is the record itself, which may already stand where the bundle will hold it.
    """
    if lexists(into) and not files.is_folder(into):
        raise Misused(
            "--bundle takes a folder, and there is a file of that name",
            hint="Name a folder that is empty or not there yet: --bundle DIR.",
        )
    found = [path for path in files_of(into) if realpath(path) != realpath(packet)]
    if not found:
        return
    hint = "Name a folder that does not exist, or an empty one."
    if not _is_bundle(into / PROVENANCE):
        raise Misused("the folder of --bundle holds files, and is no bundle", hint=hint)
    foreign = [path for path in found if path.relative_to(into).as_posix() not in names]
    if foreign:
        raise Misused(
            f"the folder of --bundle holds {len(foreign)} files that the bundle would not replace",
            hint=hint,
        )


def files_of(folder: Path) -> Iterator[Path]:
    """Every file below a folder, links and folders without a file among them; sorted.

    A link is not followed.
    """
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_dir() or next(path.iterdir(), None) is None:
            yield path


def _is_bundle(path: Path) -> bool:
    try:
        data = documents.read_json(files.read(path, MAX_FILE))
    except (OSError, documents.Malformed):
        return False
    kinds = (data.get("_type"), data.get("predicateType")) if isinstance(data, dict) else ()
    return kinds == (STATEMENT, PREDICATE)
