"""Findings -> the files that annotations and alerts point to: those that a checkout holds.

Bodies are not tracked, and an alert that points to a file that the checkout lacks is shown nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from os import fsdecode
from os.path import realpath
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from checker import files
from checker.documents import Malformed, read_json
from checker.model.finding import Finding
from checker.model.regex import regex
from checker.model.table import Report
from checker.review.git import git

TRACKED: Final = ("contract.json", "accesses.jsonl")  # of a source, in the order of their use


def tracked(sources: Iterable[str], kept: Path) -> dict[str, tuple[str, ...]]:
    """By source, the tracked file of kept evidence that a finding of it points to; else none.

    Where nothing is under version control, the files that are meant to be.
    """
    held = _held(kept)
    found: dict[str, tuple[str, ...]] = {}
    for source in sources:
        for name in TRACKED:
            path = kept / source / name
            there = files.is_file(path) and (held is None or f"{source}/{name}" in held)
            address = _below(path) if there else None
            if address is not None:
                found[source] = (address,)
                break
    return found


def pointed(report: Report) -> Report:
    """The report with the lines of its tracked files; none where a file holds no such key."""
    first = {source: pointers[0] for source, pointers in report.files.items() if pointers}
    wanted: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.key and finding.source in first:
            wanted.setdefault(first[finding.source], []).append(finding)
    lines: dict[str, int] = {}
    for file, findings in wanted.items():
        of_key = _lines_of_keys(file)
        for finding in findings:
            _, mark, below = finding.key.partition(" #")
            line = of_key.get(f"#{below}" if mark else finding.key)
            if line is not None:
                lines[finding.fingerprint] = line
    return replace(report, lines=lines)


_KEY: Final = regex(rb'^ *"key": ("(?:[^"\\]|\\.)*"),?$')


def _lines_of_keys(file: str) -> dict[str, int]:
    """Key -> the line of a contract file on which its fact begins."""
    try:
        data = files.read(_root() / unquote(file.removeprefix("file://")))
    except OSError:
        return {}
    found: dict[str, int] = {}
    for number, line in enumerate(data.split(b"\n"), start=1):
        if match := _KEY.match(line):
            with suppress(Malformed):
                found.setdefault(str(read_json(match[1])), number)
    return found


def _held(folder: Path) -> set[str] | None:
    """The names below a folder that are under version control; None where none is known of."""
    listed = git(folder, "ls-files", "-z")
    return None if listed is None else set(listed.decode("utf-8", "replace").split("\0"))


def address_of(path: Path) -> str:
    """A named file as an address: relative where the checkout around this folder holds it.

    Another is absolute: it can be opened here, and no reader looks for it in the checkout.
    """
    real = Path(realpath(path))
    below, held = _below(path), _held(real.parent)
    tracked_ = below is not None and (held is None or real.name in held)
    return below if below is not None and tracked_ else real.as_uri()


def _root() -> Path:
    """The folder that addresses in a checkout are below: its outermost one; else this folder."""
    outermost = git(Path.cwd(), "rev-parse", "--show-toplevel")
    return Path.cwd() if outermost is None else Path(realpath(fsdecode(outermost.rstrip(b"\n"))))


def _below(path: Path) -> str | None:
    try:
        below = Path(realpath(path)).relative_to(_root())
    except ValueError:
        return None
    return quote(below.as_posix())  # a colon in its first part would make that a scheme
