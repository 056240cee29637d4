"""Cassettes of VCR.py and of VCR for Ruby, in YAML or JSON -> exchanges, one an interaction.

VCR.py: `interactions`, `response.body.string` (text, `!!binary`, gzip bytes, or base 64 under
`base64_string`), or `parsed_body` where a serializer parsed it; older ones are the list alone, and
some keep `requests` beside `responses`. Ruby: `http_interactions`, `body` with `encoding` and
`string` or `base64_string`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from checker.documents import Malformed, read_yaml
from checker.model.fidelity import META, PARSED, RAW
from checker.model.regex import regex
from checker.observe.recordings.bodies import from_base64, plain, text_of
from checker.observe.recordings.form import Form, Taken, TakenPart, exchange
from checker.observe.recordings.recording import whole
from checker.observe.strict import RecordRefused

# In YAML the list may stand behind other members of one line; in JSON it, or the version, is first.
_YAML: Final = regex(
    rb"(?:[%#][^\n]*\n|---[^\n]*\n|\s*\n|\w+:[^\n]*\n)*"
    rb"(?:(?:http_)?interactions|requests|- request):"
)
_JSON: Final = regex(
    rb'\s*\{\s*(?:"(?:version|recorded_with)"\s*:\s*(?:\d+|"[^"]*")\s*,\s*)*"(http_)?interactions"'
)


def is_cassette(text: bytes, *, ruby: bool) -> bool:
    """Does a text begin as a cassette does?"""
    head = _YAML.match(text) or _JSON.match(text)
    return head is not None and (b"http_interactions" in head[0]) is ruby


def in_yaml(blocks: Iterable[bytes]) -> Iterator[tuple[int, Taken]]:
    """The interactions of a cassette in YAML, read by a safe loader. Raises RecordRefused."""
    try:
        value = read_yaml(whole(blocks).decode("utf-8-sig"), recorded=True)
    except UnicodeDecodeError:
        raise RecordRefused("not-utf-8") from None
    except Malformed:
        raise RecordRefused("not-yaml") from None
    value = {"interactions": value} if isinstance(value, list) else value
    form = next(
        (form for form in (PYTHON, RUBY, BESIDE) if isinstance(value, dict) and form.tells(value)),
        None,
    )
    if form is None:
        raise RecordRefused("form-unknown")
    yield from ((0, taken) for taken in form.taken(value))


def interaction(value: Mapping[str, Any]) -> Iterator[Taken]:
    """The exchange of one interaction."""
    asked, answer = value["request"], value.get("response")
    if not answer:
        yield RecordRefused("no-answer")
        return
    status = answer.get("status")
    given, parsed = answer.get("body"), answer.get("parsed_body")
    fidelity = None if given is not None else META if parsed is None else PARSED
    yield TakenPart(
        exchange(
            method=asked.get("method"),
            url=asked.get("uri") or asked.get("url"),
            status=status.get("code") if isinstance(status, dict) else answer.get("code", status),
            headers=answer.get("headers"),
            request=asked.get("parsed_body") or plain(_text(asked.get("body"))),
            body=_text(given) if parsed is None else parsed,
        ),
        fidelity,
    )


def beside(value: Mapping[str, Any]) -> Iterator[Taken]:
    """The exchanges of a cassette that keeps its requests in one list, its responses in another."""
    for asked, answer in zip(value["requests"], value["responses"], strict=False):
        yield from interaction({"request": asked, "response": answer})


def _text(body: Any) -> str | None:  # noqa: ANN401 - whatever a recorder keeps as a body
    """The text of a body; None where there is none. Raises RecordRefused."""
    if isinstance(body, dict):
        if isinstance(body.get("base64_string"), str):
            body = from_base64(body["base64_string"])
        else:
            body = body.get("string")
    if isinstance(body, bytes):
        return text_of(body)
    if body is None or isinstance(body, str):
        return body
    raise RecordRefused("form-unknown")


PYTHON: Final = Form(
    name="vcr",
    fidelity=RAW,
    names=frozenset({"interactions"}),
    path=("interactions",),
    parts=interaction,
    head=lambda text: is_cassette(text, ruby=False),
    read=in_yaml,
)
BESIDE: Final = Form(
    name="vcr-beside",
    fidelity=RAW,
    names=frozenset({"requests", "responses"}),
    parts=beside,
)
RUBY: Final = Form(
    name="vcr-ruby",
    fidelity=RAW,
    names=frozenset({"http_interactions"}),
    path=("http_interactions",),
    parts=interaction,
    head=lambda text: is_cassette(text, ruby=True),
    read=in_yaml,
)
