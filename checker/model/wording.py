"""Text -> Wording, which holds no secret and no overclaim; and the last gate.

A report is made of `Wording`s, so no report can print what is refused here; `gate` is asked once
more of everything that is printed or written. Both fail closed, and both name a rule and a place,
never the text. The tables stand in `secrets`, `personal` and `claims`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from checker.model.claims import claims
from checker.model.encoded import decoded, unescaped
from checker.model.errors import NotSanitized, Overclaim
from checker.model.patterns import found
from checker.model.personal import personal
from checker.model.secrets import PROVIDERS, STRUCTURES


class Kind(StrEnum):
    """Why a text is refused, gravest first."""

    SECRET = "secret"  # noqa: S105 - the name of a kind
    PERSONAL_DATA = "personal-data"
    OVERCLAIM = "overclaim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One rule that refuses a text, and where; never what stands there."""

    rule: str
    kind: Kind
    line: int  # 1 is the first
    column: int  # 1 is the first; of an encoded secret, where its encoding begins


def secrets_in(text: str, *, allow: Collection[str] = ()) -> tuple[Refusal, ...]:
    """Credentials and personal data, also where they are encoded once.

    `allow` names mail addresses, in lower case, that are public: those of the support page.
    """
    plain = unescaped(text)
    places: set[tuple[Kind, str, int]] = set()
    for view in {text, plain}:
        places.update(_in(view, allow))
    runs = tuple(decoded(plain))
    said = "\n".join(words for _, words in runs)
    for kind, rule, at in _in(said, allow):
        run = runs[said.count("\n", 0, at)][0]
        places.add((kind, rule, max(0, plain.find(run))))
    return _refusals(plain, places)


def judge(text: str, *, allow: Collection[str] = ()) -> tuple[Refusal, ...]:
    """Everything that a sentence must not hold."""
    plain = unescaped(text)
    overclaims = {(Kind.OVERCLAIM, rule, at) for rule, at in claims(plain)}
    return secrets_in(text, allow=allow) + _refusals(plain, overclaims)


def gate(text: str, *, prose: bool, allow: Collection[str] = ()) -> tuple[Refusal, ...]:
    """The last gate: asked of every byte that is printed or written.

    `prose` is what a person reads as sentences; of a machine format only the values are judged,
    since each sentence in it is a `Wording` already.
    """
    return judge(text, allow=allow) if prose else secrets_in(text, allow=allow)


def _in(text: str, allow: Collection[str]) -> Iterator[tuple[Kind, str, int]]:
    # A contract repeats most of its lines. What cannot reach over a line is looked for in each
    # line once, and in the whole text only where it was found.
    lines = "\n".join(dict.fromkeys(text.split("\n")))
    if any(found(PROVIDERS, lines)):
        yield from ((Kind.SECRET, rule, at) for rule, at in found(PROVIDERS, text))
    yield from ((Kind.SECRET, rule, at) for rule, at in found(STRUCTURES, text))
    if any(personal(lines, allow)):
        yield from ((Kind.PERSONAL_DATA, rule, at) for rule, at in personal(text, allow))


def _refusals(text: str, places: Iterable[tuple[Kind, str, int]]) -> tuple[Refusal, ...]:
    """Places as lines and columns, in the order of the text; one pass."""
    result: list[Refusal] = []
    line, seen = 1, 0
    for at, rule, kind in sorted((at, rule, kind) for kind, rule, at in places):
        line += text.count("\n", seen, at)
        seen = at
        column = at - text.rfind("\n", 0, at)
        result.append(Refusal(rule=rule, kind=kind, line=line, column=column))
    return tuple(result)


def refused(refusals: Collection[Refusal]) -> NotSanitized | Overclaim:
    """The error that says so: each rule and its first place."""
    first: dict[str, Refusal] = {}
    for refusal in refusals:
        first.setdefault(refusal.rule, refusal)
    told = ", ".join(f"{one.rule} at {one.line}:{one.column}" for one in first.values())
    if all(refusal.kind is Kind.OVERCLAIM for refusal in refusals):
        return Overclaim(
            f"the text claims more than its evidence: {told}",
            hint="Say what was seen, where and when, or that it needs separate verification.",
        )
    return NotSanitized(
        f"the text holds what must not be passed on: {told}",
        hint="Replace it by a placeholder such as <API_KEY_PLACEHOLDER>, or by a summary.",
    )


class Wording(str):
    """A sentence that passed the gate; joined with others it is plain text again.

    Raises NotSanitized or Overclaim.
    """

    __slots__ = ()

    def __new__(cls, text: str, *, allow: Collection[str] = ()) -> Self:
        """Judge first; there is no other way in."""
        refusals = judge(text, allow=allow)
        if refusals:
            raise refused(refusals)
        return super().__new__(cls, text)
