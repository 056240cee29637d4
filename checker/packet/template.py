"""The fields of a packet: the log-record template, then what else may be written.

A placeholder is what `checker packet new` writes; a field that still holds it is an evidence gap,
unless the placeholder is itself a safe thing to say (`gap` is False).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

CREDENTIAL: Final = "<API_KEY_PLACEHOLDER>"
TABLE: Final = "verification_table"  # written by `checker packet attach`


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One field of the record."""

    name: str
    placeholder: str  # as YAML
    asks: str  # what to write there
    gap: bool = True  # does the placeholder leave the question open
    form: str = ""  # what to write, where the words of `asks` are not the form itself


TEMPLATE: Final = (  # in the order of the owner's log record
    Slot(name="incident_id", placeholder="INC-PLACEHOLDER", asks="the id of the incident record"),
    Slot(
        name="recorded_at_utc",
        placeholder="2026-07-03T00:00:00Z",
        asks="when this was recorded, in UTC: 2026-07-03T09:30:00Z",
        form="2026-07-03T09:30:00Z: a T between day and time, a Z at the end",
    ),
    Slot(
        name="workflow_name",
        placeholder="sanitized-workflow-name",
        asks="the affected workflow, without names of customers",
    ),
    Slot(
        name="api_surface_checked",
        placeholder="documented-chat-or-response-interface",
        asks="documented-chat-interface or documented-responses-interface",
    ),
    Slot(name="http_method", placeholder="POST", asks="a documented method", gap=False),
    Slot(
        name="route_template",
        placeholder="documented-route-template-only",
        asks="the documented route, without host, query and ids: /v1/chat/completions",
    ),
    Slot(
        name="status_code_class",
        placeholder="2xx|4xx|5xx|timeout",
        asks="one of the four",
        form="2xx, 4xx, 5xx or timeout; of 502 that is 5xx, and 502 is the error_category",
    ),
    Slot(
        name="error_category",
        placeholder="sanitized-error-category",
        asks="one short word from a small set: an error type, a status code, or none",
    ),
    Slot(
        name="trace_id_present",
        placeholder="true|false",
        asks="presence only, never the id",
        form="true or false",
    ),
    Slot(
        name="credential_used",
        placeholder=CREDENTIAL,
        asks="the placeholder; the test key is kept outside the packet",
        gap=False,
    ),
    Slot(
        name="request_body_summary",
        placeholder="harmless-test-payload-only",
        asks="a summary; never the body or the prompt",
        gap=False,
    ),
    Slot(
        name="response_body_summary",
        placeholder="omitted-or-sanitized",
        asks="a summary; never the body",
        gap=False,
    ),
    Slot(
        name="support_question",
        placeholder="concise-question-for-CometAPI-support",
        asks="one narrow question, tied to what is documented",
    ),
    Slot(
        name="operator_result",
        placeholder="pass|fail|needs-follow-up",
        asks="one of the three",
        form="pass, fail or needs-follow-up",
    ),
)

ASSERTIONS: Final = (  # the least that a test asserts
    "expected_surface_reached",
    "status_and_category_captured",
    "trace_or_request_id_available",
    "retries_disabled_or_bounded",
)
OPTIONAL: Final = (
    Slot(
        name="incident_summary",
        placeholder="what happened, where it was observed, what still needs verification",
        asks="in plain language",
    ),
    Slot(
        name="test_window_utc",
        placeholder="2026-07-03T00:00:00Z/2026-07-03T00:10:00Z",
        asks="begin and end of the test",
        form="2026-07-03T09:00:00Z/2026-07-03T09:10:00Z: begin, a slash, end",
    ),
    Slot(name="setup_assumptions", placeholder="[]", asks="account, test key, workflow, logging"),
    Slot(name="repro_steps", placeholder="[]", asks="the smallest safe test, step by step"),
    Slot(
        name="sanitized_repro_steps_present",
        placeholder="true|false",
        asks="are there such steps; false needs its reason in incident_summary",
        form="true or false",
    ),
    Slot(
        name="environment",
        placeholder="{local: {}, hosted: {}, mismatch: none}",
        asks="versions, flags and settings of both sides, and where they differ",
    ),
    Slot(
        name="assertions",
        placeholder=f"{{{', '.join(f'{name}: true|false' for name in ASSERTIONS)}}}",
        asks="the least that a test asserts",
        form="true, false or unknown behind each of the four names",
    ),
    Slot(
        name="error_path_check",
        placeholder="what the client recorded for a deliberately invalid credential placeholder",
        asks="in a controlled environment",
    ),
    Slot(
        name="retries",
        placeholder="disabled|bounded|unknown",
        asks="of the test alone",
        form="disabled, bounded or unknown",
    ),
    Slot(
        name="fallback_record",
        placeholder="where the fallback decision is recorded",
        asks="needed where model, endpoint, permission or retry behaviour was changed",
    ),
    Slot(name="related_notes", placeholder="[]", asks="the local reliability notes to read next"),
    Slot(
        name="account_evidence",
        placeholder="[]",
        asks="topic, source, reference, verified_at_utc: what a model name, price, quota or "
        "billing statement rests on",
    ),
)

SLOTS: Final[Mapping[str, Slot]] = {slot.name: slot for slot in (*TEMPLATE, *OPTIONAL)}
NAMES: Final = frozenset(SLOTS) | {TABLE}

# What the owner's list of logging fields has and the log record has not, each behind a field of it.
LOGGED_AFTER: Final[Mapping[str, str]] = {
    "recorded_at_utc": "test_window_utc",
    "trace_id_present": "sanitized_repro_steps_present",
}
STEPS: Final = "repro_steps"  # stands behind the field that says whether there are such
_HEAD: Final = (
    "yaml-language-server: $schema=packet.schema.json",
    "The schema: `checker schema packet > packet.schema.json`.",
    "Fill it in, then run `checker packet check` on it. Summaries only: no key, no prompt,",
    "no customer response.",
)
_MORE: Final = "What else makes a packet easy to repeat; take the sign away where you fill it."
WRITTEN: Final = "written by `checker packet attach`; not to be edited"  # beside the table
COMMENTS: Final = frozenset(  # ours, so that those of the author are known
    {*_HEAD, _MORE, WRITTEN}
    | {slot.asks for slot in SLOTS.values()}
    | {f"{slot.name}: {slot.placeholder}  # {slot.asks}" for slot in OPTIONAL}
)


def new(known: Mapping[str, str] | None = None) -> str:
    """The template as commented YAML; `known` fills fields (as YAML) of which nothing is asked."""
    filled = known or {}
    lines = [f"# {line}" for line in _HEAD]
    shown: list[str] = []
    for slot in TEMPLATE:
        shown += [slot.name, *filter(None, [LOGGED_AFTER.get(slot.name)])]
    shown.insert(shown.index("sanitized_repro_steps_present") + 1, STEPS)
    lines += [
        f"{slot.name}: {filled.get(slot.name, slot.placeholder)}  # {slot.asks}"
        for slot in map(SLOTS.__getitem__, shown)
    ]
    lines += ["", f"# {_MORE}"]
    lines += [
        f"# {slot.name}: {slot.placeholder}  # {slot.asks}"
        for slot in OPTIONAL
        if slot.name not in shown
    ]
    return "\n".join(lines) + "\n"
