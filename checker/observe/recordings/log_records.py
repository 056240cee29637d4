"""Log records, or maps of attributes, in YAML: each a document of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from checker.documents import Malformed, NamedTwice, read_yaml
from checker.model.fidelity import META
from checker.observe.recordings.form import Form, Taken, TakenPart
from checker.observe.recordings.recording import whole
from checker.observe.strict import RecordRefused
from checker.observe.telemetry import is_log_record


def records(blocks: Iterable[bytes]) -> Iterator[tuple[int, Taken]]:
    """Each document; one that is no record is left out."""
    for at, document in documents(whole(blocks)):
        try:
            yield at, TakenPart(record(document))
        except RecordRefused as refused:
            yield at, refused.with_traceback(None)


def documents(text: bytes) -> Iterator[tuple[int, bytes]]:
    """The documents of a YAML stream (YAML 1.2.2 §9.2), with their byte offsets."""
    start = offset = 0
    for line in [*text.splitlines(keepends=True), b"---"]:
        if line.rstrip() == b"---":
            if text[start:offset].strip():
                yield start, text[start:offset]
            start = offset + len(line)
        offset += len(line)


def record(text: bytes, *, strict: bool = True) -> dict[str, Any]:
    """One log record, or map of attributes; `strict`: named once each. Raises RecordRefused."""
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
    if not is_log_record(value) and not all("." in name for name in value):
        raise RecordRefused("form-unknown")
    return value


def is_yaml(text: bytes) -> bool:
    """Is any of the documents a record? A broken one beside it is left out alone."""
    return any(_is_record(document) for _, document in documents(text))


def _is_record(document: bytes) -> bool:
    try:
        return bool(record(document, strict=False))
    except RecordRefused:
        return False


YAML: Final = Form(name="yaml", fidelity=META, read=records)
