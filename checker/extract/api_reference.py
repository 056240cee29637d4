"""An API reference page -> Extract (thin: the embedded OpenAPI block alone)."""

from __future__ import annotations

from collections.abc import Sequence

from checker.documents import Malformed, read_yaml
from checker.extract import Extract, Opened
from checker.extract.openapi import read, recognised
from checker.extract.page import Code
from checker.model.contract import NO_FACTS, UNREADABLE, Fact


def extract(opened: Sequence[Opened]) -> Extract:
    facts: dict[str, Fact] = {}
    problems: list[str] = []
    for one in opened:
        for block in one.page.blocks:
            if not isinstance(block.content, Code) or block.content.language != "yaml":
                continue
            try:
                document = read_yaml(block.content.text)
            except Malformed:
                problems.append(f"{UNREADABLE}{one.role}")
                continue
            if recognised(document):
                found = read(document, url=one.page.url, heading=block.headings)
                facts |= {fact.key: fact for fact in found.facts}
                problems += found.problems
    if not facts:
        problems.append(f"{NO_FACTS}{opened[0].role if opened else 'page'}")
    return Extract(
        facts=tuple(facts[key] for key in sorted(facts)),
        problems=tuple(problems),
        can_state={
            one.role: ("operation", "fields", "nested fields", "statuses", "stream", "examples")
            for one in opened
        },
    )
