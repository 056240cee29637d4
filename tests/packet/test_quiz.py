"""The three questions, answered from the record alone or refused with the reason."""

from __future__ import annotations

import pytest

from checker.packet import record
from checker.packet.quiz import OWNED, quiz
from checker.packet.template import CREDENTIAL, new
from tests.packet.conftest import WHOLE, changed


def test_a_whole_packet_answers_all_three() -> None:
    workflow, steps, question = answers = quiz(record.read(WHOLE))
    assert [one.question for one in answers] == [
        "What workflow was affected?",
        "How is the smallest safe test reproduced?",
        "What exact question goes to support?",
    ]
    assert workflow.lines == ("sample-greeting, observed 2026-07-03T09:30:00Z",)
    assert "POST /v1/chat/completions" in steps.lines[0]
    assert steps.lines[-1] == "Observed: 4xx, 429"
    assert question.lines[0].endswith("expected for the documented chat interface?")
    assert not workflow.reasons + steps.reasons + question.reasons


def test_answers_are_told_in_order() -> None:
    text = changed(
        repro_steps="[one, two]",
        setup_assumptions="[a test key]",
        incident_summary="A greeting failed.",
        test_window_utc="2026-07-03T09:00:00Z/2026-07-03T09:09:00Z",
        error_category=None,
    )
    workflow, steps, _ = quiz(record.read(text))
    assert workflow.lines == (
        "sample-greeting, observed 2026-07-03T09:00:00Z/2026-07-03T09:09:00Z",
        "A greeting failed.",
    )
    assert steps.lines == (
        "Assume: a test key",
        (
            f"Send POST /v1/chat/completions (documented-chat-interface) once, with {CREDENTIAL} "
            "replaced by a non-production test key."
        ),
        "Request: harmless-test-payload-only",
        "Step 1: one",
        "Step 2: two",
        "Observed: 4xx, no category",
    )


def test_the_template_answers_nothing_and_says_why() -> None:
    answers = quiz(record.read(new()))
    assert [answer.lines for answer in answers] == [(), (), ()]
    assert all(OWNED in reason for answer in answers for reason in answer.reasons)
    assert "workflow_name" in answers[0].reasons[0]


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        pytest.param({"request_body_summary": "'[REDACTED]'"}, [1], id="the request"),
        pytest.param({"request_body_summary": "prompt removed for privacy"}, [1], id="the prompt"),
        pytest.param({"workflow_name": "withheld"}, [0], id="the workflow"),
        pytest.param({"incident_summary": "withheld"}, [0], id="the summary"),
        pytest.param({"test_window_utc": "withheld"}, [0], id="when it was tested"),
        pytest.param({"error_category": "withheld"}, [1], id="the error"),
        pytest.param({"setup_assumptions": "[withheld]"}, [1], id="what is assumed"),
        pytest.param({"repro_steps": "[send it once, omitted]"}, [1], id="a step"),
        pytest.param({"support_question": "(removed)"}, [2], id="the question"),
        pytest.param({"repro_steps": "[use the production key]"}, [1], id="a real key"),
        pytest.param({"credential_used": "withheld"}, [1], id="the credential"),
        pytest.param({"repro_steps": "[replay the user's messages]"}, [1], id="a private prompt"),
        pytest.param(
            {"support_question": "What does a documented chat call cost?"}, [2], id="a price"
        ),
        pytest.param({"repro_steps": "[the one of customer_id 88412]"}, [1], id="a customer"),
        pytest.param({"response_body_summary": "omitted"}, [], id="the answer is not needed"),
        pytest.param({"request_body_summary": "one message, its text removed"}, [], id="a summary"),
        pytest.param(
            {"setup_assumptions": "[the real key is kept outside]"}, [], id="kept outside"
        ),
    ],
)
def test_an_answer_that_needs_what_was_removed_is_refused_with_the_reason(
    judge, fields, refused
) -> None:
    text = changed(**fields)
    answers = quiz(record.read(text), judge(text).findings)
    assert [number for number, one in enumerate(answers) if one.reasons] == refused
    assert all(OWNED in reason for one in answers for reason in one.reasons)
    assert all(not one.lines for one in answers if one.reasons)


def test_an_answer_that_rests_on_an_unverified_model_is_refused(judge) -> None:
    text = changed(repro_steps="[call gpt-4o once]")
    answers = quiz(record.read(text), judge(text).findings)
    assert [bool(answer.reasons) for answer in answers] == [False, True, False]
    assert "model" in answers[1].reasons[0]
    assert "gpt" not in answers[1].reasons[0]
