"""A record -> the second engineer's three questions, answered from the record alone.

An answer that would need what was removed is refused, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from checker.model.finding import Finding
from checker.model.regex import regex
from checker.packet.record import Record
from checker.packet.step_rules import only_removed
from checker.packet.template import CREDENTIAL

_FIELD: Final = regex(r"[.\[(]")
OWNED: Final = "Separate account-owned evidence is required."


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizAnswer:
    """One question; `reasons` say why it cannot be answered, () where it is."""

    question: str
    lines: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


# Rules whose findings show that an answer rests on what is to be removed.
DEPENDS: Final = frozenset(
    {
        *("credential-told", "customer-id-told", "model-unverified", "payload-copied"),
        *("question-commercial", "stack-trace", "step-private", "summary-long"),
    }
)


def quiz(record: Record, findings: Sequence[Finding] = ()) -> tuple[QuizAnswer, ...]:
    """The three answers, in the owner's order; `findings` are those of `check`."""
    return tuple(_answer(record, findings, *row) for row in _QUESTIONS)


def _answer(  # noqa: PLR0913, PLR0917 - one row of the table, and what it is asked of
    record: Record,
    findings: Sequence[Finding],
    question: str,
    needs: tuple[str, ...],
    uses: tuple[str, ...],
    lines: Callable[[Record], Iterator[str]],
) -> QuizAnswer:
    reasons = [
        f"{name} is not told. Fill it in, or say which evidence is missing. {OWNED}"
        for name in needs
        if not record.filled(name)
    ]
    reasons += [
        f"{value.place} says only that something was removed, and the answer needs it. Say what a "
        f"harmless test holds in its place. {OWNED}"
        for value in record.values
        if value.field in needs + uses and only_removed(value.text)
    ]
    reasons += [
        f"{one.key}: {one.message} {OWNED}"
        for one in findings
        if one.rule in DEPENDS and _FIELD.split(one.key)[0] in needs + uses
    ]
    answered = () if reasons else tuple(lines(record))
    return QuizAnswer(question=question, lines=answered, reasons=tuple(reasons))


def _workflow(record: Record) -> Iterator[str]:
    window = record.filled("test_window_utc")
    when = record.text_of("test_window_utc" if window else "recorded_at_utc")
    yield f"{record.text_of('workflow_name')}, observed {when}"
    if record.filled("incident_summary"):
        yield record.text_of("incident_summary")


def _steps(record: Record) -> Iterator[str]:
    for value in record.values:
        if value.field == "setup_assumptions":
            yield f"Assume: {value.text}"
    yield (
        f"Send {record.text_of('http_method')} {record.text_of('route_template')} "
        f"({record.text_of('api_surface_checked')}) once, with {CREDENTIAL} replaced by a "
        "non-production test key."
    )
    if record.filled("request_body_summary"):
        yield f"Request: {record.text_of('request_body_summary')}"
    for number, value in enumerate((v for v in record.values if v.field == "repro_steps"), 1):
        yield f"Step {number}: {value.text}"
    category = record.text_of("error_category")
    yield f"Observed: {record.text_of('status_code_class')}, {category or 'no category'}"


def _question(record: Record) -> Iterator[str]:
    yield record.text_of("support_question")


# Question, fields without which there is no answer, fields that it uses, the answer.
_QUESTIONS: Final = (
    (
        "What workflow was affected?",
        ("workflow_name",),
        ("incident_summary", "test_window_utc"),
        _workflow,
    ),
    (
        "How is the smallest safe test reproduced?",
        ("api_surface_checked", "http_method", "route_template", "status_code_class"),
        (
            *("credential_used", "error_category", "repro_steps", "request_body_summary"),
            "setup_assumptions",
        ),
        _steps,
    ),
    ("What exact question goes to support?", ("support_question",), (), _question),
)
