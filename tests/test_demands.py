"""What users of neighbouring tools asked for: the tests that hold each, or why it does not stand.

A demand is told in our words, with the thread of the tool where it was asked. `HELD` names the
tests by file and name; a name that is no test of that file fails.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
FACTS = TESTS.parents[1] / "shared" / "facts" / "demands.md"

Held = tuple[str, ...]

DEMANDS: tuple[tuple[str, str, Held], ...] = (
    (
        "oasdiff #574",
        "Each finding tells the heading and the line of the stored page text.",
        (
            "commands/test_drift_evidence.py::test_a_finding_tells_heading_and_line_of_the_stored_text",
            "commands/test_drift_evidence.py::test_where_the_text_is_not_kept_there_is_no_line",
        ),
    ),
    (
        "oasdiff #333, #612; schemathesis PR #4742",
        "An exception is one printed command away, with a reason, an author and an end.",
        (
            "commands/test_printed_commands.py::test_the_command_beside_a_change_accepts_it",
            "commands/test_drift_command.py::test_a_reason_is_needed",
            "commands/test_drift_command.py::test_a_finding_is_accepted_with_author_and_reason",
            "compare/test_accepted_findings.py::test_an_acceptance_ends",
        ),
    ),
    (
        "oasdiff #1090",
        "A change that no rule names is told all the same.",
        (
            "compare/test_drift.py::test_what_no_rule_names_is_told_all_the_same",
            "properties/test_drift.py::test_every_difference_is_named_by_one_rule",
        ),
    ),
    (
        "oasdiff #169, PR #930",
        "A page that says the same in other words or another form did not change.",
        (
            "compare/test_equal_pages.py::test_an_api_page_that_says_the_same",
            "compare/test_equal_pages.py::test_conventions_that_say_the_same",
        ),
    ),
    (
        "oasdiff-action #54",
        "A run that fails prints its findings first.",
        (
            "commands/test_drift_command.py::test_what_changed_with_its_row_and_the_command_that_accepts_it",
            "commands/test_verify.py::test_an_answer_that_conflicts_is_exit_1_and_the_report_is_whole",
        ),
    ),
    (
        "urlwatch #191, #735, #489; webchanges #86",
        "Failures in a row are one alarm, and their end is told once.",
        (
            "commands/test_month.py::test_thirty_days",
            "test_workflow.py::test_a_page_that_is_lost_has_an_issue_from_the_alarm_until_it_is_back",
        ),
    ),
    (
        "changedetection.io #962, #872, #1678, #2341",
        "A page that cannot be used, one not understood and one that changed are three things.",
        ("commands/test_drift_evidence.py::test_unusable_broken_and_changed_are_three_things",),
    ),
    (
        "webchanges #94",
        "An answer of 304 renews when a page was accessed, not when it changed.",
        ("commands/test_drift_evidence.py::test_the_three_clocks_of_a_document_are_told",),
    ),
    (
        "webchanges #43; changedetection.io #4230",
        "A page that is back to what it was is told as such, with the day.",
        (
            "commands/test_drift_evidence.py::test_a_page_that_is_back_says_to_what_day",
            "commands/test_drift_evidence.py::test_a_page_that_is_back_is_told_where_only_the_tracked_files_came_along",
        ),
    ),
    (
        "changedetection.io #3789",
        "A private address is not asked, nor is one that a redirect leads to.",
        (
            "fetch/test_guard.py::test_a_name_with_an_address_that_is_not_public_is_refused",
            "fetch/test_guard.py::test_a_redirect_down_to_http_is_refused",
            "fetch/test_http.py::test_redirects_that_are_not_followed",
        ),
    ),
    (
        "schemathesis #1794, #1282",
        "No credential of a recording comes out, whatever is printed.",
        (
            "properties/test_leaks.py::test_no_command_writes_anything_that_was_planted",
            "properties/test_leaks.py::test_nor_does_a_defect_of_the_program",
        ),
    ),
    (
        "schemathesis #2934",
        "What is not understood is said to be not verified.",
        (
            "commands/test_verify.py::test_a_recording_that_is_no_answer_is_exit_3",
            "commands/test_verify.py::test_a_page_that_states_nothing_known_is_extractor_broken",
        ),
    ),
    (
        "opentelemetry-ebpf-instrumentation PR #2785",
        "A run that compared nothing does not pass for one that found nothing.",
        (
            "commands/test_verify.py::test_a_recording_that_is_no_answer_is_exit_3",
            "commands/test_drift_command.py::test_nothing_kept_cannot_be_verified",
            "commands/test_drift_evidence.py::test_what_was_never_accepted_is_told",
        ),
    ),
    (
        "opentelemetry-ebpf-instrumentation PR #2866",
        "A report for people stays short, however much there is.",
        (
            "report/test_formats.py::test_a_row_is_a_line_and_what_it_rests_on_is_folded",
            "report/test_formats.py::test_annotations_beyond_those_that_are_shown_are_summed_up",
        ),
    ),
    (
        "weaver #1474, #1678",
        "What was seen of what is documented is counted by area.",
        (
            "report/test_formats.py::test_json_counts_what_is_open_and_sums_the_coverage",
            "report/test_formats.py::test_a_report_reads_as_its_golden_file",
        ),
    ),
    (
        "detect-secrets #212; librefang #5694; ocs-ci PR #15666",
        "Checks write nothing, and a baseline holds neither lines nor the times of checks.",
        (
            "commands/test_drift_command.py::test_checks_never_write",
            "commands/test_drift_evidence.py::test_the_fingerprint_does_not_depend_on_the_line",
            "commands/test_month.py::test_thirty_days",
            "commands/test_drift_command.py::test_a_contract_is_kept_with_who_accepted_it_and_why",
        ),
    ),
    (
        "gitleaks #1441",
        "What identifies a finding holds nothing that redaction would change.",
        (
            "compare/test_drift.py::test_a_fingerprint_does_not_depend_on_time_place_or_order",
            "properties/test_leaks.py::test_no_command_writes_anything_that_was_planted",
        ),
    ),
    (
        "gitleaks #1279",
        "An exception that matches nothing is a finding, and names its file.",
        (
            "compare/test_accepted_findings.py::test_an_acceptance_that_matches_nothing_is_a_finding",
            "compare/test_accepted_findings.py::test_findings_about_acceptances_name_the_file_to_remove",
        ),
    ),
    (
        "gitleaks #578, #712, #890, #1166",
        "SARIF is valid: a rule once, lines from 1, relative addresses.",
        (
            "report/test_sarif.py::test_every_report_holds_to_the_form",
            "report/test_sarif.py::test_hostile_names_hold_to_it_too",
            "report/test_sarif.py::test_a_result_points_at_the_tracked_file_of_its_source",
        ),
    ),
    (
        "alint PR #93",
        "What was accepted stays in SARIF, suppressed and known from before.",
        ("report/test_sarif.py::test_what_was_accepted_is_kept_and_told_apart",),
    ),
    (
        "vacuum #824; lychee's own comment",
        "An exit code has one cause, and the last line says which.",
        (
            "test_cli.py::test_every_error_has_its_code_and_none_its_value",
            "test_cli.py::test_the_gravest_code_wins",
            "test_docs.py::test_every_exit_code_is_in_the_readme",
        ),
    ),
    (
        "backlot #295",
        "What a page states twice and differently, or shows in an example alone, is marked so.",
        (
            "extract/reference/test_merge.py::test_what_cannot_both_hold_is_conflicting_and_keeps_the_first",
            "extract/reference/test_merge.py::test_what_an_example_contradicts_is_conflicting",
        ),
    ),
    (
        "ArchiveBox #1878",
        "A report says what it does not show.",
        ("report/test_formats.py::test_what_people_read_says_what_it_does_not_show",),
    ),
    (
        "weaver #1613, #1614; opentelemetry-demo #3615",
        "What fails a run is the caller's to set, down to nothing; an area is accepted by its id.",
        (
            "commands/test_drift_command.py::test_what_changed_with_its_row_and_the_command_that_accepts_it",
            "commands/test_drift_command.py::test_a_finding_is_accepted_with_author_and_reason",
        ),
    ),
    (
        "lychee #634, #1873",
        "A page that asks to wait is not broken: what is known of it has the day of its last reading.",
        (
            "commands/test_drift_evidence.py::test_unusable_broken_and_changed_are_three_things",
            "commands/test_verify.py::test_a_page_refused_again_and_again_rests_on_its_kept_access_each_time",
        ),
    ),
)

# The parts of a demand that do not stand, and why.
NOT_HELD = {
    "oasdiff #333, #612; schemathesis PR #4742": "An end can be given and is not required: a "
    "reviewed change of a page stays reviewed, and an exception that matches nothing is a finding.",
    "weaver #1613, #1614; opentelemetry-demo #3615": "No pattern of paths accepts what nobody has "
    "read yet: a finding is accepted by its fingerprint, which holds its path, or its source whole. "
    "The level of a single rule is not the caller's: whoever reads two reports must find the same "
    "word for the same change; what of it fails a run is set by --fail-on.",
}


@cache
def _tests_of(file: str) -> frozenset[str]:
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize(
    "held", [held for _, _, held in DEMANDS], ids=[one for one, _, _ in DEMANDS]
)
def test_each_demand_is_held_by_tests_that_there_are(held: Held) -> None:
    assert held
    for one in held:
        file, _, name = one.partition("::")
        assert name.startswith("test_")
        assert name in _tests_of(file), one


def test_no_demand_is_told_twice_and_each_reason_has_its_demand() -> None:
    threads = [thread for thread, _, _ in DEMANDS]
    assert len(threads) == len(set(threads))
    assert NOT_HELD.keys() <= set(threads)


def test_the_list_is_complete() -> None:
    if not FACTS.is_file():
        pytest.skip("the list of demands is not beside this checkout")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in FACTS.read_text("utf-8").splitlines()
        if line.startswith("|")
    ]
    where = [row[1].removeprefix("same, ") for row in rows[2:]]
    told = " ".join(thread for thread, _, _ in DEMANDS)
    assert len(where) == len(DEMANDS)
    assert [one for one in where if one not in told] == []
