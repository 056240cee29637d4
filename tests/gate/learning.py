"""Labelled sentences -> `checker/gate/weights.py`: run `python -m tests.gate.learning`.

A linear classifier with squared hinge loss, found by dual coordinate descent; then once more with
the weights alone that count, so that the table stays small enough to be read.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from checker.documents import Malformed
from checker.gate.claims import CLAIMS, asserted
from checker.gate.likeness import UNIT, features
from checker.gate.reading import read, written_out
from checker.gate.sentences import sentences
from checker.packet import record
from checker.packet.question_rules import FIELD as QUESTION
from tests.gate.planted.harmless import PROSE
from tests.gate.test_claims import SAYABLE, UNSAYABLE
from tests.packet import engineers, sets, strangers
from tests.packet.conftest import changed
from tests.packet.sentences import HARMLESS
from tests.packet.test_modes import MODES
from tests.packet.test_rules import PAIRS
from tests.packet.test_strangers import STRANGERS

HERE: Final = Path(__file__).parent
TABLE: Final = HERE.parent.parent / "checker" / "gate" / "weights.py"
COST: Final = 0.1  # of a sentence on the wrong side
SEEN: Final = 3  # sentences that have a feature, at least
COUNTS: Final = 0.1  # a weight that is smaller is left out
ROUNDS: Final = 20
REFUTED: Final = 2.0  # how far from a claim is what has the words of one
REFUSED: Final = 4  # the verdict on what must never be sent
HEAD: Final = '''"""What is weighed of a sentence, by its weight in twentieths: learned, see `likeness`.

Written by `python -m tests.gate.learning`; not to be changed by hand.
"""

from __future__ import annotations

from typing import Final

WEIGHTS: Final = """
'''


class Sample(NamedTuple):
    """What is weighed of a sentence, and whether it claims something."""

    features: frozenset[str]
    claims: bool
    margin: float = 1.0  # how far from 0 it should be


def lines(name: str) -> list[str]:
    return (HERE / "sentences" / f"{name}.txt").read_text("utf-8").splitlines()


def labelled(rules: AbstractSet[str]) -> Iterator[tuple[str, bool]]:
    """Every sentence that is known, and whether it claims something, by one of these rules."""
    for half in sets.HALVES:
        told = sets.lines(half, "overclaims")
        yield from ((line, True) for line in told if not line.startswith("error_category:"))
        yield from ((line, False) for line in sets.lines(half, "disclaimers"))
        yield from ((line, False) for line in sets.lines(half, "sentences"))
    yield from ((line, False) for line in (*HARMLESS, *SAYABLE, *PROSE))
    claiming = (line.split(" | ", 1) for line in UNSAYABLE)
    yield from ((text, True) for rule, text in claiming if rule in rules)
    yield from ((line, True) for line in lines("overclaims"))
    yield from ((line, False) for line in (*lines("disclaimers"), *lines("honest")))
    yield from ((text, False) for text in dict.fromkeys(harmless()) if " " in text)


def harmless() -> Iterator[str]:
    """What records of the tests say that claims nothing, in their own words."""
    told = [(verdict, changed(**fields)) for _, verdict, fields in STRANGERS]
    told += [case[1:] for case in (*engineers.RECORDS, *strangers.RECORDS)]
    for rule, shows, nearest in (*PAIRS, *(mode[1:] for mode in MODES)):
        told += [(REFUSED if "claim" in rule else 0, changed(**shows)), (0, changed(**nearest))]
    for half in sets.HALVES:
        rows = sets.lines(half, "packets")
        told += [(0, sets.packet(row, number)) for number, row in enumerate(rows)]
    for verdict, text in told:
        if verdict != REFUSED and "account_evidence" not in text:
            with suppress(Malformed):
                found = record.read(text)
                values = (*found.values, *found.comments)
                yield from (one.text for one in values if one.field != QUESTION)


def samples(rules: AbstractSet[str]) -> list[Sample]:
    """A sentence each; what claims something in one of several is taken together."""
    told = []
    for text, claims in labelled(rules):
        parts = [written_out(part) for _, part in sentences(text)]
        read_parts = [features(part, read(part)[0]) for part in parts]
        if claims:
            told.append(Sample(frozenset().union(*read_parts), claims))
        else:
            told += (
                Sample(one, claims, REFUTED if any(claimed(part, rules)) else 1)
                for one, part in zip(read_parts, parts, strict=True)
            )
    return told


def claimed(sentence: str, rules: AbstractSet[str]) -> Iterator[bool]:
    """Of each of these rules whose words a sentence has: does one of the claims stand?"""
    return (holds for rule, holds in asserted(sentence).items() if rule in rules)


def learn(known: Sequence[Sample]) -> dict[str, float]:
    """The weight of each feature."""
    rows = [sorted(one.features) for one in known]
    signs = [1 if one.claims else -1 for one in known]
    share = {sign: COST * len(known) / 2 / signs.count(sign) for sign in (1, -1)}
    weights: dict[str, float] = Counter()
    duals = [0.0] * len(known)
    chance = random.Random(7)  # noqa: S311 - the same order each time
    order = list(range(len(known)))
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for at in order:
            row, sign = rows[at], signs[at]
            slack = 1 / (2 * share[sign])
            slope = sign * sum(weights[name] for name in row) - known[at].margin + slack * duals[at]
            dual = max(duals[at] - slope / (len(row) + slack), 0.0)
            step, duals[at] = (dual - duals[at]) * sign, dual
            if step:
                for name in row:
                    weights[name] += step
    return weights


def kept(known: Sequence[Sample], names: frozenset[str]) -> list[Sample]:
    return [one._replace(features=one.features & names) for one in known]


def learned(rules: AbstractSet[str]) -> dict[str, int]:
    """The table: feature -> weight in twentieths, none of them 0.

    `rules`: those of the claims that are learned. A row of CLAIMS that came later stands by its
    words alone until the table is written anew.
    """
    known = samples(rules)
    seen = Counter(name for one in known for name in one.features)
    known = kept(known, frozenset(name for name, count in seen.items() if count >= SEEN))
    first = learn(known)
    known = kept(known, frozenset(name for name, w in first.items() if abs(w) >= COUNTS))
    rounded = {name: round(weight * UNIT) for name, weight in learn(known).items()}
    return {name: weight for name, weight in rounded.items() if weight}


def written(table: dict[str, int], rules: AbstractSet[str]) -> str:
    """The table as a module: lines of names that have one weight."""
    text = HEAD
    for weight in sorted(set(table.values()), reverse=True):
        line = f"{weight:+d}"
        for name in sorted(name for name, other in table.items() if other == weight):
            shown = name.replace("\\", "\\\\").replace('"', '\\"')
            if len(line) + len(shown) > 97:
                text += f"{line}\n"
                line = f"{weight:+d}"
            line += f"  {shown}"
        text += f"{line}\n"
    known = ",\n        ".join(f'"{rule}"' for rule in sorted(rules))
    return f'{text}"""\nKNOWN: Final = frozenset(\n    (\n        {known},\n    )\n)\n'


if __name__ == "__main__":
    every = {row.id for row in CLAIMS}
    TABLE.write_text(written(learned(every), every), "utf-8")
