"""All that is refused of the sentences and forms that the other tests hold: read in review."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.gate.claims import asserted
from checker.gate.reading import written_out
from checker.gate.sentences import sentences
from checker.gate.wording import secrets_in
from checker.model.evidence import digest_of
from tests.gate.learning import lines
from tests.gate.planted import people
from tests.gate.planted.credentials import FORMS, NAMED
from tests.gate.planted.drawing import draw
from tests.gate.test_claims import SAYABLE, UNSAYABLE
from tests.gate.test_personal import PERSONAL
from tests.gate.test_secrets import SECRETS
from tests.packet import sets

PLANTED = Path(__file__).parent / "planted"


SENTENCES = {
    **{name: lines(name) for name in ("overclaims", "disclaimers", "honest")},
    "said": [*SAYABLE, *UNSAYABLE],
    "of strangers": [
        line
        for half in sets.HALVES
        for name in ("overclaims", "disclaimers", "sentences")
        for line in sets.lines(half, name)
    ],
}


@pytest.mark.parametrize("name", SENTENCES)
def test_what_the_words_of_a_sentence_claim(golden, name: str) -> None:
    """Of each line of a set the rules, `~` before those whose claims are all lifted.

    A line stands by its begin, so that another one put before it moves nothing.
    """
    told = []
    for line in SENTENCES[name]:
        found: dict[str, bool] = {}
        for _, part in sentences(line):
            found |= {
                rule: holds
                for rule, holds in asserted(written_out(part)).items()
                if holds or rule not in found
            }
        if found:
            rules = " ".join(f"{'' if holds else '~'}{rule[6:]}" for rule, holds in found.items())
            told.append(f"{line[:48].strip()}: {rules}\n")
    golden(f"claimed-{name.replace(' ', '-')}", "".join(told))


def test_which_rule_refuses_what_is_planted_and_where(golden) -> None:
    """By a digest of what is planted: of what is found no sign is kept."""
    passages = (PLANTED / "passages.txt").read_text("utf-8").splitlines()
    forms = (PLANTED / "each.txt").read_text("utf-8").splitlines()
    texts = {
        "secret": SECRETS,
        "personal": PERSONAL,
        "passage": [json.loads(draw(line)) for line in passages],
        "form": [
            draw(form.partition(" | ")[2].replace("\\n", "\n")) for form in forms if form[0] != "#"
        ],
        "key": [draw(form) for form in FORMS.values()],
        "named key": [draw(form) for form in NAMED.values()],
        "person": [*dict(people.all_of_it()).values()],
    }
    told = []
    for name, some in texts.items():
        for text in some:
            found = [
                f" {one.rule} {one.line}:{one.column}"
                for one in secrets_in(f"It was {text} there.")
            ]
            told.append(f"{name} {digest_of(text)[7:15]}{','.join(found)}\n")
    golden("refusals", "".join(told))
