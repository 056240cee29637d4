"""Help-center page -> Statements: where it speaks of each topic, wherever that stands."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.extracted import Extract, Opened
from checker.extract.prose.channels import pointers
from checker.extract.prose.offered import offered
from checker.extract.prose.passages import passages
from checker.extract.statements import MAX_MEMBERS, extracted, mentioned
from checker.extract.topics import TOPICS, about


def extract(opened: Sequence[Opened]) -> Extract:
    """A mention for each topic that the page speaks of; of one that it does not is `not-found`.

    Beside a mention stand the links and addresses of the passages that name the topic themselves:
    a page that moved them sends its reader elsewhere.
    """
    read = passages(opened)
    offers = offered(read)
    facts = [
        mentioned(topic.name, found, links=pointers(own, offers)[:MAX_MEMBERS])
        for topic, found, own in about(read)
    ]
    known = {fact.key for fact in facts}
    missing = [one.name for one in TOPICS if one.name not in known]
    return extracted(opened, facts, missing)
