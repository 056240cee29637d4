"""Examples of what changed, for the rows of RULES: of what the sentence is, and how that turned."""

from __future__ import annotations

from typing import Final

from checker.compare.direction import Direction
from checker.model.rule import Example

OPERATION: Final = "`POST /v1/things`"
BODY: Final = "Media type `application/json`"
STATUS: Final = "Status 429"
STREAM: Final = "The stream"
ATTRIBUTE: Final = "Attribute `http.request.method` of client spans"
METRIC: Final = "Metric `http.client.request.duration`"
SIGNAL: Final = "Client spans"
TOPIC: Final = "Topic `maintenance-window`"
DEMANDED: Final = "What is demanded of client spans"
FIELDS: Final = {
    Direction.REQUEST: "Request field `$.temperature`",
    Direction.PARAMETER: "Query parameter `limit`",
    Direction.RESPONSE: "Response field `$.usage.total_tokens`",
    Direction.HEADER: "Response header `x-request-id`",
}
# The whole of it came, or went.
CAME: Final = ("fact", "", "documented")
WENT: Final = ("fact", "documented", "")
_LACKING: Final = "not documented"


def turned(subject: str, name: str, before: str, now: str, **words: str) -> Example:
    """A property of a subject turned; "" = not documented. `words` fill what only one rule says."""
    return Example(
        before=f"{name}: {before or _LACKING}",
        now=f"{name}: {now or _LACKING}",
        words={"subject": subject, "name": name, "before": before, "after": now, **words},
    )
