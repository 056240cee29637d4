"""One label (a heading, a title, a caption) -> the role of what stands under it, or none.

A label names a role as a whole: "Response fields" does, "Why responses differ" does not. What is
said beside it ("with tools") is not understood, so it counts for an example and not for a table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from checker.extract.openapi.method_path import METHODS
from checker.extract.reference.side import PARAMETERS
from checker.model import status_phrases
from checker.model.regex import regex

MAX_LABEL: Final = 120  # characters; a longer line is no label

REQUEST: Final = "request"
RESPONSE: Final = "response"
STREAM: Final = "stream"
EVENTS: Final = "events"  # names of events, or what each of them holds
ERROR: Final = "error"
STATUSES: Final = "statuses"  # a list of statuses; bodies under it are those of errors
GIVEN: Final = "parameters"  # of the request: where they are sent stands elsewhere
NEUTRAL: Final = "neutral"  # says nothing of its own: "Fields", "Example"
ELSEWHERE: Final = "elsewhere"  # what is sent to others, or belongs to another version
OPERATION: Final = "operation"


@dataclass(frozen=True, slots=True)
class Role:
    """What a label says of what stands under it."""

    kind: str
    status: str | None = None  # of a response, where the label tells it
    exact: bool = True  # is there nothing beside it that is not understood?


PHRASES: Final = {
    status: frozenset(map(str.lower, phrases)) for status, phrases in status_phrases.PHRASES.items()
}
_STATUS: Final = regex(
    r"(?P<said>(?:http|status|code|error|response)[\s:]+)*(?P<status>[1-5][0-9]{2}|[1-5]xx)"
    r"(?:\s*[:(\u2013\u2014-]?\s*(?P<rest>[^\d()]{1,60}?)\)?)?",
    re.IGNORECASE,
)
AFTER: Final = frozenset({"", "body", "error", "response", "status"})


def status_line(text: str) -> str | None:
    """The status that a text consists of: `404`, `HTTP 404`, `404 Not Found`, `404 response`."""
    found = _STATUS.fullmatch(text.strip(" :*`#."))
    if found is None:
        return None
    rest, status = (found["rest"] or "").strip().lower(), found["status"].upper()
    named = rest in AFTER or rest in PHRASES.get(status, ())
    return status if named and (status in PHRASES or "X" in status or found["said"]) else None


def named_status(text: str) -> str | None:
    """The same where the line says that it is one: by its phrase, or by a word before it."""
    found = _STATUS.fullmatch(text.strip(" :*`#."))
    return status_line(text) if found and (found["rest"] or found["said"]) else None


_THING: Final = (
    r"(?:\s+(?:attributes?|bod(?:y|ies)|contents?|definition|envelopes?|examples?|fields?|formats?|"
    r"objects?|parameters?|params?|payloads?|properties|samples?|schemas?|shapes?|structure|"
    # What a line says that introduces what follows: "The response contains these fields:".
    r"accepts|as|contains|following|follows|has|holds|includes|is|takes|the|these))*"
)
_LEAD: Final = (
    r"(?:(?:an?|the|api|basic|complete|default|example|expected|full|http|json|minimal|normal|"
    r"possible|sample|success(?:ful)?(?=\s)|typical)\s+)*"
)
_PARTS: Final = r"(?:attributes|bod(?:y|ies)|fields|objects?|properties|schemas?|structure)"
_GROUP: Final = (
    r"(?:(?:additional|advanced|all|basic|common|core|general|main|optional|other|required|"
    r"standard|supported|the|top-level)\s+)*"
)
_SSE: Final = (
    r"(?:sse|stream(?:ed|ing|s)?|event-stream|server[- ]sent)"
    r"(?:\s+(?:chunks?|events?|frames?|outputs?|responses?))*"
)
_WORDS: Final = tuple(
    (kind, regex(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            STATUSES,
            rf"{_LEAD}(?:http\s+)?(?:(?:status|response|return|error)(?:\s+|-)?codes?|statuses)",
        ),
        (ERROR, rf"{_LEAD}(?:errors?|failures?)(?:\s+responses?)?{_THING}"),
        (STREAM, rf"(?:(?:an?|the|example|sample)\s+)*{_SSE}{_THING}"),
        (EVENTS, r"(?:chunks?|deltas?|events?)(?:\s+(?:examples?|names?|objects?|types?))*"),
        ("query", rf"{_LEAD}quer(?:y|ies)(?:\s+string)?{_THING}"),
        ("path", rf"{_LEAD}path{_THING}"),
        ("header", rf"{_LEAD}(?:request\s+)?headers?{_THING}"),
        ("cookie", rf"{_LEAD}cookies?{_THING}"),
        (RESPONSE, rf"{_LEAD}(?:responses?|returns?|results?|outputs?|success){_THING}"),
        (REQUEST, rf"{_LEAD}(?:requests?|bod(?:y|ies)|inputs?|payloads?){_THING}"),
        (GIVEN, rf"{_GROUP}(?:arguments?|parameters?|params?)"),
        (NEUTRAL, rf"{_GROUP}(?:api\s+)?(?:details?|examples?|options|reference|{_PARTS})"),
    )
)
_ELSEWHERE: Final = regex(
    r"\b(?:web-?hooks?|callbacks?|legacy|migrat(?:e|ing|ion)|changelog|"
    r"(?:earlier|former|old(?:er)?|previous)\s+(?:api|form|format|version)s?)\b",
    re.IGNORECASE,
)
_MEDIA_TYPE: Final = regex(
    r"\s+\(?(?:application|audio|image|multipart|text|video)/[\w.+*-]+\)?\Z", re.IGNORECASE
)
_NUMBERED: Final = regex(r"\A(?:(?:(?:step|example)\s+)?\d{1,2}[.):]|example:)\s+", re.IGNORECASE)
# What a case is called, and the status of it: "Still running (202)", "Done: HTTP 200".
_ENDS: Final = regex(
    r"(?:\((?P<status>[^()]{3,60})\)|(?:[:,]|\b(?:an?|as|with))\s+(?:an?\s+)?(?P<status2>(?:http|status)"
    r"(?:\s+code)?\s+[1-5]\d\d))\Z",
    re.IGNORECASE,
)
_MARKS: Final = regex(r"\A[^\w\s({\[/<\"'$]+\s*")  # a bullet, a coloured disc
_BESIDE: Final = regex(
    r"(?P<said>.{2,80}?)(?:\s*[:,(\u2013\u2014-]\s*|\s+(?=[1-5][0-9x]{2}\b)|\s+(?=(?:for|from|in|of|on|to|with|without)\s))"
    r"(?P<beside>[^()]{1,80})\)?"
)
_JOINS: Final = regex(r"\A(?:(?:an?|for|http|of|on|the|with)\s+)+", re.IGNORECASE)
_A_STATUS: Final = regex(r"(?<![\w.])[1-5](?:[0-9]{2}|xx)\b(?![.,]\d)", re.IGNORECASE)
_WHOLE: Final = regex(r"\b(?:non-?|not\s+|without\s+)stream", re.IGNORECASE)
_STREAMED: Final = regex(r"\b(?:stream(?:ed|ing|s)?|sse|chunks?)\b", re.IGNORECASE)
_FAILED: Final = regex(r"\b(?:error|failure)s?\b", re.IGNORECASE)


@lru_cache(maxsize=4_096)
def role_of(label: str) -> Role | None:
    """The role that a label names; None where it names none.

    A response of a status that is not stated plainly is none that a place is known of.

    >>> role_of("Response (202 Accepted)").status, role_of("Response with status 202").status
    ('202', '202')
    >>> role_of("Response with tools").exact, role_of("Response with 202 or 204").kind
    (False, 'elsewhere')
    """
    text = _NUMBERED.sub("", _MARKS.sub("", label.strip(" :*`#.")[: MAX_LABEL + 1]))
    if method_line(text) is not None:
        return Role(OPERATION)
    if len(text) > MAX_LABEL:
        return None
    if _ELSEWHERE.search(text):
        return Role(ELSEWHERE)
    text = _MEDIA_TYPE.sub("", text)
    status = status_line(text)
    if status is not None:
        return Role(RESPONSE, status)
    named = _named(text)
    ends = _ENDS.search(text) if named is None else None
    status = ends and status_line(ends["status"] or ends["status2"])
    if status:
        return Role(RESPONSE, status, exact=False)
    return named


def _named(text: str) -> Role | None:
    """The role of a text that names one as a whole, or with something beside it."""
    role = _whole(text)
    parts = None if role is not None else _BESIDE.fullmatch(text)
    if parts is None:
        return role
    named = _whole(parts["said"])
    if named is None or named.kind in (NEUTRAL, GIVEN):
        return None
    return _beside(named, parts["beside"].strip())


def _whole(text: str) -> Role | None:
    kind = next((kind for kind, pattern in _WORDS if pattern.fullmatch(text.strip())), None)
    if kind is None:
        number, _, rest = text.partition(" ")
        named = role_of(rest) if status_line(number) else None  # 202 response
        return named and replace(named, status=number)
    # "Response format" may as well be a field of a request.
    return Role(
        kind, exact=kind != RESPONSE or re.search(r"formats?\s*$", text, re.IGNORECASE) is None
    )


def _beside(role: Role, text: str) -> Role:
    """The role with what a label adds to it."""
    status = status_line(_JOINS.sub("", text))
    if status is not None:
        return replace(role, status=status)
    if role.kind == RESPONSE and _A_STATUS.search(text):
        return Role(ELSEWHERE)
    if role.kind == RESPONSE and _FAILED.search(text):
        return Role(ERROR, exact=False)
    if _STREAMED.search(text) or _WHOLE.search(text):
        whole = _WHOLE.search(text) is not None
        exact = re.fullmatch(r"[\w-]+", text) is not None
        return Role(role.kind if whole or role.kind != RESPONSE else STREAM, exact=exact)
    return replace(role, exact=role.kind in PARAMETERS)


_METHODS: Final = "|".join(METHODS).upper()
_METHOD_LINE: Final = regex(
    r"(?i:(?:endpoint|http(?:\s+request)?|(?:http\s+)?method|operation|request|route|url)\s*:?\s*)?"
    rf"(?P<method>{_METHODS})\s+(?i:(?:endpoint|path|url)\s*:\s*)?(?P<server>https?://[^\s/]{{1,200}})?(?P<path>(?:/[\w.{{}}:~-]+)+)/?"
    r"(?:\?\S*)?(?:\s+HTTP/[\d.]+)?",
    re.ASCII,
)


def method_line(text: str) -> tuple[str, str | None, str] | None:
    """(method, server, path) of a line that consists of them: `POST /v1/things`."""
    found = _METHOD_LINE.fullmatch(text.strip(" *`#"), 0, 600)
    return None if found is None else (found["method"], found["server"], found["path"])


_OF: Final = regex(
    r"(?:(?:attributes|contents?|fields|items|members|parameters|properties|structure)\s+"
    r"(?:for|in|inside|of|on)\s+)?(?:(?:an?|each|every|the)\s+)?"
    r"(?P<name>[A-Za-z_$][\w$.\[\]*]*(?:[ -][A-Za-z]\w*){0,2}?)"
    r"(?P<thing>(?:\s+(?:array|attributes|fields?|items?|objects?|parameters|params|properties|"
    r"schema|structure|types?))*)(?:\s+\((?:array|object)\))?",
    re.ASCII | re.IGNORECASE,
)


@lru_cache(maxsize=4_096)
def thing_of(label: str) -> str | None:
    """The one thing that a label names, perhaps a field: "The `usage` object" names usage."""
    found = _OF.fullmatch(label.strip(" :*`#.")[:MAX_LABEL].replace("`", ""))
    return None if found is None else found["name"]
