"""A rule -> an example of what it tells: both sides, and its sentence with every place filled in.

A rule of drift is told by its id: which side of the contract it is about stands before, what turned
behind. What is observed and the evidence have a row each; a rule without one is told in general.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from checker.model.rule import Rule
from checker.packet.rule import PacketRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What was and is documented, or documented and observed, or written and to be written."""

    before: str
    now: str
    told: str  # the sentence of the rule about it


# What a rule is about, by the begin of its id.
_SUBJECTS: Final = (
    (r"(new-\w+-)?request-property", "Request field `$.temperature`"),
    (r"(new-\w+-)?request-parameter", "Query parameter `limit`"),
    (r"(\w+-)?response-header", "Response header `x-request-id`"),
    (r"response-(non-)?success-status", "Status 202"),
    (r"(request-body|response)-media-type", "Media type `application/json`"),
    (r"request-body", "`POST /v1/things`"),
    (r"response", "Response field `$.usage.total_tokens`"),
    (r"api|endpoint|sunset", "`POST /v1/things`"),
    (r"status", "Status 429"),
    (r"stream", "The stream"),
    (r"attribute", "Attribute `http.request.method` of client spans"),
    (r"metric", "Metric `http.client.request.duration`"),
    (r"signal", "Client spans"),
    (r"statement", "Topic `maintenance-window`"),
    (r"demands", "What is demanded of client spans"),
    (r"", "Response field `$.usage.total_tokens`"),
)
_NUMBERS: Final = {  # keyword -> (its words, the lesser, the greater)
    "max": ("maximum", "1", "2"),
    "min": ("minimum", "0", "1"),
    "max-items": ("max items", "16", "128"),
    "min-items": ("min items", "1", "2"),
    "max-length": ("max length", "64", "512"),
    "min-length": ("min length", "1", "8"),
    "max-properties": ("max properties", "16", "64"),
    "min-properties": ("min properties", "1", "2"),
}
# What turned, by the end of an id -> (its name, before, now). "" = not documented.
_TURNS: Final = (
    (r"type-(changed|generalized)", ("type", "`integer`", "`number`")),
    (r"type-specialized", ("type", "`number`", "`integer`")),
    (r"list-of-types-widened", ("type", "`string`", "`string`, `integer`")),
    (r"list-of-types-narrowed", ("type", "`string`, `integer`", "`string`")),
    (r"format-changed", ("format", "`date`", "`date-time`")),
    (r"(became-enum)", ("closed set", "", "`low`, `high`")),
    (r"no-longer-enum", ("closed set", "`low`, `high`", "")),
    (r"(enum-value|enum-member)-added", ("closed set", "", "`medium`")),
    (r"(enum-value|enum-member)-removed", ("closed set", "`medium`", "")),
    (r"enum-changed", ("closed set", "`GET`, `POST`", "`GET`, `QUERY`")),
    (r"const-changed", ("constant", "`chat.completion`", "`completion`")),
    (r"default-value-added", ("default", "", "`1`")),
    (r"default-value-removed", ("default", "`1`", "")),
    (r"default-value-changed", ("default", "`1`", "`0.7`")),
    (r"pattern-added", ("pattern", "", "`^[a-z]+$`")),
    (r"pattern-removed", ("pattern", "`^[a-z]+$`", "")),
    (r"pattern-changed", ("pattern", "`^[a-z]+$`", "`^[a-z0-9]+$`")),
    (r"multiple-of-set", ("multiple of", "", "2")),
    (r"multiple-of-unset", ("multiple of", "2", "")),
    (r"multiple-of-\w+", ("multiple of", "2", "4")),
    (r"(one-of|any-of)-added", ("alternatives", "", "`ImageContent`")),
    (r"(one-of|any-of)-removed", ("alternatives", "`ImageContent`", "")),
    (r"discriminator-added", ("discriminator", "", "by `type`")),
    (r"discriminator-removed", ("discriminator", "by `type`", "")),
    (
        r"discriminator-property-name-changed",
        ("discriminator", "told apart by `type`", "told apart by `kind`"),
    ),
    (r"sunset-added", ("sunset", "", "`2027-06-30`")),
    (r"sunset-deleted", ("sunset", "`2027-06-30`", "")),
    (r"sunset-date-changed-too-small", ("sunset", "`2027-06-30`", "`2027-01-31`")),
    (r"sunset-date-postponed", ("sunset", "`2027-01-31`", "`2027-06-30`")),
    (r"stability-(decreased|lowered)", ("stability", "`stable`", "`development`")),
    (r"stability-(increased|raised)", ("stability", "`development`", "`stable`")),
    (r"enum-member-stability-changed", ("stability", "`GET`: `stable`", "`GET`: `deprecated`")),
    (r"requirement-level-lowered", ("requirement level", "`required`", "`recommended`")),
    (r"requirement-level-raised", ("requirement level", "`recommended`", "`required`")),
    (r"replacement-changed", ("replacement", "`http.method`", "`http.request.method`")),
    (r"attribute-renamed", ("name", "`http.method`", "`http.request.method`")),
    (r"redaction-key-added", ("redaction", "", "`sig`")),
    (r"redaction-key-removed", ("redaction", "`sig`", "")),
    (r"unit-changed", ("unit", "`ms`", "`s`")),
    (r"instrument-changed", ("instrument", "`counter`", "`histogram`")),
    (r"protocol-changed", ("protocol", "`sse`", "`websocket`")),
    (r"object-changed", ("object", "`chat.completion.chunk`", "`completion.chunk`")),
    (r"event-added", ("event", "", "`response.queued`")),
    (r"event-removed", ("event", "`response.queued`", "")),
    (r"terminator-changed", ("terminator", "`[DONE]`", "`[END]`")),
    (r"status-retry-changed", ("retry", "`yes`", "`no`")),
    (r"status-meaning-changed", ("meaning", "`rate-limited`", "`quota`")),
    (r"server-added", ("server", "", "`https://eu.example.com`")),
    (r"server-removed", ("server", "`https://eu.example.com`", "")),
    (r"security-(demand-)?added", ("authentication", "", "`bearer`")),
    (r"security-(demand-)?removed", ("authentication", "`bearer`", "")),
    (r"nullable", ("null", "not a possible value", "a possible value")),
    (r"not-nullable", ("null", "a possible value", "not a possible value")),
    (r"became-required(-with-default)?", ("requirement", "optional", "required")),
    (r"became-optional", ("requirement", "required", "optional")),
    (r"became-read-only|became-write-only", ("direction", "both ways", "one way")),
    (r"became-not-(read|write)-only", ("direction", "one way", "both ways")),
    (r"became-closed", ("other keys", "allowed", "not allowed")),
    (r"no-longer-closed", ("other keys", "not allowed", "allowed")),
    (r"became-free-form", ("free keys", "none", "any")),
    (r"no-longer-free-form", ("free keys", "any", "none")),
    (r"unique-items-set", ("items", "may be equal", "no two may be equal")),
    (r"unique-items-unset", ("items", "no two may be equal", "may be equal")),
    (r"(became-)?deprecated", ("deprecation", "none", "deprecated")),
    (r"reactivated", ("deprecation", "deprecated", "none")),
    (r"became-sensitive", ("sensitive content", "no word of it", "a warning")),
    (r"no-longer-sensitive", ("sensitive content", "a warning", "no word of it")),
    (r"became-low-cardinality", ("cardinality", "no word of it", "few values asked for")),
    (r"no-longer-low-cardinality", ("cardinality", "few values asked for", "no word of it")),
    (r"condition-changed", ("condition", "one wording", "another wording")),
    (r"moved", ("heading", "Maintenance", "Operations")),
    (r"passage-changed|reworded", ("words", "one wording", "another wording")),
    (r"demands-added", ("demands", "", "1 sentence with `MUST`")),
    (r"demands-removed", ("demands", "1 sentence with `MUST`", "")),
    (r"demands-changed", ("demands", "`SHOULD` with `error.type`", "`MUST` with `error.type`")),
    (r"page-contradicts-itself", ("places", "both say `integer`", "one says `string`")),
    (r"shown-in-an-example", ("example", "", "shown")),
    (r"no-longer-stated", ("statement", "stated", "")),
    (r"basis-changed", ("required", "not stated", "true")),
    (r"contract-unclassified-change", ("keyword `x-limit`", "10", "20")),
    (r"statement-changed", ("value", "`01:00`", "`02:00`")),
    (r"added.*|new-.*", ("fact", "", "documented")),
    (r".*removed.*", ("fact", "documented", "")),
)
_LACKING: Final = "not documented"


