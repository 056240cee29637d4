"""Which form a recording has: recognised by its content, never by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from checker.model.regex import regex
from checker.observe import strict
from checker.observe.exchange import is_event_stream
from checker.observe.json_texts import json_texts
from checker.observe.recordings import of_text
from checker.observe.recordings.log_records import is_yaml
from checker.observe.recordings.logs import LINES, are_lines
from checker.observe.recordings.recording import Recording
from checker.observe.sse import BOM
from checker.observe.strict import RecordRefused

# What is not unpacked begins with: bzip2, xz and zip, by their own specifications; tar has a word.
_COMPRESSED: Final = (b"BZh", b"\xfd7zXZ\0", b"PK\x03\x04")
# Told, and not read: a flow file of mitmproxy (a length, and a netstring of its own), Parquet,
# a capture of packets.
_BINARY: Final = regex(rb"\d{1,12}:\d{1,3}:[a-z_]+[,;]|PAR1|\xd4\xc3\xb2\xa1|\x0a\x0d\x0d\x0a")
_LABEL: Final = regex(rb"\[[^\[\]{}\"]*\][ \t]+[^\s\]]")  # a name or a time, before words of a log
_FENCED: Final = regex(rb"^(```+|~~~+)[^\n`]*\n(.*?)^\1[ \t]*\r?$", re.MULTILINE | re.DOTALL)


def recognised(recording: Recording) -> tuple[str, Recording, int]:
    """The form of a recording, the recording itself, and the byte at which it begins.

    One that stands in a fence of a Markdown text is taken out of it. Raises Refused where there is
    none of FORMS, or more than one.
    """
    fenced = [*_fenced(recording)]
    if len(fenced) == 1:
        return fenced.pop()
    try:
        return form_of(recording), recording, 0
    except RecordRefused as refused:
        if refused.reason != "form-unknown" or fenced:
            raise
    if _talks(recording):
        return "json", recording, 0
    if are_lines(recording.head):
        return LINES.name, recording, 0
    raise RecordRefused("form-unknown")


def _fenced(recording: Recording) -> Iterator[tuple[str, Recording, int]]:
    """What can be told of the fences of a Markdown text."""
    if recording.whole and recording.head[:1] not in (b"{", b"["):
        for fence in _FENCED.finditer(recording.head):
            inner = Recording(fence[2])
            with suppress(RecordRefused):
                yield form_of(inner), inner, fence.start(2)


def _talks(recording: Recording) -> bool:
    """Do JSON texts stand between other lines, as where a program prints both?"""
    head = recording.head
    with suppress(UnicodeDecodeError):
        texts = json_texts(head if recording.whole else head[: head.rfind(b"\n") + 1])
        return any(_is_json(text) for _, text in texts)
    return False


def form_of(recording: Recording) -> str:
    """The form of a recording, by its content. Raises RecordRefused where it is none of FORMS."""
    text = recording.head.removeprefix(BOM).lstrip()
    reason = _not_read(recording, text)
    if reason is not None:
        raise RecordRefused(reason)
    if not text:
        return "jsonl"  # which begins with many blank lines
    form = of_text(text)
    if form is not None:
        return form.name
    if text[:1] in (b"{", b"[") and not _LABEL.match(text):
        return "jsonl" if _is_json_lines(text, whole=recording.whole) else "json"
    if is_event_stream(text):
        return "sse"
    if any(map(_is_object, text.split(b"\n")[:-1])):
        return "jsonl"  # whose first line is broken
    if recording.whole and is_yaml(text):
        return "yaml"
    raise RecordRefused("form-unknown")


def _not_read(recording: Recording, text: bytes) -> str | None:
    """Why what can be recognised is not read all the same."""
    if recording.head.startswith(_COMPRESSED) or recording.head[257:262] == b"ustar":
        return "compressed"
    if strict.utf_16(recording.head):
        return "utf-16"
    if not text and recording.whole:
        return "empty-body"
    return "form-not-read" if _BINARY.match(recording.head) else None


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
    except RecordRefused:
        return False
    return True
