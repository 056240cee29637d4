"""Rows and lines of logs that hold a record as JSON text -> the records, to be recognised anew.

logcli writes `line`, CloudWatch and Datadog `message`. The text is decoded once more; what is no
JSON, or no record, is left out and counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from checker.model.fidelity import PARSED, RAW
from checker.observe import strict
from checker.observe.recordings.bodies import from_base64, plain, text_of, unpacked
from checker.observe.recordings.form import Form, Taken, TakenPart, inside
from checker.observe.recordings.recording import placed
from checker.observe.strict import RecordRefused

CLOUDWATCH: Final = "message"


def decoded(text: Any) -> tuple[Taken]:  # noqa: ANN401 - whatever a row holds
    """The record that a text holds; behind words of the logger's own, where it has some."""
    if text and isinstance(text, dict | list):
        return (TakenPart(text, PARSED),)
    return (inner(text),)


def inner(text: Any) -> Taken:  # noqa: ANN401 - whatever a row holds
    """The JSON text in a text, as a part whose faults are reported like those of any record."""
    words = text.lstrip() if isinstance(text, str) else ""
    start = 0 if words.startswith("{") else words.find('{"')
    if start < 0 or (start and words.rstrip()[-1:] != "}"):
        return RecordRefused("no-record-in-row")
    return TakenPart(words[start:].encode(errors="surrogatepass"))


def lines(blocks: Iterable[bytes]) -> Iterator[tuple[int, Taken]]:
    """The records that stand in lines, behind a time, labels and words of the logger's own."""
    for at, line in placed(blocks):
        if line.strip():
            yield at, inner(line.decode(errors="surrogateescape"))


def are_lines(head: bytes) -> bool:
    """Does every second line hold a record?"""
    parts = [part for _, part in lines([head])]
    held = [part for part in parts if isinstance(part, TakenPart) and plain(part.value)]
    return 2 * len(held) >= len(parts) > 0


def under(name: str) -> Callable[[Mapping[str, Any]], tuple[Taken]]:
    """Rows that hold a record under a name."""
    return lambda row: decoded(row[name])


def each(*path: str, names: frozenset[str]) -> Callable[[Mapping[str, Any]], bool]:
    """Is all in a list an object with such names? One that is empty may be any program's."""

    def hold(value: Mapping[str, Any]) -> bool:
        items = inside(value, path)
        return bool(items) and all(isinstance(one, dict) and one.keys() >= names for one in items)

    return hold


def datadog(row: Mapping[str, Any]) -> Iterator[Taken]:
    """A log of Datadog: keys of a JSON log stand under `attributes`, other text in `message`."""
    attributes = row["attributes"]
    moved = attributes.get("attributes")  # as its API answers
    message = row.get("message", attributes.get("message"))
    if isinstance(message, str) and message.lstrip().startswith("{"):
        yield from decoded(message)
    elif moved or attributes:
        yield TakenPart(moved if isinstance(moved, dict) else attributes, PARSED)
    else:
        yield RecordRefused("no-record-in-row")


def lambda_event(event: Mapping[str, Any]) -> Iterator[Taken]:
    """What a subscription hands to a function: base 64 of gzip of JSON."""
    yield TakenPart(strict.quick(unpacked(from_base64(event["awslogs"]["data"]))))


def streamed(record: Mapping[str, Any]) -> Iterator[Taken]:
    """A record of a stream of Kinesis or of Firehose: base 64 of JSON, of gzip of JSON too."""
    inner = record.get("kinesis", record)
    yield TakenPart(text_of(from_base64(inner["data"])).encode())


def insights(row: list[Mapping[str, Any]]) -> Iterator[Taken]:
    """A row of a query of CloudWatch: fields, of which `@message` holds the record."""
    yield from decoded(next((one["value"] for one in row if one["field"] == "@message"), None))


def loki(stream: Mapping[str, Any]) -> Iterator[Taken]:
    """A stream of Loki's answer to a query: pairs of a time and a line."""
    for pair in stream["values"]:
        yield from decoded(pair[1])


LINES: Final = Form(name="log-lines", fidelity=RAW, read=lines)
LOGCLI: Final = Form(
    name="logcli",
    fidelity=RAW,
    names=frozenset({"line", "timestamp"}),
    parts=under("line"),
    text="line",
)
LOKI: Final = Form(
    name="loki",
    fidelity=RAW,
    names=frozenset({"data", "status"}),
    path=("data", "result"),
    parts=loki,
    holds=each("data", "result", names=frozenset({"values"})),
)
SUBSCRIPTION: Final = Form(
    name="cloudwatch-subscription",
    fidelity=RAW,
    names=frozenset({"logEvents"}),
    path=("logEvents",),
    parts=under(CLOUDWATCH),
)
LAMBDA: Final = Form(
    name="cloudwatch-lambda",
    fidelity=RAW,
    names=frozenset({"awslogs"}),
    parts=lambda_event,
)
EVENT: Final = Form(
    name="cloudwatch-event",
    fidelity=RAW,
    names=frozenset({"message", "timestamp", "ingestionTime"}),
    parts=under(CLOUDWATCH),
    text=CLOUDWATCH,
)
EVENTS: Final = Form(
    name="cloudwatch-events",
    fidelity=RAW,
    names=frozenset({"events"}),
    path=("events",),
    parts=under(CLOUDWATCH),
    holds=each("events", names=EVENT.names),
)
KINESIS: Final = Form(
    name="kinesis",
    fidelity=RAW,
    names=frozenset({"Records"}),
    path=("Records",),
    parts=streamed,
    holds=each("Records", names=frozenset({"kinesis"})),
)
FIREHOSE: Final = Form(
    name="firehose",
    fidelity=RAW,
    names=frozenset({"records"}),
    path=("records",),
    parts=streamed,
    holds=each("records", names=frozenset({"data", "recordId"})),
)
INSIGHTS: Final = Form(
    name="cloudwatch-insights",
    fidelity=RAW,
    names=frozenset({"results"}),
    path=("results",),
    parts=insights,
    holds=lambda value: bool(value["results"]) and isinstance(value["results"][0], list),
)
DATADOG: Final = Form(
    name="datadog",
    fidelity=RAW,
    names=frozenset({"_id", "attributes"}),
    parts=datadog,
)
DATADOG_API: Final = Form(
    name="datadog-api",
    fidelity=RAW,
    names=frozenset({"id", "type", "attributes"}),
    holds=lambda value: value["type"] == "log",
    parts=datadog,
)