def of_drift(rule: Rule[Any]) -> Example:
    """An example of a rule of drift; every one has one."""
    subject = next(told for begin, told in _SUBJECTS if re.match(begin, rule.id))
    name, before, now = _turn(rule.id)
    words = {
        "subject": subject,
        "name": name,
        "before": before,
        "after": now,
        "turned": f"was {before} and is {now} now",
        "requirement": "optional" if "optional" in rule.id else "required",
        "replacement": ", replaced by `http.request.method`",
        "instead": "",
        "sunset": "`2027-06-30`",
        "demanded": ": 1 sentence is new (`MUST` with `error.type`)",
        "headings": ", under `Operations`",
    }
    return Example(
        before=f"{name}: {before or _LACKING}",
        now=f"{name}: {now or _LACKING}",
        told=rule.says.format_map(words),
    )


def _turn(identity: str) -> tuple[str, str, str]:
    for keyword, (name, lesser, greater) in _NUMBERS.items():
        turn = identity.rpartition(f"-{keyword}-")[2]
        found = {
            "decreased": (name, greater, lesser),
            "increased": (name, lesser, greater),
            "set": (name, "", greater),
            "unset": (name, greater, ""),
        }
        if turn in found and identity.endswith(f"-{keyword}-{turn}"):
            return found[turn]
    turns = (turn for end, turn in _TURNS if re.search(rf"(?:\A|-)(?:{end})\Z", identity))
    return next(turns, ("fact", "documented", "documented otherwise"))


