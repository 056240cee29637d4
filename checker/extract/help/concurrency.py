"""Passages -> what concurrency is given: for seeing a change of it, never printed as a limit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.extract.prose.contact import contacts
from checker.extract.prose.negation import negated
from checker.extract.prose.passages import Passage, sentences, slug
from checker.extract.prose.quantity import rates
from checker.extract.statements import Said
from checker.model.contract import Json

_CONCURRENCY: Final = re.compile(
    r"\b(?:concurren(?:cy|t|tly)|simultaneous(?:ly)?|in\s+parallel|parallel\s+\w+|throughput)\b",
    re.IGNORECASE,
)
_LEVEL: Final = (
    r"(?P<level{0}>(?:(?:ultra|very|extremely|super)[\s-]+)?(?:high|large|massive|low|"
    r"limited|moderate|"
    r"medium|unlimited))"
)
_DEFAULT: Final = re.compile(
    r"\b" + _LEVEL.format(1) + r"(?:[\s-]+levels?\s+of)?[\s-]+concurren(?:cy|t)\b"
    r"|\bconcurrency(?:\s+(?:level|limit|capacity))?\s+(?:is|are)\s+(?:\w+\s+){0,3}?"
    + _LEVEL.format(2)
    + r"\b|\b(?:level|degree|amount)\s+of\s+concurrency\s+is\s+(?:\w+\s+){0,2}?"
    + _LEVEL.format(3)
    + r"\b",
    re.IGNORECASE,
)
_UNLIMITED: Final = re.compile(
    r"\bno\s+(?:(?:hard|fixed|default)\s+)?(?:limits?|caps?|restrictions?)\s+(?:on|"
    r"to)\s+(?:the\s+)?"
    r"concurren|\bno\s+concurrency\s+(?:limits?|caps?)\b|"
    r"\bconcurrency\s+is\s+not\s+(?:limited|capped)\b",
    re.IGNORECASE,
)
_GIVEN: Final = re.compile(
    r"\b(?:default|out\s+of\s+the\s+box|support(?:s|ed)?|offer(?:s|ed)?|provid(?:es?|ed)|enabled|"
    r"available|built\s+for|designed\s+for|comes?\s+with|handles?|allows?|gives?|have|has|is|"
    r"are)\b",
    re.IGNORECASE,
)
_ONLY_WHEN: Final = re.compile(
    r"\b(?:under|during|at|in\s+case\s+of|due\s+to|because\s+of|when|if|of|from|for|need(?:s|"
    r"ing)?|require"
    r"(?:s|d)?|want)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_MORE: Final = re.compile(
    r"\b(?:more|higher|bigger|increas\w*|rais\w*|larger|additional|extra|dedicated|upgrad\w*|"
    r"beyond|exceed\w*|"
    r"custom|enterprise|scal\w*|expand\w*|greater|need(?:s|ed)?)\b",
    re.IGNORECASE,
)
_FAILURE: Final = re.compile(
    r"\b(?:errors?|fail\w*|problems?|issues?|403|trouble)\b", re.IGNORECASE
)


def concurrency(passages: Sequence[Passage]) -> Iterator[Said]:
    """The level that is given by default, stated amounts, and whether more is to be asked for."""
    for passage in passages:
        above = bool(_CONCURRENCY.search(f"{passage.near}\n{passage.context}"))
        own = bool(_CONCURRENCY.search(passage.text))
        value: dict[str, Json] = {}
        limits: list[Json] = []
        for sentence in sentences(passage.text):
            level = _default(sentence)
            if level and "default" not in value:
                value["default"] = level
            limits += [
                {"value": one.value, "unit": one.unit}
                for one in rates(sentence)
                if not negated(sentence, one.start, one.end)
            ]
            if (above or own) and contacts(sentence) and _wants_more(passage.text):
                value["contact"] = True
        if limits:
            value["limits"] = sorted(limits, key=str)
        if value:
            yield Said(value=value, passages=(passage,))


def _default(sentence: str) -> str | None:
    if _UNLIMITED.search(sentence):
        return "unlimited"
    for found in _DEFAULT.finditer(sentence):
        level = found["level1"] or found["level2"] or found["level3"]
        if negated(sentence, *found.span()) or not _GIVEN.search(sentence):
            continue
        if found["level1"] and _ONLY_WHEN.search(sentence[: found.start()]):
            continue
        return slug(level)
    return None


def _wants_more(text: str) -> bool:
    return bool(_MORE.search(text)) and not _FAILURE.search(text)
