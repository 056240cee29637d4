"""The six failure modes of the owner's document, each where a record shows it, and its nearest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.packet.conftest import changed

MODES = (
    ("evidence gap", "evidence-gap", {"error_category": "TBD"}, {"error_category": '"429"'}),
    ("evidence gap", "evidence-unknown", {"retries": "unknown"}, {"retries": "disabled"}),
    (
        "scope drift",
        "scope-drift",
        {"incident_summary": "A 4xx; we also tidied the alerts and updated the dashboards."},
        {"incident_summary": "A 4xx; the alerts and the dashboards are left as they are."},
    ),
    (
        "scope drift",
        "unreviewed-fallback",
        {"incident_summary": "A 4xx; the permissions of the key were widened."},
        {"incident_summary": "A 4xx; the permissions of the key were not widened."},
    ),
    (
        "environment mismatch",
        "environment-mismatch",
        {"environment": "{local: {flag: 'on'}, hosted: {flag: 'off'}}"},
        {"environment": "{local: {flag: 'on'}, hosted: {flag: 'off'}, mismatch: the flag}"},
    ),
    (
        "environment mismatch",
        "environment-mismatch-told",
        {"incident_summary": "A 4xx; it passed locally and failed in staging."},
        {"incident_summary": "A 4xx; it failed locally and failed in staging."},
    ),
    (
        "environment mismatch",
        "environment-mismatch-told",
        {"incident_summary": "A 4xx; it passed locally and failed in staging."},
        {"environment": "{said: 'it passed locally and failed in staging'}"},
    ),
    (
        "unreviewed fallback",
        "unreviewed-fallback",
        {"incident_summary": "A 4xx; retried against a fallback."},
        {"incident_summary": "A 4xx; retried against a fallback.", "fallback_record": "FDL-3"},
    ),
    (
        "unreviewed fallback",
        "retries-unbounded",
        {"incident_summary": "A 4xx; the job retries until it passes."},
        {"incident_summary": "A 4xx; the job retries twice, then it stops."},
    ),
    (
        "weak handoff",
        "weak-handoff",
        {"incident_summary": "A 4xx; the issue is resolved."},
        {
            "incident_summary": "A 4xx; the issue is resolved, its return remains unverified.",
            "repro_steps": "[send the harmless payload once]",
        },
    ),
    (
        "overclaiming",
        "overclaim",
        {"incident_summary": "The timeout proves that the provider was down."},
        {"incident_summary": "The timeout does not prove that the provider was down."},
    ),
)


@pytest.mark.parametrize(
    ("rule", "shows", "nearest"),
    [mode[1:] for mode in MODES],
    ids=[f"{mode[0]}: {mode[1]}" for mode in MODES],
)
def test_a_failure_mode_is_recognised_and_its_nearest_is_none(rules, rule, shows, nearest) -> None:
    assert rule in rules(changed(**shows))  # a change of permissions is drift and fallback
    assert rules(changed(**nearest)) == set()


def test_the_six_are_there() -> None:
    assert {mode[0] for mode in MODES} == {
        *("environment mismatch", "evidence gap", "overclaiming", "scope drift"),
        *("unreviewed fallback", "weak handoff"),
    }


def test_a_model_that_the_reference_lists_may_be_named(rules, facts) -> None:
    text = changed(incident_summary="The call to House-2-Mini-7b-chat got a 4xx.")
    listed = replace(facts, models=frozenset({"house-2-mini-7b-chat"}))
    assert rules(text) == {"model-unverified"}
    assert rules(text, against=listed) == set()
    other = changed(incident_summary="The call to deepseek-r1 got a 4xx.")
    assert rules(other, against=listed) == {"model-unverified"}


RESOLVED = "The issue is resolved."
STEPS = "[send the harmless payload once]"
TOLD = "It passed locally and failed in staging."


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"incident_summary": RESOLVED, "repro_steps": STEPS}, {"weak-handoff"}),
        ({"incident_summary": f"{RESOLVED} Its return is unverified."}, {"weak-handoff"}),
        (
            {"incident_summary": f"{RESOLVED} Its return is unverified.", "repro_steps": STEPS},
            set(),
        ),
        (
            {"incident_summary": TOLD, "environment": "{local: {a: 1}, hosted: {a: 1}}"},
            {"environment-mismatch-told"},
        ),
        ({"incident_summary": TOLD, "environment": "{mismatch: the flag}"}, set()),
        (
            {"support_question": "Is a 429 documented for chat, and is it retried?"},
            {"question-several"},
        ),
        (
            {
                "support_question": "Is chat ok? When was it documented that the chat provider is down?"
            },
            {"question-presumes", "question-several"},
        ),
        ({"support_question": "Is an empty usage.total ok?"}, set()),
        ({"repro_steps": "[send the same customer request]"}, {"step-private"}),
        ({"repro_steps": "[send the same request]"}, set()),
    ],
)
def test_a_mode_is_told_by_all_that_it_asks_for(rules, fields, told) -> None:
    assert rules(changed(**fields)) == told


@pytest.mark.parametrize("said", ["no", "None", "false", "'false'", "~", "[]", "''"])
def test_sides_that_differ_are_told_where_no_mismatch_is_named(rules, said: str) -> None:
    sides = f"{{local: {{flag: 'on'}}, hosted: {{flag: 'off'}}, mismatch: {said}}}"
    assert "environment-mismatch" in rules(changed(environment=sides))
