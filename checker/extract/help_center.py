"""Help-center page -> Statements: one fact a topic, plain data read from the prose by grammar.

The page is prose and changes its headings often, so a topic is recognised by what a passage is
about (its own words, its label and lead, its headings), wherever it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from checker.extract import Extract, Opened
from checker.extract.help.concurrency import concurrency
from checker.extract.help.errors import error_403
from checker.extract.help.maintenance import maintenance_window
from checker.extract.help.privacy import privacy_logging
from checker.extract.help.recovery import restart_and_retry
from checker.extract.help.support import support_escalation
from checker.extract.help.volume import request_volume
from checker.extract.prose.passages import Passage, passages
from checker.extract.statements import Said, Topic, extracted, statement

_Reader = Callable[[Sequence[Passage]], Iterator[Said]]

# Each topic that the page is expected to cover: what is written out where a part is not stated.
TOPICS: Final[tuple[tuple[Topic, _Reader], ...]] = (
    (
        Topic(name="concurrency", empty={"default": None}, adds_up=frozenset({"limits"})),
        concurrency,
    ),
    (Topic(name="error-403", empty={"cause": None, "action": None}), error_403),
    (
        Topic(
            name="maintenance-window",
            empty={"start": None, "end": None, "time_zone": None, "days": None},
        ),
        maintenance_window,
    ),
    (
        Topic(name="privacy-logging", empty={"stores_content": None}, adds_up=frozenset({"logs"})),
        privacy_logging,
    ),
    (Topic(name="request-volume", empty={"measure": None}), request_volume),
    (
        Topic(
            name="restart-and-retry",
            empty={"restart_within_minutes": None, "automatic_switch": None, "retries": None},
        ),
        restart_and_retry,
    ),
    (
        Topic(name="support-escalation", adds_up=frozenset({"channels", "asks_for"})),
        support_escalation,
    ),
)


def extract(opened: Sequence[Opened]) -> Extract:
    """Statements of all documents together; a topic that none covers is `not-found`."""
    read = passages(opened)
    facts = [
        fact
        for topic, reader in TOPICS
        if (fact := statement(topic, tuple(reader(read)))) is not None
    ]
    known = {fact.key for fact in facts}
    return extracted(opened, facts, [topic.name for topic, _ in TOPICS if topic.name not in known])
