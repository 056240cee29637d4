"""A record and a field's new lines -> its text, in which all else stands as the author wrote it."""

from __future__ import annotations

from collections.abc import Iterator

from checker.documents import Malformed
from checker.packet.record import Record, lines_of_fields, read


def with_field(record: Record, name: str, block: str) -> str:
    """The text with a field set to a block (whole lines, its key among them).

    An older one is replaced where it stands. Raises Malformed where the record is written in one
    line (`{…}`), or the result would say anything else of another field.
    """
    text = record.text
    if not text.endswith(("\n", "\r")):
        text += "\r\n" if "\r\n" in text else "\n"
    before = read(text).data
    for changed in _with(text, name, block):
        try:
            again = read(changed).data
        except Malformed:
            continue
        if {**again, name: None} == {**before, name: None}:
            return changed
    raise Malformed("the packet", why="cannot be added to: write one field a line")


def _with(text: str, name: str, block: str) -> Iterator[str]:
    """Texts that may be the one asked for: in place of the older block, else at the end."""
    lines = text.splitlines(keepends=True)
    place = lines_of_fields(text).get(name)
    if place is not None:
        yield "".join([*lines[:place], block, *lines[_end(lines, place) :]])
        return
    last = next((at for at, line in enumerate(lines) if line.rstrip() == "..."), len(lines))
    own, rest = "".join(lines[:last]), "".join(lines[last:])  # the end of a document stays its end
    ends = text[len(text.rstrip("\r\n")) :][: 2 if "\r\n" in text else 1]
    if last and lines[last - 1].strip():
        yield own + ends + block + rest
    yield own + block + rest  # a block that keeps its empty lines takes no further one


def without_field(record: Record, name: str) -> str:
    """The text without a field: shown where that stands elsewhere."""
    lines = record.text.splitlines(keepends=True)
    place = lines_of_fields(record.text).get(name)
    return record.text if place is None else "".join(lines[:place] + lines[_end(lines, place) :])


def _end(lines: list[str], place: int) -> int:
    """Where the block of a field ends that begins in this line."""
    end = place + 1
    while end < len(lines) and (lines[end][:1] in " \t" or _within(lines, end)):
        end += 1
    return end


def _within(lines: list[str], at: int) -> bool:
    """Is an empty line inside an indented block, rather than after it?"""
    rest = next((line for line in lines[at:] if line.strip()), "")
    return not lines[at].strip() and rest[:1] in (" ", "\t")
