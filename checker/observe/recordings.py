"""A recording -> records: which form it has is told by its content, never by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import BinaryIO, Final, TypeAlias

from checker.documents import Malformed, NamedTwice, read_yaml
from checker.observe.http_message import messages
from checker.observe.json_texts import item_start, json_texts
from checker.observe.lines import MAX_LINE, batches
from checker.observe.observer import Observer, is_foreign
from checker.observe.strict import RecordRefused
from checker.observe.telemetry import is_log_record

BLOCK: Final = 2**18  # bytes that are read at once
HEAD: Final = 2**16  # bytes by which a form is told

# Why what is no JSON is not looked through for several texts: it would be none of them.
SPOILED: Final = frozenset({"byte-order-mark", "not-utf-8", "too-large", "truncated", "utf-16"})

Left: TypeAlias = "Callable[[int, int, RecordRefused], None]"  # record number, byte offset, reason


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
        left(1, 0, RecordRefused("too-large"))
        return
    texts = [(0, text)]
    refusals = list(observer.records([text]))
    if (
        any(refused.reason not in SPOILED for _, refused in refusals)
        and len(several := [*json_texts(text)]) > 1
    ):
        texts = several
        refusals = list(observer.records([one for _, one in texts]))
    for index, refused in refusals:
        start, one = texts[index]
        if refused.place is None:
            left(index + 1, start, refused)
        else:  # an array of records: each is one
            left(index + 1 + refused.place, start + item_start(one, refused.place), refused)


def json_lines(recording: Recording, observer: Observer, left: Left) -> None:
    """One JSON text a line; blank lines are passed over."""
    number = 0  # of records before the batch
    for offset, batch in batches(recording.blocks()):
        if batch is None:
            number += 1
            left(number, offset, RecordRefused("too-large"))
            continue
        refusals, blank = judged(observer, batch)
        for record, place, refused in refusals:
            left(number + record, offset + place, refused)
        number += len(batch) - blank


def judged(
    observer: Observer, batch: list[bytes]
) -> tuple[list[tuple[int, int, RecordRefused]], int]:
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


def http_messages(recording: Recording, observer: Observer, left: Left) -> None:
    """Answers with their heads, as `curl -i` prints them."""
    text = recording.text()
    if text is None:
        left(1, 0, RecordRefused("too-large"))
        return
    for number, (offset, answer) in enumerate(messages(text), 1):
        found = [answer] if isinstance(answer, RecordRefused) else observer.left_out_of(answer)
        for refused in found:
            left(number, offset, refused)


def event_stream(recording: Recording, observer: Observer, left: Left) -> None:
    """One transcript of server-sent events."""
    try:
        observer.transcript(recording.blocks())
    except RecordRefused as refused:
        left(1, 0, refused)


def log_records(recording: Recording, observer: Observer, left: Left) -> None:
    """Log records, or maps of attributes, in YAML: each a document of its own."""
    text = recording.text()
    if text is None:
        left(1, 0, RecordRefused("too-large"))
        return
    for number, (offset, document) in enumerate(yaml_documents(text), 1):
        try:
            refusals = observer.left_out_of(yaml_record(document))
        except RecordRefused as one:
            refusals = [one]
        for refused in refusals:
            left(number, offset, refused)


def yaml_documents(text: bytes) -> Iterator[tuple[int, bytes]]:
    """The documents of a YAML stream (YAML 1.2.2 §9.2), with their byte offsets."""
    start = offset = 0
    for line in [*text.splitlines(keepends=True), b"---"]:
        if line.rstrip() == b"---":
            if text[start:offset].strip():
                yield start, text[start:offset]
            start = offset + len(line)
        offset += len(line)


def yaml_record(text: bytes, *, strict: bool = True) -> dict[str, object]:
    """One log record, or map of attributes; `strict`: that names nothing twice. Raises Refused."""
    try:
        value = read_yaml(text.decode("utf-8-sig"), strict=strict)
    except UnicodeDecodeError:
        raise RecordRefused("not-utf-8") from None
    except NamedTwice:
        raise RecordRefused("duplicate-key") from None
    except Malformed:
        raise RecordRefused("not-yaml") from None
    if not isinstance(value, dict) or not all(isinstance(name, str) for name in value):
        raise RecordRefused("form-unknown")
    if is_foreign(value):
        raise RecordRefused("form-not-read")
    if not is_log_record(value) and not all("." in name for name in value):
        raise RecordRefused("form-unknown")
    return value


FORMS: Final[Mapping[str, Callable[[Recording, Observer, Left], None]]] = {
    "http": http_messages,
    "json": json_document,
    "jsonl": json_lines,
    "sse": event_stream,
    "yaml": log_records,
}
