"""A difference -> its key: the definition that says it, or else its first place."""

from __future__ import annotations

from typing import Final, cast

from checker.compare.choices import is_branch
from checker.compare.normalized import normal_form
from checker.compare.tokens import same
from checker.compare.walked import Node, TreeWalk, direction
from checker.model.alternatives import COMPONENTS
from checker.model.contract import Fact, Field
from checker.model.difference import Difference
from checker.model.path import ITEMS, ROOT, VALUES, name_segment
from checker.model.schema import Place, silent

_STEPS: Final = {"additionalProperties": VALUES, "items": ITEMS}


def key_of(walk: TreeWalk, difference: Difference) -> str:
    """`request #Usage $.total`: the definition that says it, as the accepted side names it.

    The key of its place, where one of the sides says it at that place alone.
    """
    node = walk.nodes.get(difference.key)
    if node is None:
        return difference.key
    said = [_said_at(one, difference.name) for one in node.sides if one is not None]
    named = [None if one is None else _named(one, min(said)) for one in node.sides]
    if None in node.sides and node.above is not None:  # a member of a definition of both
        wholes = [one for one in node.above.sides if one is not None]
        above = [_bearing(one) for one in wholes]
        combined = {f"#{name}" for name in wholes[0].parts & wholes[-1].parts}
        bearing = {one.key.partition(" ")[0][1:] for one in above if one is not None}
        # One that is combined with others is not one of these under another name.
        apart = len(bearing) > 1 and bearing & (wholes[0].parts | wholes[-1].parts)
        one_says = any(named) and not apart
        named = [one for one in named if one and one.partition(" ")[0] in combined] or [
            None if one is None or not one_says else _below(one, node, node.above) for one in above
        ]
    said_in = _part(node, difference) or (named[0] if all(named) else None)
    unnamed = said_in is not None and not name_of(said_in[1:])
    return difference.key if said_in is None or unnamed else f"{direction(node.visit)} {said_in}"


def _part(node: Node, difference: Difference) -> str | None:
    """The key of a definition that the place combines with others, and that says it."""
    one, other = node.sides
    if one is None or other is None or difference.was is None or difference.now is None:
        return None
    for name in sorted(one.parts & other.parts):
        key = f"#{name} {ROOT}"
        facts = [
            next((layer.fact for layer in place.layers if _is(layer.fact, key)), None)
            for place in (one, other)
        ]
        in_part, here = (
            [_value(fact, difference.name) for fact in each]
            for each in (facts, (difference.was, difference.now))
        )
        if not same(*in_part) and same(in_part, here):
            return key
    return None


def _is(fact: Field | None, key: str) -> bool:
    return fact is not None and fact.key == key


def _value(fact: Fact | None, name: str | None) -> object:
    """A property as it is compared; a keyword, where it has none."""
    found = {} if fact is None else normal_form(fact)
    name = "enum" if name == "const" else str(name)
    return found.get(name, cast("dict[str, object]", found.get("keywords") or {}).get(name))


def _said_at(place: Place, name: str | None) -> int:
    """Which of the layers of a place says it, counted from the uppermost."""
    facts = _keyed(place)
    says = (one.ref is None or name is None or _says(one, name) for one in facts)
    return next((index for index, said in enumerate(says) if said), len(facts))


def _named(place: Place, index: int) -> str | None:
    """The key of a layer of a place that is in a definition; None where it is in none."""
    keys = [one.key for one in _keyed(place)[index:]]
    return keys[0] if keys and keys[0].startswith("#") else None


def _keyed(place: Place) -> list[Field]:
    """What the layers of a place say, the uppermost first."""
    return [layer.fact for layer in place.layers if layer.fact]


def _bearing(place: Place) -> Field | None:
    """What says which members a place has, where that is in a definition."""
    facts = (layer.fact for layer in place.layers if layer.bears)
    fact = next(facts, None)
    return fact if fact is not None and fact.key.startswith("#") else None


def _below(said: Field, node: Node, above: Node) -> str:
    """The key of what stands right below something, in the definition in which that is said."""
    step = node.step_from(above)
    path, label = ("", step) if is_branch(node.visit, above.visit) else (step, "")
    name = said.key.removesuffix(" ".join(filter(None, (said.path, said.variant))))
    return " ".join(filter(None, (name.rstrip(), said.path + path, said.variant, label)))


def _says(fact: Field, name: str | None) -> bool:
    """Does a place itself say what differs, rather than the definition that it refers to?

    Of its types it says no more than that null is one.
    """
    if name in ("nullable", "types"):
        return name == "nullable" and bool(fact.types)
    return not silent(getattr(fact, str(name), None), str(name))


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
