"""Why records were left out or passed over -> what to do next. Sentences of our own, no content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from checker.model.observed import Observed
from checker.report.words import counted
from checker.review.inputs import Input

# What each reason means, and what can be done about it other than to record again.
NEXT: Final[Mapping[str, str]] = {
    "base-path-absent": "it asked a documented host without the path that is documented before the "
    "operation, such as /v1: correct the address, or name the contract: --contract SOURCE of "
    "`checker verify`, or of `checker shape`, whose shapes a packet takes",
    "body-not-recorded": "the row keeps no body of the answer; export the rows with their bodies",
    "chunked": "the sizes of its chunks do not fit the body; save the answer with `curl -i`, which "
    "joins them",
    "column-absent": "the table has no column of text of the name that --column gives",
    "compressed": "what is gzip, zstd or zlib and whole is unpacked here; of another kind, "
    "decompress the file first, and take the files out of an archive; what a proxy keeps as an "
    "archive, such as Fiddler's .saz, it exports as HAR too",
    "duplicate-key": "an object names a member twice, and parsers differ in which they keep",
    "empty-body": "there is nothing where a body belongs: the file is empty, the answer was sent "
    "so, or the recorder lost it; save the answer again, such as `curl -i ... > answer.http`",
    "envelope-unknown": "an object of another program's, with a record in it: take the record out, "
    "or write JSON Lines of exchanges (`method`, `url`, `status`, `response_body`)",
    "form-not-read": "flow files of mitmproxy, Parquet files and captures of packets are not read: "
    "export the traffic as HAR, such as `mitmdump -nr FILE --set hardump=FILE.har`; of tables, "
    "name the column of the bodies: --column NAME",
    "form-unknown": "nothing in it is a recording; a picture or a document of an answer is none. "
    "A recording is JSON, JSON Lines, an event stream, HAR, a cassette, what curl "
    "-i or curl -v prints, rows of a gateway or of a log, spans, or a log record in YAML, whole "
    "and as its recorder writes it; one that stands in a text stands in the only fence of its "
    "kind; what a tool keeps in another form, such as XML or a database, it may export as HAR",
    "head-alone": "the head of an answer without its body; `curl -i` prints both",
    "huge-integer": "an integer beyond 64 bits is read differently by different parsers",
    "lone-surrogate": "a text holds half a character",
    "metrics": "metrics hold neither answers nor spans: give the exported traces or logs",
    "no-answer": "the recording holds no answer there: it was blocked, aborted, expired or not "
    "recorded; of a collection of requests, send them and save the answers, such as "
    "`curl -i ... > answer.http`, or export the traffic as HAR",
    "no-events": "a stream without one event that could be read",
    "no-record-in-row": "the row of a log holds words, no JSON of its own",
    "no-records": "the list of what was recorded is empty, of spans or of exchanges: export again "
    "after a call was made",
    "non-finite-number": "NaN and infinities are no JSON",
    "not-a-shape": "a line of shapes is as `checker shape` writes it, whole; shape the recordings "
    "again",
    "not-an-answer": "an item of a list, or a line, that is no object",
    "not-base64": "the recorder says that the body is in base 64, and it is not",
    "not-documented": "readable JSON that is neither a documented answer nor the documented error",
    "not-json": "it is no JSON; a page of HTML is no answer that can be compared",
    "not-utf-8": "save the file as UTF-8; record a body decoded that is compressed with brotli",
    "not-yaml": "the document is no YAML that can be read",
    "number-out-of-range": "a number is too large to be one",
    "object-unreadable": "the file or object could not be opened, or is damaged; nothing of it was "
    "counted",
    "printed-object": "what a program printed as its own object (`console.log`, `print`) is no "
    "JSON: write it with JSON.stringify or json.dumps; of spans, export OTLP in JSON",
    "rest-unread": "a fault in the one document that holds them all: neither this record nor any "
    "behind it was read; mend it at that place, or save it again",
    "source-unknown": "no contract at hand is known by what the record holds: of an answer, name "
    "whose it is with --contract SOURCE; of a batch, give the file of its requests beside the "
    "answers; what another program keeps in a form of its own is read as HAR, or as JSON Lines of "
    "exchanges (`method`, `url`, `status`, `response_body`)",
    "span-unreadable": "spans that are not as their exporter writes them: export the traces again, "
    "whole, as OTLP in JSON",
    "status-unknown": "the status is none of HTTP",
    "too-deep": "the record is nested too deeply",
    "too-large": "a record of more than 64 MiB is not read",
    "truncated": "the recording ends before the record does: it was cut off as it was saved, or a "
    "bracket or a quote in it is never closed; save it again, whole",
    "truncated-event": "a stream ends within an event: the connection was cut, or the recorder was",
    "utf-16": "save the file as UTF-8",
    "worker-lost": "each worker that read it died, alone too; nothing of it was counted",
}
ELSEWHERE: Final = (
    "asked a documented operation of a server that the documentation does not name. Where answers "
    "came through a gateway or a proxy, name their contract: --contract SOURCE of "
    "`checker verify`, or of `checker shape`, whose shapes a packet takes"
)


OTHERS: Final = "hosts that no page at hand names: counted, and nothing more"
SPANS: Final = "with no attribute that the conventions list: counted, and nothing more"
MAX_LISTED: Final = 20  # records that are listed one by one on stderr


def said(seen: Observed) -> str:
    """How many for which reason, the first place of each, and what can be done; "" for none."""
    if not seen.left_out:
        return ""
    first: dict[str, str] = {}
    for one in seen.refusals:
        first.setdefault(one.reason, f" (first: input-{one.input}, record {one.record})")
    counts = ", ".join(
        f"{count} {reason}{first.get(reason, '')}"
        for reason, count in sorted(seen.left_out.items())
    )
    steps = "".join(f" {one}." for one in next_steps(seen.left_out))
    return f"Records were left out: {counts}.{steps}"


def talk(seen: Observed, given: Sequence[Input]) -> tuple[str, ...]:
    """What is in no shape, for whoever typed the names of the inputs."""
    listed = (
        f"left out: {given[one.input - 1].typed}, record {one.record}: {one.reason}"
        for one in seen.refusals[:MAX_LISTED]
    )
    return (*listed, *sentences(seen))


def sentences(seen: Observed) -> tuple[str, ...]:
    """How many were passed over, by where they asked."""
    return tuple(f"{sentence}." for sentence in passed(seen))


def next_steps(left_out: Mapping[str, int]) -> Iterator[str]:
    """`not-json: …`, for each reason."""
    for reason in sorted(left_out):
        if reason in NEXT:  # a shape may be of a later version
            yield f"{reason}: {NEXT[reason]}"


def passed(seen: Observed) -> Iterator[str]:
    """Exchanges of which nothing was seen: where they asked, and what can be done about it."""
    from checker.observe.routes import OTHER_OPERATION, OTHER_SERVER, OTHER_SPAN

    if others := seen.passed_over.get(OTHER_OPERATION, 0) - sum(seen.asked.unnamed.values()):
        yield f"{counted(others, 'exchange')} asked {OTHERS}"
    if count := seen.passed_over.get(OTHER_SPAN):
        yield f"{counted(count, 'span')} {SPANS}"
    if count := seen.passed_over.get(OTHER_SERVER):
        yield f"{counted(count, 'exchange')} {ELSEWHERE}"


def nowhere(seen: Observed, given: Sequence[Input], *, nothing: bool) -> tuple[str, ...]:
    """All that is in no shape, each record by its place; `nothing`: no shape counts any."""
    lines = [
        f"{given[one.input - 1].typed if given else f'input-{one.input}'}, "
        + (f"record {one.record}, byte {one.offset}: " if one.record else "whole: ")
        + one.reason
        for one in seen.refusals
    ]
    left = ", ".join(f"{count} {reason}" for reason, count in sorted(seen.left_out.items()))
    over = ", ".join(f"{count} {what}" for what, count in sorted(seen.passed_over.items()))
    if left:
        lines.append(f"left out: {left}")
    lines += next_steps(seen.left_out)
    if over:
        lines.append(f"passed over, since no contract at hand is theirs: {over}")
    if seen.asked.unnamed:
        others = ", ".join(f"{count} {name}" for name, count in seen.asked.unnamed.items())
        lines.append(f"asked of a documented host, and named by no page at hand: {others}")
    lines += passed(seen)
    if seen.elsewhere:
        lines.append(
            f"{counted(seen.elsewhere, 'exchange')} of a server that the documentation does not "
            "name: seen all the same, since the contract was named"
        )
    if nothing and not (over or left):
        lines.append("nothing was seen through a contract; name one with --contract SOURCE")
    elif nothing:
        lines.append("nothing was seen through a contract")
    return tuple(lines)
