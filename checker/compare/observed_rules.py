"""RULES: one row a judgement on what was observed. `checker rules` prints them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from checker.compare.observed_difference import ObservedDifference, What
from checker.model.finding import Level
from checker.model.rule import Rule

ERROR, WARNING, NOTE, CANNOT_VERIFY = Level.ERROR, Level.WARNING, Level.NOTE, Level.CANNOT_VERIFY


def _of(what: What) -> Callable[[ObservedDifference], bool]:
    return lambda difference: difference.what is what and not difference.envelope


def _envelope(difference: ObservedDifference) -> bool:
    return difference.envelope and difference.what in (What.ABSENT, What.NULL, What.TYPE)


# {basis}: "the documentation read on …". {seen} of {among}: counts. {name}: a documented name, or
# an undocumented one that may be told. {documented}: what is listed. {hint}: a sentence or nothing.
RULES: Final[tuple[Rule[ObservedDifference], ...]] = (
    Rule(
        id="attribute-deprecated",
        level=WARNING,
        says="{Basis} lists {name} as deprecated; it was seen in {seen} of {among} recordings."
        "{hint}",
        why="What reads telemetry by the current names does not find a former one.",
        when=_of(What.DEPRECATED),
    ),
    Rule(
        id="attribute-high-cardinality",
        level=WARNING,
        says="{Basis} asks for few distinct values of {name}; a value that looks like one of very "
        "many (an id, an address, a sentence) was seen in {seen} of {among} recordings.",
        why="Such a value makes a series of its own each time, and may be personal data.",
        when=_of(What.CARDINALITY),
    ),
    Rule(
        id="attribute-required-absent",
        level=WARNING,
        says="{Basis} requires {name}; it was absent from {seen} of {among} recordings.{hint}",
        why="Evidence without it cannot be put beside other evidence.",
        when=_of(What.ATTRIBUTE_ABSENT),
    ),
    Rule(
        id="attribute-sensitive",
        level=ERROR,
        says="{Basis} says that {name} may hold sensitive data; it was seen in {seen} of {among} "
        "recordings.{hint}",
        why="A packet leaves the house; what is sensitive in it cannot be called back. Where the "
        "attribute is required, redaction is asked for in a note.",
        when=_of(What.SENSITIVE),
    ),
    Rule(
        id="attribute-type-conflict",
        level=ERROR,
        says="{Basis} states type {documented} for {name}; {observed} was seen in {seen} of "
        "{among} values.",
        why="What reads telemetry by the documented type may drop or misread the value.",
        when=_of(What.ATTRIBUTE_TYPE),
    ),
    Rule(
        id="attribute-undocumented",
        level=NOTE,
        says="{Basis} does not list {name} as an attribute; it was seen in {seen} of {among} "
        "recordings.{hint}",
        why="Attributes of one's own are allowed; a slip of the pen looks the same.",
        when=_of(What.ATTRIBUTE),
    ),
    Rule(
        id="attribute-wrong-side",
        level=WARNING,
        says="{Basis} lists {name} for the other side of a request alone; it was seen in {seen} of "
        "{among} recordings.{hint}",
        why="A caller does not know what it describes; a value there is a guess.",
        when=_of(What.SIDE),
    ),
    Rule(
        id="error-envelope-conflict",
        level=WARNING,
        says="An error body differs from the envelope in {basis}, at {name}: {difference}, in "
        "{seen} of {among} observations.",
        why="A reader of errors that follows the documentation may not find what it looks for.",
        when=_envelope,
    ),
    Rule(
        id="error-in-success",
        level=ERROR,
        says="An error body came with status {name} in {seen} of {among} observed answers, where "
        "{basis} describes another body.",
        why="A caller that looks at the status alone takes the error for an answer.",
        when=_of(What.ERROR),
    ),
    Rule(
        id="event-undocumented",
        level=NOTE,
        says="{Basis} does not list the name of {seen} of {among} observed events.",
        why="Readers of streams are asked to pass over events that they do not know.",
        when=_of(What.EVENT),
    ),
    Rule(
        id="field-undocumented",
        level=NOTE,
        says="{Basis} does not name {name}; it was seen in {seen} of {among} observed {things}."
        "{hint}",
        why="A field more seldom hurts a reader, and what is not documented may go again.",
        when=_of(What.NAME),
    ),
    Rule(
        id="media-type-conflict",
        level=WARNING,
        says="{Basis} states {documented} for {name}; {observed} was named in {seen} of {among} "
        "observed answers.",
        why="A reader that goes by the media type takes the body for something else.",
        when=_of(What.MEDIA_TYPE),
    ),
    Rule(
        id="method-unknown",
        level=WARNING,
        says="{Basis} lists the known values of {name}, and `_OTHER` for the rest; another value "
        "was seen in {seen} of {among} recordings.",
        why="Methods as they came make a series of their own each.",
        when=_of(What.METHOD),
    ),
    Rule(
        id="nothing-compared",
        level=CANNOT_VERIFY,
        says="Nothing was compared: no recording held anything that {basis} documents.",
        why="What was not compared neither agrees nor differs.",
        when=_of(What.NOTHING),
    ),
    Rule(
        id="null-undocumented",
        level=WARNING,
        says="{States} type {documented} for {name}, and not null; null was seen in {seen} "
        "of {among} observed values.",
        why="A reader that follows the documentation may not expect null.",
        when=_of(What.NULL),
    ),
    Rule(
        id="observation-empty",
        level=CANNOT_VERIFY,
        says="{seen} of {among} recorded answers had an empty body, which cannot be compared with "
        "{basis}.",
        why="An empty body is more often a loss of the recorder's than an answer.",
        when=_of(What.EMPTY),
    ),
    Rule(
        id="operation-undocumented",
        level=NOTE,
        says="A documented host was asked for {name}, which no page at hand names, in {seen} of "
        "{among} exchanges.",
        why="What it takes and answers is not documented there, or on a page that is not listed.",
        when=_of(What.OPERATION),
    ),
    Rule(
        id="required-absent",
        level=ERROR,
        says="{Basis} states {name} as required; it was absent from {seen} of {among} observed "
        "{things}.",
        why="A reader that follows the documentation relies on it.",
        when=_of(What.ABSENT),
    ),
    Rule(
        id="status-undocumented",
        level=WARNING,
        says="{Basis} does not list status {name}; it was seen in {seen} of {among} observed "
        "answers.",
        why="What a caller is to do with it, and whether a retry helps, is not documented.",
        when=_of(What.STATUS),
    ),
    Rule(
        id="stream-cut",
        level=WARNING,
        says="{seen} of {among} observed streams ended after an event that {basis} lists, and "
        "whose name says that another has to come.",
        why="What was to come is lost, and a reader may take the part for the whole.",
        when=_of(What.CUT),
    ),
    Rule(
        id="stream-invalid-line",
        level=WARNING,
        says="{seen} lines that no reader of event streams reads were seen, in {among} observed "
        "streams, beside {basis}.",
        why="The standard has readers pass over such a line, so what it says is lost.",
        when=_of(What.LINE),
    ),
    Rule(
        id="stream-terminator-absent",
        level=WARNING,
        says="{Basis} has a stream end with {name}; {seen} of {among} observed streams ended "
        "without it.",
        why="Without it a reader cannot tell an end from a break.",
        when=_of(What.TERMINATOR),
    ),
    Rule(
        id="token-undocumented",
        level=WARNING,
        says="{Lists} {documented} for {name}; another value was seen in {seen} of {among} "
        "observed values.",
        why="A reader that handles the documented values alone meets one that it does not know.",
        when=_of(What.TOKEN),
    ),
    Rule(
        id="type-conflict",
        level=ERROR,
        says="{States} type {documented} for {name}; {observed} was seen in {seen} of "
        "{among} observed values.",
        why="A reader that follows the documentation may fail on a value of another type.",
        when=_of(What.TYPE),
    ),
)
