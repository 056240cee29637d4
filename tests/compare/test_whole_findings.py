"""All that is said of each change in the tables of the other tests, read in review."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from checker.compare import page_findings
from checker.compare.acceptances import apply
from checker.compare.drift import drift
from checker.compare.observed import compare
from checker.model.acceptance import Acceptance
from checker.model.access import SAMPLE, Outcome
from checker.model.contract import CUT_OFF, NO_FACTS, Contract, Health
from tests.compare import (
    test_alternatives,
    test_changes,
    test_conventions_edits,
    test_coverage,
    test_drift,
    test_drift_api,
    test_drift_fields,
    test_drift_statements,
    test_drift_telemetry,
    test_evidence_rules,
    test_mutations,
    test_nowhere,
    test_observed,
    test_observed_spans,
    test_openapi_pairs,
    test_unions,
)
from tests.compare.facts import URL, attribute, contract, evidence, field, operation
from tests.compare.openapi_documents import bare_json, document, reference, thing
from tests.observe.documented import CHAT, completion, recorded, seen, served, span
from tests.told_whole import cases, of_findings

Pairs = Iterator[tuple[str, Contract, Contract]]


def _openapi() -> Pairs:
    def pair(name, before, after):
        return name, reference(bare_json(before)), reference(bare_json(after))

    for number, (before, after, stem, _) in enumerate(test_openapi_pairs.TURNS):
        sides = [{("request", "answer")[number % 2]: thing(w=one)} for one in (before, after)]
        yield pair(f"{number} {stem}", *(document(**side) for side in sides))
    for number, (before, after, rule) in enumerate(test_openapi_pairs.OPERATIONS):
        yield pair(f"{number} {rule}", before, after)
    for name, (before, after, *_) in cases(test_unions.test_a_change_is_told_once):
        yield pair(name, *(document(answer=thing(p=one)) for one in (before, after)))
    for name, (before, after, *_) in cases(test_unions.test_a_change_of_a_stream_is_told_once):
        yield pair(name, before, after)
    for name, (cat, *_) in cases(test_alternatives.test_a_turn_of_one_alternative):
        pets = test_alternatives.pets
        yield pair(name, *(pets("answer", one) for one in (test_alternatives.CAT, cat)))
    for name, place, value in test_mutations.PLACES:
        today = test_mutations._changed(place, value)
        yield name, test_mutations.BASE, today
        yield f"{name}, back", today, test_mutations.BASE


def _facts() -> Pairs:
    def pair(name, before, after):
        return name, contract(*before), contract(*after)

    for name, (before, after, _) in cases(test_drift_api.test_what_changed):
        yield pair(name, before, after)
    stays = [operation(), field("$.stays")]
    for name, (before, after, _) in cases(test_drift_statements.test_what_changed):
        yield pair(name, [*stays, *before], [*stays, *after])
    for name, (before, after, _) in cases(test_changes.test_what_belongs_together_is_told_once):
        yield pair(name, [operation(), *before], [operation(), *after])
    for case in (*test_coverage.SAME_HEADERS, *test_coverage.OTHER_HEADERS):
        yield pair(case.id, *([operation(), *side] for side in case.values[:2]))
    for case in test_drift_fields.TURNS:
        before, after = ([operation(), field(**given)] for given in case.values[:2])
        yield pair(case.id, before, after)
        yield pair(f"{case.id}, back", after, before)


def _bases() -> Pairs:
    """What another form, another document or an older contract leaves open."""
    for case in test_coverage.NEEDS:
        fact, documents, _ = case.values
        full, poor = contract(operation(), fact), contract(documents=documents)
        yield case.id, full, poor
        yield f"{case.id}, back", poor, full
    for case in test_drift.BROKEN:
        broken = replace(contract(), health=case.values[0])
        yield case.id, test_drift.TODAY, broken
        yield f"{case.id}, then", broken, test_drift.TODAY
    yield "a baseline", test_drift.BASELINE, test_drift.TODAY
    yield "cut off", contract(problems=[f"{CUT_OFF}page-markdown"]), test_drift.TODAY
    poor = test_coverage.document(can_state=("statuses",))
    yield "facts that the form cannot state", contract(attribute("a")), contract(documents=[poor])
    other = contract(documents=[test_coverage.document(can_state=("keywords", "metrics"))])
    yield "facts that a document of that form does not state", contract(attribute("a")), other
    html = test_coverage.document("page-html", f"{URL}.html", ("fields",))
    plain = test_coverage.document(can_state=("fields",))
    listed = [field(path, evidence=evidence()) for path in ("$.a", "$.b")]
    in_both = contract(*listed, documents=[plain, html])
    yield "one form of two", in_both, contract(listed[0], documents=[plain])
    whole, broken = (
        {"request": test_nowhere.HOMES["a property"](one), "components": test_nowhere.WHOLE}
        for one in (test_nowhere.PART, test_nowhere.ELSEWHERE)
    )
    for sides in ((whole, broken), (broken, whole)):
        then, today = (reference(bare_json(document(**side))) for side in sides)
        yield "a reference that leads nowhere", then, today
    yield "a document that was not read", test_coverage.BOTH, contract(operation())


def _telemetry() -> Pairs:
    for name, (before, after, _) in cases(
        test_changes.test_a_rename_that_the_page_states_is_one_change
    ):
        stays = [attribute("stays"), attribute("stays", "span.server")]
        yield name, contract(*stays, *before), contract(*stays, *after)
    for name, (before, after, _) in cases(test_drift_telemetry.test_what_changed):
        stays = test_drift_telemetry.STAYS
        yield name, contract(stays, *before), contract(stays, *after)
    for name, page, there, instead, *_ in test_conventions_edits.EDITS:
        now = test_conventions_edits.edited(page, there, instead)
        yield name, test_conventions_edits.BASE, now
        yield f"{name}, back", now, test_conventions_edits.BASE


@pytest.mark.parametrize("pairs", [_openapi, _facts, _bases, _telemetry])
def test_what_drift_says(pairs: Callable[[], Pairs], golden) -> None:
    lines = [
        line
        for name, before, after in pairs()
        for line in (name, *of_findings(drift(before, after)))
    ]
    golden(f"drift{pairs.__name__}", "\n".join(lines) + "\n")


def test_what_telemetry_says(golden) -> None:
    spans = [
        (name, [span(), span(**given)])
        for test in (
            test_observed_spans.test_each_break_of_a_span_is_one_finding,
            test_observed_spans.test_the_nearest_other_case_is_silent,
        )
        for name, (given, *_) in cases(test)
    ]
    spans += [
        (name, [test_observed_spans.LOG, test_observed_spans.LOG | given])
        for name, (given, _) in cases(
            test_observed_spans.test_each_break_of_a_log_record_is_one_finding
        )
    ]
    spans += [("a server", [served(), served(url__template="/x", http__route="/users/17")])]
    lines: list[str] = []
    for name, records in spans:
        found = test_observed_spans.judged(*records)
        lines += [f"{name} {found.compared} {found.coverage}", *of_findings(found.findings)]
    golden("telemetry", "\n".join(lines) + "\n")


def test_what_observed_says(golden) -> None:
    lines: list[str] = []
    for test in (
        test_observed.test_each_break_of_a_body_is_one_finding,
        test_observed.test_each_break_of_an_exchange_is_one_finding,
        test_observed.test_each_break_of_a_stream_is_one_finding,
    ):
        for name, (record, _) in cases(test):
            is_stream = isinstance(record, bytes)
            given = record if is_stream else recorded(completion(), record)
            shapes = seen(given, contract=CHAT, **({"form": "sse"} if is_stream else {})).shapes
            found = compare(CHAT, shapes)
            counts = (found.compared, found.by_status, found.rebuilt)
            lines += [f"{name} {counts} {found.coverage}", *of_findings(found.findings)]
    golden("observed", "\n".join(lines) + "\n")


def test_what_is_said_of_pages_and_of_acceptances(golden) -> None:
    url, kept = test_evidence_rules.URL, test_evidence_rules.KEPT
    today = test_drift.TODAY
    gone = {"url": url, "outcome": Outcome.GONE, "kept": None}
    few = Health(facts=2, expected_minimum=9, problems=(NO_FACTS,))
    told = [
        page_findings.page_moved(today, f"{url}/there"),
        page_findings.not_accepted(today),
        page_findings.page_unusable("widgets", failures=1, **gone),
        page_findings.page_unusable("widgets", failures=5, forms=2, **gone | {"kept": kept}),
        page_findings.nothing_to_compare(today),
        *page_findings.nothing_in_common(contract(attribute("a")), contract(documents=[])),
        *page_findings.nothing_in_common(today, today),
        page_findings.bundle_differs("`table.md`: computed again, it differs"),
        page_findings.day_not_kept("widgets", url, day="2026-07-03", why="It is not known."),
        page_findings.extractor_broken(replace(today, health=few)),
        page_findings.document_broken(today, "page", 9, 1),
        page_findings.recovered("widgets", url=url, failures=1),
        page_findings.recovered("widgets", url=url, failures=4),
        page_findings.returned("widgets", url=url, last=kept),
    ]
    met = told[0]
    accepted = [
        Acceptance(
            fingerprint=fingerprint,
            rule=rule,
            key="",
            reason="R",
            author="A",
            until=until,
            file=file,
        )
        for fingerprint, rule, until, file in (
            (met.fingerprint, met.rule, None, None),
            (told[-2].fingerprint, met.rule, None, None),
            (told[-1].fingerprint, told[-1].rule, kept.date(), "one.toml"),
            ("0" * 16, met.rule, kept.date(), None),
            ("1" * 16, met.rule, None, None),
        )
    ]
    after = kept.replace(day=kept.day + 1).date()
    golden("pages", "\n".join(of_findings(apply(told, accepted, after, source="widgets"))) + "\n")


def test_whence_a_sentence_says_that_it_is_documented(golden) -> None:
    listed = tuple(replace(one, origin=SAMPLE) for one in CHAT.documents)
    of = [
        CHAT,
        replace(CHAT, documents=listed),
        replace(CHAT, origin="transcribed", documents=(), listed="2026-07-03"),
    ]
    shapes = [seen(recorded(completion(x_groq=1)), contract=one).shapes for one in of]
    lines = [
        line
        for one, mine in zip(of, shapes, strict=True)
        for line in of_findings(compare(one, mine).findings)
    ]
    golden("whence", "\n".join(lines) + "\n")
