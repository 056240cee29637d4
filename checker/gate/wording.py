"""Text -> Wording, which holds no secret and no overclaim; and the last gate.

A report is made of `Wording`s, so no report can print what is refused here; `gate` is asked once
more of everything that is printed or written. Both fail closed, and both name a rule and a place,
never the text. The tables stand in `secrets`, `personal` and `claims`; they are loaded when
something is judged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from checker.model.errors import NotSanitized, Overclaim
from checker.model.regex import regex
from checker.model.wording import SEAL, Wording


class RefusalKind(StrEnum):
    """Why a text is refused, gravest first."""

    SECRET = "secret"  # noqa: S105 - the name of a kind
    PERSONAL_DATA = "personal-data"
    OVERCLAIM = "overclaim"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRefusal:
    """One rule that refuses a text, and where; never what stands there."""

    rule: str
    kind: RefusalKind
    line: int  # 1 is the first
    column: int  # 1 is the first; of an encoded secret, where its encoding begins


def secrets_in(text: str, *, allow: Collection[str] = ()) -> tuple[TextRefusal, ...]:
    """Credentials and personal data, also where they are encoded once.

    `allow` names mail addresses, in lower case, that are public: those of the support page.
    """
    from checker.gate.sensitive import sensitive  # noqa: PLC0415 - --help judges nothing

    plain, places = sensitive(text, allow)
    return _refusals(plain, ((at, rule, RefusalKind(kind)) for at, rule, kind in places))


def overclaims(text: str) -> tuple[TextRefusal, ...]:
    """What a text asserts and its evidence does not bear."""
    from checker.gate.claims import claims  # noqa: PLC0415 - likewise
    from checker.gate.encoded import unescaped  # noqa: PLC0415 - likewise

    plain = unescaped(text)
    return _refusals(plain, ((at, rule, RefusalKind.OVERCLAIM) for rule, at in claims(plain)))


# Of a page: where a small screen may break a word, and what it may not break.
_BREAKS: Final = regex(r'<wbr>|<span class="whole">([^<]*)</span>')


def judge(text: str, *, allow: Collection[str] = ()) -> tuple[TextRefusal, ...]:
    """Everything that a sentence must not hold."""
    return secrets_in(text, allow=allow) + overclaims(text)


def gate(text: str, *, prose: bool, allow: Collection[str] = ()) -> tuple[TextRefusal, ...]:
    """The last gate: asked of every byte that is printed or written.

    `prose` is what a person reads as sentences; of a machine format only the values are judged,
    since each sentence in it is a `Wording` already.
    """
    text = _BREAKS.sub(r"\1", text)
    return judge(text, allow=allow) if prose else secrets_in(text, allow=allow)


def _refusals(text: str, places: Iterable[tuple[int, str, RefusalKind]]) -> tuple[TextRefusal, ...]:
    """Places as lines and columns, in the order of the text; one pass."""
    result: list[TextRefusal] = []
    line, seen = 1, 0
    for at, rule, kind in sorted(places):
        line += text.count("\n", seen, at)
        seen = at
        column = at - text.rfind("\n", 0, at)
        result.append(TextRefusal(rule=rule, kind=kind, line=line, column=column))
    return tuple(result)


def refused(refusals: Collection[TextRefusal]) -> NotSanitized | Overclaim:
    """The error that says so: each rule and its first place."""
    first: dict[str, TextRefusal] = {}
    for refusal in refusals:
        first.setdefault(refusal.rule, refusal)
    places = ", ".join(f"{one.rule} at {one.line}:{one.column}" for one in first.values())
    if all(refusal.kind is RefusalKind.OVERCLAIM for refusal in refusals):
        return Overclaim(
            f"the text claims more than its evidence: {places}",
            hint="Say what was seen, where and when, or that it needs separate verification.",
        )
    return NotSanitized(
        f"the text holds what must not be passed on: {places}",
        hint="Replace it by a placeholder such as <API_KEY_PLACEHOLDER>, or by a summary.",
    )


@lru_cache(maxsize=512)  # half of the sentences of a report are built twice
def worded(text: str) -> Wording:
    """The text, judged. Raises NotSanitized or Overclaim."""
    refusals = judge(text)
    if refusals:
        raise refused(refusals)
    return Wording(text, seal=SEAL)
