"""A recording -> do the headers of its answers carry a trace or request id? Never which one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, Final
from urllib.parse import urlsplit

from checker.observe import strict
from checker.observe.exchange import headers_of, is_exchange
from checker.observe.forms import form_of
from checker.observe.lines import batches
from checker.observe.recordings import Recording
from checker.observe.strict import Refused

# Names under which one is sent: W3C Trace Context, B3, and what gateways and vendors use.
TRACED: Final = frozenset(
    {
        *("cf-ray", "request-id", "traceparent", "x-amzn-requestid", "x-amzn-trace-id", "b3"),
        *("x-b3-traceid", "x-cloud-trace-context", "x-correlation-id", "x-request-id"),
        *("x-trace-id", "trace-id", "correlation-id", "apim-request-id", "x-ms-request-id"),
    }
)


def traced(source: BinaryIO, path: str) -> bool | None:
    """None where no answer of the operation at a path has headers, or they do not agree.

    Bodies are not looked at: an id in one is nothing that correlates the call.
    """
    found = {
        _carried(value)
        for value in _exchanges(Recording(source))
        if value.get("headers") and _is_of(value.get("url"), path)
    }
    return next(iter(found)) if len(found) == 1 else None


def _carried(value: dict[str, Any]) -> bool:
    return any(
        isinstance(name, str) and name.lower() in TRACED and bool(told)
        for name, told in headers_of(value["headers"])
    )


def _is_of(url: object, path: str) -> bool:
    """Does an address lead to the operation? One that is not told may."""
    if not isinstance(url, str):
        return True
    try:
        return urlsplit(url).path.rstrip("/").endswith(path.rstrip("/"))
    except ValueError:
        return False


def _exchanges(recording: Recording) -> Iterator[dict[str, Any]]:
    for raw in _texts(recording):
        try:
            value = strict.read(raw)
        except Refused:
            continue  # it is left out of the shapes, and told there
        for item in value if isinstance(value, list) else (value,):
            if isinstance(item, dict) and is_exchange(item):
                yield item


def _texts(recording: Recording) -> Iterator[bytes]:
    try:
        form = form_of(recording)
    except Refused:
        return
    if form == "jsonl":
        for _, batch in batches(recording.blocks()):
            yield from batch or ()
    elif form == "json" and (text := recording.text()) is not None:
        yield text
