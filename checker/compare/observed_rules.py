"""RULES: one row a judgement on what was observed. `checker rules` prints them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from checker.compare.observed_names import What
from checker.model.difference import Difference
from checker.model.finding import Level
from checker.model.rule import Example, Rule

ERROR, WARNING, NOTE, CANNOT_VERIFY = Level.ERROR, Level.WARNING, Level.NOTE, Level.CANNOT_VERIFY


def _of(what: What) -> Callable[[Difference], bool]:
    return lambda one: one.name == what and not one.envelope


def _envelope(one: Difference) -> bool:
    return one.envelope and one.name in (What.ABSENT, What.NULL, What.TYPE)


_BASIS: Final = "he documentation read on 2026-11-24"


def _shown(stated: str, seen: str, name: str = "", documented: str = "") -> Example:
    """What a page states and what was seen, of which 3 in 12 were so."""
    words = {
        "basis": f"t{_BASIS}",
        "Basis": f"T{_BASIS}",
        "States": f"T{_BASIS} states",
        "Lists": f"T{_BASIS} lists",
        "name": name,
        "documented": documented,
        "observed": f"`{seen.strip('`')}`",
        "difference": "`string` is stated, `integer` was seen",
        "things": "objects",
        "seen": "3",
        "among": "12",
        "hint": "",
    }
    return Example(before=stated, now=seen, words=words)


# {basis}: "the documentation read on …". {seen} of {among}: counts. {name}: a documented name, or
# an undocumented one that may be shown. {documented}: what is listed. {hint}: a sentence or "".
RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="attribute-deprecated",
        level=WARNING,
        says="{Basis} lists {name} as deprecated; it was seen in {seen} of {among} recordings."
        "{hint}",
        why="What reads telemetry by the current names does not find a former one.",
        when=_of(What.DEPRECATED),
        example=_shown("`http.method`: deprecated", "`http.method`: present", "`http.method`"),
    ),
    Rule(
        id="attribute-high-cardinality",
        level=WARNING,
        says="{Basis} asks for few distinct values of {name}; a value that looks like one of very "
        "many (an id, an address, a sentence) was seen in {seen} of {among} recordings.",
        why="Such a value makes a series of its own each time, and may be personal data.",
        when=_of(What.CARDINALITY),
        example=_shown("`error.type`: few values", "`error.type`: a sentence", "`error.type`"),
    ),
    Rule(
        id="attribute-required-absent",
        level=WARNING,
        says="{Basis} requires {name}; it was absent from {seen} of {among} recordings.{hint}",
        why="Evidence without it cannot be put beside other evidence.",
        when=_of(What.ATTRIBUTE_ABSENT),
        example=_shown("`http.request.method`: required", "absent", "`http.request.method`"),
    ),
    Rule(
        id="attribute-sensitive",
        level=ERROR,
        says="{Basis} says that {name} may hold sensitive data; it was seen in {seen} of {among} "
        "recordings.{hint}",
        why="A packet leaves the house; what is sensitive in it cannot be called back. Where the "
        "attribute is required, redaction is asked for in a note.",
        when=_of(What.SENSITIVE),
        example=_shown(
            "`exception.message`: may hold sensitive data", "present", "`exception.message`"
        ),
    ),
    Rule(
        id="attribute-type-conflict",
        level=ERROR,
        says="{Basis} states type {documented} for {name}; {observed} was seen in {seen} of "
        "{among} values.",
        why="What reads telemetry by the documented type may drop or misread the value.",
        when=_of(What.ATTRIBUTE_TYPE),
        example=_shown(
            "`http.response.status_code`: int", "string", "`http.response.status_code`", "`int`"
        ),
    ),
    Rule(
        id="attribute-undocumented",
        level=NOTE,
        says="{Basis} does not list {name} as an attribute; it was seen in {seen} of {among} "
        "recordings.{hint}",
        why="Attributes of one's own are allowed; a slip of the pen looks the same.",
        when=_of(What.ATTRIBUTE),
        example=_shown("`http.verb`: not listed", "present", "`http.verb`"),
    ),
    Rule(
        id="attribute-wrong-side",
        level=WARNING,
        says="{Basis} lists {name} for the other side of a request alone; it was seen in {seen} of "
        "{among} recordings.{hint}",
        why="A caller does not know what it describes; a value there is a guess.",
        when=_of(What.SIDE),
        example=_shown("`http.route`: of servers", "on a client span", "`http.route`"),
    ),
    Rule(
        id="error-envelope-conflict",
        level=WARNING,
        says="An error body differs from the envelope in {basis}, at {name}: {difference}, in "
        "{seen} of {among} observations.",
        why="A reader of errors that follows the documentation may not find what it looks for.",
        when=_envelope,
        example=_shown("`$.error.code`: string", "integer", "`$.error.code`"),
    ),
    Rule(
        id="error-in-success",
        level=ERROR,
        says="An error body came with status {name} in {seen} of {among} observed answers, where "
        "{basis} describes another body.",
        why="A caller that looks at the status alone takes the error for an answer.",
        when=_of(What.ERROR),
        example=_shown("status 200: an answer", "status 200: an error", "200"),
    ),
    Rule(
        id="event-undocumented",
        level=NOTE,
        says="{Basis} does not list the name of {seen} of {among} observed events.",
        why="Readers of streams are asked to pass over events that they do not know.",
        when=_of(What.EVENT),
        example=_shown("the listed events", "another event"),
    ),
    Rule(
        id="field-undocumented",
        level=NOTE,
        says="{Basis} does not name {name}; it was seen in {seen} of {among} observed {things}."
        "{hint}",
        why="A field more seldom hurts a reader, and what is not documented may go again.",
        when=_of(What.NAME),
        example=_shown(
            "`$.usage.latency_checkpoint`: not named", "present", "`$.usage.latency_checkpoint`"
        ),
    ),
    Rule(
        id="media-type-conflict",
        level=WARNING,
        says="{Basis} states {documented} for {name}; {observed} was named in {seen} of {among} "
        "observed answers.",
        why="A reader that goes by the media type takes the body for something else.",
        when=_of(What.MEDIA_TYPE),
        example=_shown("`application/json`", "`text/html`", "status 200", "`application/json`"),
    ),
    Rule(
        id="method-unknown",
        level=WARNING,
        says="{Basis} lists the known values of {name}, and `_OTHER` for the rest; another value "
        "was seen in {seen} of {among} recordings.",
        why="Methods as they came make a series of their own each.",
        when=_of(What.METHOD),
        example=_shown("GET, POST, …, `_OTHER`", "another value", "`http.request.method`"),
    ),
    Rule(
        id="nothing-compared",
        level=CANNOT_VERIFY,
        says="Nothing was compared: no recording held anything that {basis} documents.",
        why="What was not compared neither agrees nor differs.",
        when=_of(What.NOTHING),
        example=_shown("a contract", "nothing that is documented"),
    ),
    Rule(
        id="null-undocumented",
        level=WARNING,
        says="{States} type {documented} for {name}, and not null; null was seen in {seen} "
        "of {among} observed values.",
        why="A reader that follows the documentation may not expect null.",
        when=_of(What.NULL),
        example=_shown(
            "`$.usage.total_tokens`: integer", "null", "`$.usage.total_tokens`", "`integer`"
        ),
    ),
    Rule(
        id="observation-empty",
        level=CANNOT_VERIFY,
        says="{seen} of {among} recorded answers had an empty body, which cannot be compared with "
        "{basis}.",
        why="An empty body is more often a loss of the recorder's than an answer.",
        when=_of(What.EMPTY),
        example=_shown("a body", "an empty body"),
    ),
    Rule(
        id="operation-undocumented",
        level=NOTE,
        says="A documented host was asked for {name}, which no page at hand names, in {seen} of "
        "{among} exchanges.",
        why="What it takes and answers is not documented there, or on a page that is not listed.",
        when=_of(What.OPERATION),
        example=_shown("the operations that pages name", "another one", "`POST /v1/embeddings`"),
    ),
    Rule(
        id="required-absent",
        level=ERROR,
        says="{Basis} states {name} as required; it was absent from {seen} of {among} observed "
        "{things}.",
        why="A reader that follows the documentation relies on it.",
        when=_of(What.ABSENT),
        example=_shown("`$.id`: required", "absent", "`$.id`"),
    ),
    Rule(
        id="status-undocumented",
        level=WARNING,
        says="{Basis} does not list status {name}; it was seen in {seen} of {among} observed "
        "answers.",
        why="What a caller is to do with it, and whether a retry helps, is not documented.",
        when=_of(What.STATUS),
        example=_shown("status 418: not listed", "status 418", "418"),
    ),
    Rule(
        id="stream-cut",
        level=WARNING,
        says="{seen} of {among} observed streams ended after an event that {basis} lists, and "
        "whose name says that another has to come.",
        why="What was to come is lost, and a reader may take the part for the whole.",
        when=_of(What.CUT),
        example=_shown("`tool_call.started` and `.ended`", "ended after `….started`"),
    ),
    Rule(
        id="stream-invalid-line",
        level=WARNING,
        says="{seen} lines that no reader of event streams reads were seen, in {among} observed "
        "streams, beside {basis}.",
        why="The standard has readers pass over such a line, so what it says is lost.",
        when=_of(What.LINE),
        example=_shown("lines of an event stream", "a line that is none"),
    ),
    Rule(
        id="stream-terminator-absent",
        level=WARNING,
        says="{Basis} has a stream end with {name}; {seen} of {among} observed streams ended "
        "without it.",
        why="Without it a reader cannot tell an end from a break.",
        when=_of(What.TERMINATOR),
        example=_shown("ends with `[DONE]`", "no such end", "`[DONE]`"),
    ),
    Rule(
        id="token-undocumented",
        level=WARNING,
        says="{Lists} {documented} for {name}; another value was seen in {seen} of {among} "
        "observed values.",
        why="A reader that handles the documented values alone meets one that it does not know.",
        when=_of(What.TOKEN),
        example=_shown(
            "`$.choices[*].finish_reason`: `stop`, `length`",
            "another value",
            "`$.choices[*].finish_reason`",
            "`stop`, `length`",
        ),
    ),
    Rule(
        id="type-conflict",
        level=ERROR,
        says="{States} type {documented} for {name}; {observed} was seen in {seen} of "
        "{among} observed values.",
        why="A reader that follows the documentation may fail on a value of another type.",
        when=_of(What.TYPE),
        example=_shown("`$.created`: integer", "string", "`$.created`", "`integer`"),
    ),
)