# Of what is observed: what is documented, what was seen, and the words of the sentence.
_SEEN: Final[dict[str, tuple[str, str, str, str]]] = {
    "attribute-deprecated": (
        "`http.method`: deprecated",
        "`http.method`: present",
        "`http.method`",
        "",
    ),
    "attribute-high-cardinality": (
        "`error.type`: few values",
        "`error.type`: a sentence",
        "`error.type`",
        "",
    ),
    "attribute-required-absent": (
        "`http.request.method`: required",
        "absent",
        "`http.request.method`",
        "",
    ),
    "attribute-sensitive": (
        "`exception.message`: may hold sensitive data",
        "present",
        "`exception.message`",
        "",
    ),
    "attribute-type-conflict": (
        "`http.response.status_code`: int",
        "string",
        "`http.response.status_code`",
        "`int`",
    ),
    "attribute-undocumented": ("`http.verb`: not listed", "present", "`http.verb`", ""),
    "attribute-wrong-side": ("`http.route`: of servers", "on a client span", "`http.route`", ""),
    "error-envelope-conflict": ("`$.error.code`: string", "integer", "`$.error.code`", ""),
    "error-in-success": ("status 200: an answer", "status 200: an error", "200", ""),
    "event-undocumented": ("the listed events", "another event", "", ""),
    "field-undocumented": (
        "`$.usage.latency_checkpoint`: not named",
        "present",
        "`$.usage.latency_checkpoint`",
        "",
    ),
    "media-type-conflict": (
        "`application/json`",
        "`text/html`",
        "status 200",
        "`application/json`",
    ),
    "method-unknown": ("GET, POST, …, `_OTHER`", "another value", "`http.request.method`", ""),
    "nothing-compared": ("a contract", "nothing that is documented", "", ""),
    "null-undocumented": (
        "`$.usage.total_tokens`: integer",
        "null",
        "`$.usage.total_tokens`",
        "`integer`",
    ),
    "observation-empty": ("a body", "an empty body", "", ""),
    "operation-undocumented": (
        "the operations that pages name",
        "another one",
        "`POST /v1/embeddings`",
        "",
    ),
    "required-absent": ("`$.id`: required", "absent", "`$.id`", ""),
    "status-undocumented": ("status 418: not listed", "status 418", "418", ""),
    "stream-cut": ("`tool_call.started` and `.ended`", "ended after `….started`", "", ""),
    "stream-invalid-line": ("lines of an event stream", "a line that is none", "", ""),
    "stream-terminator-absent": ("ends with `[DONE]`", "no such end", "`[DONE]`", ""),
    "token-undocumented": (
        "`$.choices[*].finish_reason`: `stop`, `length`",
        "another value",
        "`$.choices[*].finish_reason`",
        "`stop`, `length`",
    ),
    "type-conflict": ("`$.created`: integer", "string", "`$.created`", "`integer`"),
}
_OTHERS: Final = ("what is documented", "something else", "`$.id`", "`string`")
_BASIS: Final = "the documentation read on 2026-11-24"


