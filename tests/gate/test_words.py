"""Each word of a list is one that its reader can meet: any other stands in vain."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

import pytest

from checker.gate import (
    disclaimers,
    house_names,
    labelled_secrets,
    lexicon,
    personal,
    reading,
    values,
    vendors,
)
from checker.gate.claims import CLAIMS, Claim, asserted
from checker.gate.naming import field_name
from checker.gate.weights import KNOWN
from checker.packet import (
    category,
    copied,
    language,
    names_of_persons,
    payload_rules,
    step_rules,
    vocabulary,
)


def spoken(word: str) -> bool:
    """In a sentence, whose phrases are joined by "_", or beside an assertion."""
    tokens = reading._TOKEN.findall(word.replace("_", " "))
    return "_".join(tokens) == word or disclaimers._LEXICAL.fullmatch(word) is not None


def summarized(word: str) -> bool:
    return bool(vocabulary._SIGNS.fullmatch(word)) and word == word.strip(".,;:()<>").lower()


def joined(word: str) -> bool:
    """With others by "_" or "-", as names and values are."""
    return word.isalnum() and word == word.lower()


def of(form: str) -> Callable[[str], bool]:
    return lambda word: re.fullmatch(form, word) is not None


LISTS = {
    "values": (values.HARMLESS, joined),
    "gateways": (house_names.GATEWAYS, field_name),
    "names": (house_names._WORDS, lambda word: house_names._PART.findall(word) == [word]),
    "phrases": (labelled_secrets._KEPT, of(r"[a-z]{2,10}")),
    "vendors": (vendors.VENDORS, joined),
    "nobody": (personal._NOBODY, lambda word: personal._NAME.fullmatch(word) is not None),
    "categories": (category.OBSERVABLE, lambda word: category._APART.split(word) == [word]),
    "category phrases": (category._PHRASES, of(r"[a-z_]+")),
    "worn": (category._WORN, category.OBSERVABLE.__contains__),
    "english": (language._ENGLISH, lambda word: language._WORD.findall(word) == [word]),
    "others": (language._OTHERS, lambda word: language._WORD.findall(word) == [word]),
    "teams": (names_of_persons._TEAMS, joined),
    "removed": (step_rules._REMOVED, of("[a-z]+")),
    "beside": (step_rules._BESIDE, of("[a-z]+")),
    "texts": (payload_rules._TEXT_NAMES, of("[a-z_]+")),
    "spoken": (payload_rules._SPOKEN, of("[a-z]+")),
    "harmless": (payload_rules._HARMLESS, of("[a-z]+")),
    "data": (copied._DATA, of(r"[\w+-]{1,20}")),
    "answering": (copied._ANSWERS, of(copied._ROLE)),
    **{
        name: (found, vocabulary.WORDS.__contains__)
        for name, found in vars(vocabulary).items()
        if isinstance(found, frozenset) and name not in {"WORDS", "GATEWAYS", "_FORMS", "_STATES"}
    },
    "summaries": (vocabulary.WORDS | vocabulary._FORMS | vocabulary._STATES, summarized),
    "lexicon": (lexicon.lexicon(), spoken),
}


@pytest.mark.parametrize(("listed", "met"), LISTS.values(), ids=LISTS)
def test_each_word_can_be_met(listed: Collection[str], met: Callable[[str], bool]) -> None:
    assert [word for word in listed if not met(word)] == []


@pytest.mark.parametrize("table", [lexicon.NOUNS, lexicon.VERBS, lexicon.STATES])
def test_no_word_of_a_table_is_listed_twice(table: str) -> None:
    listed = [word for _, words in lexicon._table(table) for word in words]
    assert sorted(listed) == sorted({*listed})


def test_no_verb_is_a_form_of_another() -> None:
    listed = [word for _, words in lexicon._table(lexicon.VERBS) for word in words]
    formed = {form: verb for verb in listed for form in lexicon._forms(verb) if form != verb}
    assert {form: formed[form] for form in listed if form in formed} == {}


def test_each_irregular_form_is_of_a_listed_verb_and_one_that_no_rule_makes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    irregular = {verb: forms.split() for verb, forms in lexicon._IRREGULAR.items()}
    monkeypatch.setattr(lexicon, "_IRREGULAR", {})
    stems = {word.split("_")[0] for _, words in lexicon._table(lexicon.VERBS) for word in words}
    assert irregular.keys() <= stems
    assert not [verb for verb, forms in irregular.items() if {*forms} & lexicon._forms(verb)]


OWN = {
    "claim-billing": "the account was {}.",
    "claim-model-availability": "the {} includes claude.",
    "claim-rate-limit": "our {} allows 10.",
    "claim-root-cause": "it {} because mud was there.",
}


@pytest.mark.parametrize(
    "row", [row for row in CLAIMS if row.own and row.id in KNOWN], ids=lambda row: row.id
)
def test_each_word_of_one_claim_makes_it(row: Claim) -> None:
    assert row.id not in asserted(OWN[row.id].format("frobs"))
    assert [word for word in row.own if row.id not in asserted(OWN[row.id].format(word))] == []
