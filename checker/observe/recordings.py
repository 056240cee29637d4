"""A recording -> records: which form it has is told by its content, never by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import BinaryIO, Final, TypeAlias

from checker.documents import Malformed, read_yaml
from checker.observe import strict
from checker.observe.exchange import is_event_stream
from checker.observe.lines import MAX_LINE, batches
from checker.observe.observer import Observer
from checker.observe.sse import BOM
from checker.observe.strict import Refused
from checker.observe.telemetry import is_log_record

BLOCK: Final = 2**18  # bytes that are read at once
HEAD: Final = 2**16  # bytes by which a form is told

Left: TypeAlias = "Callable[[int, int, Refused], None]"  # record number, byte offset, reason


class Recording:
    """The bytes of one input, read once; its head can be looked at before."""

    __slots__ = ("_file", "head", "whole")

    def __init__(self, source: BinaryIO | bytes) -> None:
        """`source` is read from where it stands."""
        if isinstance(source, bytes):
            self._file: BinaryIO | None = None
            self.head, self.whole = source, True
            return
        self._file = source
        parts, size = [], 0
        while size < HEAD and (part := source.read(HEAD - size)):  # a pipe gives what it has
            parts.append(part)
            size += len(part)
        self.head = b"".join(parts)
        self.whole = size < HEAD  # is the head everything?

    def blocks(self) -> Iterator[bytes]:
        """Everything, in blocks."""
        for start in range(0, len(self.head), BLOCK):
            yield self.head[start : start + BLOCK]
        if self._file is not None and not self.whole:
            yield from iter(partial(self._file.read, BLOCK), b"")

    def text(self) -> bytes | None:
        """Everything at once; None where it is more than one record may have."""
        parts, size = [], 0
        for block in self.blocks():
            size += len(block)
            if size > MAX_LINE:
                return None
            parts.append(block)
        return b"".join(parts)


# ---------------------------------------------------------------- the forms


def json_document(recording: Recording, observer: Observer, left: Left) -> None:
    """One JSON text: an answer, an exchange, attributes, or an array of such records."""
    text = recording.text()
    if text is None:
        left(1, 0, Refused("too-large"))
        return
    for _, refused in observer.records([text]):
        left(1, 0, refused)


def json_lines(recording: Recording, observer: Observer, left: Left) -> None:
    """One JSON text a line; blank lines are passed over."""
    number = 0  # of records before the batch
    for offset, batch in batches(recording.blocks()):
        if batch is None:
            number += 1
            left(number, offset, Refused("too-large"))
            continue
        refusals, blank = judged(observer, batch)
        for record, place, refused in refusals:
            left(number + record, offset + place, refused)
        number += len(batch) - blank


def judged(observer: Observer, batch: list[bytes]) -> tuple[list[tuple[int, int, Refused]], int]:
    """(Record, byte offset, reason) of each line that is left out, in its batch; blank lines."""
    found = []
    at = place = blank = 0
    for index, refused in observer.records(batch):
        if not batch[index].strip():
            blank += 1
            continue
        place += sum(map(len, batch[at:index])) + index - at
        at = index
        found.append((index + 1 - blank, place, refused))
    return found, blank


def event_stream(recording: Recording, observer: Observer, left: Left) -> None:
    """One transcript of server-sent events."""
    try:
        observer.transcript(recording.blocks())
    except Refused as refused:
        left(1, 0, refused)


def log_records(recording: Recording, observer: Observer, left: Left) -> None:
    """Log records, or maps of attributes, in YAML: each a document of its own."""
    text = recording.text()
    if text is None:
        left(1, 0, Refused("too-large"))
        return
    for number, (offset, document) in enumerate(_documents(text), 1):
        try:
            observer.take(_yaml(document))
        except Refused as refused:
            left(number, offset, refused)


def _documents(text: bytes) -> Iterator[tuple[int, bytes]]:
    """The documents of a YAML stream (YAML 1.2.2 §9.2), with their byte offsets."""
    start = offset = 0
    for line in [*text.splitlines(keepends=True), b"---"]:
        if line.rstrip() == b"---":
            if text[start:offset].strip():
                yield start, text[start:offset]
            start = offset + len(line)
        offset += len(line)


def _yaml(text: bytes) -> dict[str, object]:
    try:
        value = read_yaml(text.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused("not-utf-8") from None
    except Malformed:
        raise Refused("not-yaml") from None
    if not isinstance(value, dict) or not (
        is_log_record(value) or all("." in name for name in value)
    ):
        raise Refused("form-unknown")
    return value


FORMS: Final[Mapping[str, Callable[[Recording, Observer, Left], None]]] = {
    "json": json_document,
    "jsonl": json_lines,
    "sse": event_stream,
    "yaml": log_records,
}


def form_of(recording: Recording) -> str:
    """The form of a recording, by its content. Raises Refused where it is none of FORMS."""
    head = recording.head
    if strict.utf_16(head):
        raise Refused("utf-16")
    text = head.removeprefix(BOM).lstrip()
    if not text:
        raise Refused("empty-body")
    if text[:1] in (b"{", b"["):
        return "jsonl" if _is_json_lines(text, whole=recording.whole) else "json"
    if is_event_stream(text):
        return "sse"
    if any(map(_is_object, text.split(b"\n")[:-1])):
        return "jsonl"  # whose first line is broken
    if recording.whole and _is_yaml(text):
        return "yaml"
    raise Refused("form-unknown")


def _is_json_lines(text: bytes, *, whole: bool) -> bool:
    """Is the first line a text of its own, or any other one that is not indented?

    Where each line begins as an object does, it is one line a record, though all may be broken.
    """
    first, *others = text.split(b"\n")
    if not others:  # one line, of which the end may be far away
        return not whole
    complete = others if whole else others[:-1]
    if _is_json(first):
        return not whole or any(line.strip() for line in others)
    filled = [line for line in (first, *complete) if line.strip()]
    if len(filled) > 1 and all(line.startswith(b"{") for line in filled):
        return True
    return any(map(_is_object, complete))


def _is_object(line: bytes) -> bool:
    return line.startswith(b"{") and _is_json(line)


def _is_json(line: bytes) -> bool:
    try:
        strict.quick(line)
    except Refused:
        return False
    return True


def _is_yaml(text: bytes) -> bool:
    try:
        return any(_yaml(document) for _, document in _documents(text))
    except Refused:
        return False
