"""Text -> places of credentials and personal data: as it stands, unescaped, and decoded once."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from checker.model.alike import alike
from checker.model.encoded import decoded, unescaped
from checker.model.patterns import found
from checker.model.personal import personal
from checker.model.secrets import LINES, STRUCTURES
from checker.model.unnamed import unnamed


def sensitive(text: str, allow: Collection[str]) -> tuple[str, set[tuple[int, str, str]]]:
    """The text unescaped, and the (offset in it, rule, kind) of each place.

    An encoded place is where its encoding begins.
    """
    plain = alike(unescaped(text))
    places: set[tuple[int, str, str]] = set()
    for view in {text, plain}:
        places.update(_in(view, allow))
    runs = tuple(decoded(plain))
    said = "\n".join(words for _, words in runs)
    for at, rule, kind in _in(said, allow):
        run = runs[said.count("\n", 0, at)][0]
        places.add((max(0, plain.find(run)), rule, kind))
    return plain, places


def _in(text: str, allow: Collection[str]) -> Iterator[tuple[int, str, str]]:
    # A contract repeats most of its lines. What cannot reach over a line is looked for in each
    # line once, and in the whole text only where it was found.
    lines = "\n".join(dict.fromkeys(text.split("\n")))
    if any(found(LINES, lines)):
        yield from ((at, rule, "secret") for rule, at in found(LINES, text))
    yield from ((at, rule, "secret") for rule, at in found(STRUCTURES, text))
    yield from ((at, "unnamed-secret", "secret") for at in unnamed(text))
    if any(personal(lines, allow)):
        yield from ((at, rule, "personal-data") for rule, at in personal(text, allow))
