"""The name of a definition -> what a person calls it."""

from __future__ import annotations

from typing import Final

from checker.model.path import ITEMS, VALUES, name_segment

COMPONENTS: Final = "/components/schemas/"
_STEPS: Final = {"additionalProperties": VALUES, "items": ITEMS}


def name_of(name: str) -> str:
    """`Pet.owner` for what a component holds and only a pointer names; "" where none holds it."""
    if not name.startswith("/"):
        return name
    if not name.startswith(COMPONENTS):
        return ""
    pointer = name.partition(" ")[0].removeprefix(COMPONENTS)
    steps = iter([step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")])
    found = next(steps)
    for step in steps:
        found += name_segment(next(steps, "")) if step == "properties" else _STEPS.get(step, "")
    return found
