"""Saved answers of a Postman collection (2.0, 2.1) -> exchanges; folders hold items in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.model.fidelity import META, RAW
from checker.model.regex import regex
from checker.observe.recordings.bodies import plain
from checker.observe.recordings.form import Form, Taken, TakenPart, exchange, inside
from checker.observe.strict import RecordRefused

_VARIABLE: Final = regex(r"\{\{\s*([^{}\s]{1,256})\s*\}\}")
_HOST: Final = regex(r"^(?:https?://)?\{\{[^{}]*\}\}(?::\d+)?")


def saved(collection: Mapping[str, Any]) -> Iterator[Taken]:
    """The saved answers of a collection."""
    level = collection["item"]
    listed = collection.get("variable") or ()
    values = {one.get("key"): one.get("value") for one in listed if isinstance(one, dict)}
    empty = True
    while level:
        below: list[Mapping[str, Any]] = []
        for item in level:
            below += item.get("item") or ()
            for answer in item.get("response") or ():
                empty = False
                yield _answer(answer, item.get("request"), values)
        level = below
    if empty:
        yield RecordRefused("no-records")


def _address(url: object, values: Mapping[object, object]) -> object:
    """An address with the collection's own variables; without a host that another one tells."""
    if not isinstance(url, str):
        return None
    known = _VARIABLE.sub(lambda name: str(values.get(name[1], name[0])), url)
    path = _HOST.sub("", known)
    return path if path == known else f"/{path.lstrip('/')}"


def _answer(
    answer: Mapping[str, Any] | None,
    request: Any,  # noqa: ANN401 - any JSON
    values: Mapping[object, object],
) -> Taken:
    if not isinstance(answer, dict) or answer.get("code") is None:
        return RecordRefused("no-answer")
    asked = answer.get("originalRequest") or request
    if not isinstance(asked, dict):
        asked = {"url": asked}
    url = asked.get("url")
    body = answer.get("body")
    return TakenPart(
        exchange(
            method=asked.get("method", "GET"),
            url=_address(url.get("raw") if isinstance(url, dict) else url, values),
            status=answer["code"],
            headers=[*_headers(answer.get("header"))],
            request=plain(inside(asked, ("body", "raw"))),
            body=body,
        ),
        META if body is None else None,
    )


def _headers(headers: Any) -> Iterator[list[Any]]:  # noqa: ANN401 - a list of objects or text, or text
    for one in headers.splitlines() if isinstance(headers, str) else headers or ():
        if isinstance(one, dict):
            yield [one.get("key"), one.get("value")]
        elif isinstance(one, str):
            yield [part.strip() for part in one.partition(":")[::2]]


POSTMAN: Final = Form(
    name="postman",
    fidelity=RAW,
    names=frozenset({"info", "item"}),
    holds=lambda value: isinstance(value["item"], list),
    parts=saved,
)