def of_observed(rule: Rule[Any]) -> Example:
    """An example of a rule of what was observed."""
    stated, seen, name, documented = _SEEN.get(rule.id, _OTHERS)
    words = {
        "Basis": _BASIS[0].upper() + _BASIS[1:],
        "basis": _BASIS,
        "States": f"{_BASIS[0].upper()}{_BASIS[1:]} states",
        "Lists": f"{_BASIS[0].upper()}{_BASIS[1:]} lists",
        "things": "objects",
        "among": "12",
        "seen": "3",
        "name": name,
        "documented": documented,
        "observed": f"`{seen}`" if seen.isalpha() else seen,
        "difference": "`string` is stated, `integer` was seen",
        "hint": "",
    }
    return Example(before=stated, now=seen, told=rule.says.format_map(words))


# Of evidence: how it stood, and how it stands.
_STOOD: Final[dict[str, tuple[str, str]]] = {
    "acceptance-expired": ("accepted until 2026-11-30", "2026-12-01"),
    "acceptance-mismatched": ("a fingerprint of one finding", "rule and key of another"),
    "acceptance-unused": ("a finding was accepted", "nothing of it is found"),
    "baseline-not-accepted": ("no accepted contract", "a page that was read"),
    "content-returned": ("a page that had changed", "what it said on 2026-11-02"),
    "contract-unreadable": ("a contract.json", "one that is cut short"),
    "day-not-kept": ("kept since 2026-11-02", "--since 2026-07-03"),
    "evidence-too-old": ("--max-age 7d", "an access of 12 days ago"),
    "exchanges-passed-over": ("12 exchanges", "1 that asked another host"),
    "extractor-broken": ("61 facts", "2 facts of a page that was read"),
    "not-comparable": ("a table of fields", "an OpenAPI block"),
    "nothing-to-compare": ("an accepted contract", "no page that was read"),
    "observation-left-out": ("12 records", "1 that is no JSON"),
    "page-unusable": ("read on 2026-11-20", "unreachable on 3 days in a row"),
    "recovered": ("unreachable on 3 days in a row", "read on 2026-11-24"),
    "shape-of-another-contract": ("a shape of one contract", "another contract at hand"),
}


def of_evidence(rule: Rule[Any]) -> Example:
    """An example of a rule of evidence."""
    stood, stands = _STOOD.get(rule.id, ("evidence", "no such evidence"))
    return Example(before=stood, now=stands, told=rule.says)


def of_packet(rule: PacketRule) -> Example:
    """What a rule of packets finds, and what is to be written in its place."""
    return Example(before=rule.says, now=rule.instead, told=rule.says)
