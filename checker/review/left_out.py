"""Why records were left out or passed over -> what to do next. Sentences of our own, no content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

# Reasons that a person can do something about, other than to record again.
NEXT: Final[Mapping[str, str]] = {
    "byte-order-mark": "save the file as UTF-8 without a byte-order mark",
    "compressed": "decompress the file first",
    "form-not-read": "HAR files, cassettes, OTLP exports and what curl -v prints are not read: "
    "give the answers as one JSON body a line, as an event stream, or as curl -i prints them",
    "form-unknown": "a recording is JSON, JSON Lines, an event stream, what curl -i prints, or a "
    "log record in YAML; one that stands in a text stands in the only fence of its kind",
    "not-a-shape": "a line of shapes is as `checker shape` writes it, whole; shape the recordings "
    "again",
    "not-json": "a page of HTML is no answer that can be compared; what a program printed as its "
    "own object is to be written as JSON",
    "not-utf-8": "save the file as UTF-8",
    "source-unknown": "no contract at hand is known by what the record holds: name one with "
    "--contract SOURCE",
    "utf-16": "save the file as UTF-8",
}
ELSEWHERE: Final = (
    "asked a documented operation of a server that the documentation does not name. Where answers "
    "came through a gateway or a proxy, "
)


def next_steps(left_out: Mapping[str, int]) -> Iterator[str]:
    """`not-json: …`, for each reason about which something can be done."""
    for reason in sorted(left_out):
        if reason in NEXT:
            yield f"{reason}: {NEXT[reason]}"


def exchanges(count: int) -> str:
    """`1 exchange`, `2 exchanges`."""
    return "1 exchange" if count == 1 else f"{count} exchanges"
