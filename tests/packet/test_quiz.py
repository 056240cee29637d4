"""The three questions, answered from the record alone or refused with the reason."""

from __future__ import annotations

from checker.packet import record
from checker.packet.quiz import OWNED, quiz
from checker.packet.template import new
from tests.packet.conftest import WHOLE, changed


def test_a_whole_packet_answers_all_three() -> None:
    workflow, steps, question = quiz(record.read(WHOLE))
    assert workflow.lines == ("sample-greeting, observed 2026-07-03T09:30:00Z",)
    assert "POST /v1/chat/completions" in steps.lines[0]
    assert steps.lines[-1] == "Observed: 4xx, 429"
    assert question.lines[0].endswith("expected for the documented chat interface?")
    assert not workflow.reasons + steps.reasons + question.reasons


def test_steps_and_assumptions_are_told_in_order() -> None:
    text = changed(
        repro_steps="[one, two]",
        setup_assumptions="[a test key]",
        incident_summary="A greeting failed.",
        request_body_summary=None,
    )
    workflow, steps, _ = quiz(record.read(text))
    assert workflow.lines[1] == "A greeting failed."
    assert [line for line in steps.lines if line[:4] in ("Assu", "Step")] == [
        "Assume: a test key",
        "Step 1: one",
        "Step 2: two",
    ]


def test_the_template_answers_nothing_and_says_why() -> None:
    answers = quiz(record.read(new()))
    assert [answer.lines for answer in answers] == [(), (), ()]
    assert all(OWNED in reason for answer in answers for reason in answer.reasons)
    assert "workflow_name" in answers[0].reasons[0]


def test_an_answer_that_rests_on_an_unverified_model_is_refused(judge) -> None:
    text = changed(repro_steps="[call gpt-4o once]")
    answers = quiz(record.read(text), judge(text).findings)
    assert [bool(answer.reasons) for answer in answers] == [False, True, False]
    assert "model" in answers[1].reasons[0]
    assert "gpt" not in answers[1].reasons[0]
