"""By which words a text tells of a change, and which take it back."""

from __future__ import annotations

import re

import pytest

from checker.packet.changes import DRIFT, ENDLESS, FALLBACK, said

# Each of the words makes the sentence tell of a change.
TELLING: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        FALLBACK,
        "The region was {}.",
        (
            "added adapted adjusted altered bumped changed deleted disabled downgraded dropped elevated"
            " enabled escalated exchanged extended granted increased lifted loosened lowered migrated"
            " modified moved overrided patched pointed raised reconfigured redirected reduced"
            " refactored relaxed removed renamed replaced repointed rerouted restarted rotated routed"
            " shifted substituted swapped switched toggled tuned updated upgraded widened rewrote"
            " rewritten gave given cleaned_up turned_off turned_on"
        ),
    ),
    (FALLBACK, "By {} the region it went on.", "adding dropping turning_off turning_on"),
    (FALLBACK, "Now we {} a region.", "add drop changes modifies give gives turn_off turns_on"),
    (FALLBACK, "Now we {} a region.", "clean_up cleans_up switch switches modify"),
    (
        FALLBACK,
        "{} change the region.",
        (
            "we i they ops operator operators responder responders oncall on-call caller client job"
            " script team worker wrapper the_caller and then to also please Wait. Wait; Wait: Wait,"
            " Wait! Wait?"
        ),
    ),
    (
        FALLBACK,
        "We {} change the region.",
        "also already briefly just meanwhile now simply temporarily then",
    ),
    (
        FALLBACK,
        "We changed the {}.",
        (
            "model models endpoint endpoints route routes routing provider providers region regions"
            " base_url base_urls base-url baseurl gateway gateways backoff back-off retry retries"
            " failover permission permissions privilege privileges rights role roles scope scopes admin"
            " admin_access"
        ),
    ),
    (
        FALLBACK,
        "It ran on the {} host.",
        (
            "alternate alternative backup cheaper different fallback larger mirror newer older other"
            " second secondary smaller spare standby stand-by"
        ),
    ),
    (FALLBACK, "It ran on {} host.", "another"),
    (
        FALLBACK,
        "It ran on another {}.",
        (
            "account api base_url base-url baseurl credential credentials deployment endpoint gateway"
            " host instance key model models path provider region route server surface token vendor"
        ),
    ),
    (
        FALLBACK,
        "It ran {} another host.",
        (
            "against at by call called calling calls into on onto through to try tries tried trying use"
            " used uses using via with"
        ),
    ),
    (
        FALLBACK,
        "We moved it {} azure.",
        "onto through to via",
    ),
    (
        FALLBACK,
        "We moved it to {}.",
        (
            "anthropic aws azure bedrock cohere fireworks gcp google groq openai open_ai openrouter"
            " together vertex"
        ),
    ),
    (
        FALLBACK,
        "We changed the header and {}.",
        (
            "it_passed it_then_passed then_passed that_passed this_passed the_call_passed the_job_passed"
            " the_run_passed the_test_passed pass passed passes succeed succeeded succeeds was_fine"
            " went_fine was_green was_through worked works"
        ),
    ),
    (FALLBACK, "We changed the header {} it passed.", "and so so_that then until which"),
    (FALLBACK, "We changed the header{} it passed.", ","),
    (
        FALLBACK,
        "The job {} over.",
        "fell fall falls falling failed failing fails",
    ),
    (
        FALLBACK,
        "The fallback {}.",
        (
            "was_active is_active got_active has_been_active was_then_active was_activated was_enabled"
            " was_on was_taken was_triggered was_used answered handled kicked_in served to took_over"
        ),
    ),
    (FALLBACK, "It {} the fallback.", "against to trigger triggered triggers use used uses using"),
    (FALLBACK, "It ran {} the fallback.", "via with"),
    (FALLBACK, "It used {} fallback.", "a an our"),
    (FALLBACK, "It ran on {} other host.", "an the our its"),
    (FALLBACK, "We moved calls of ours {} a region.", "from to"),
    (FALLBACK, "We moved it through {} azure.", "the"),
    (FALLBACK, "It moved from {} spare model.", "a an one our the"),
    (FALLBACK, "It waits {} change the region.", "and then to also please"),
    (FALLBACK, "The region of {} big job was changed.", "the our"),
    (FALLBACK, "The region was {} changed.", "then also"),
    (FALLBACK, "It {}.", "failed_over fell_back failover_moved"),
    (FALLBACK, "A header, to {} pass.", "get_it get_the_call get_the_job get_the_run make_it"),
    (FALLBACK, "A header, to {} pass.", "get_the_test get_this make_this"),
    (FALLBACK, "A header, to get it {}.", "go_through green pass succeed through work"),
    (FALLBACK, "The region {} changed.", "was were has_been have_been got of_the_job_was"),
    (FALLBACK, "The failover {} over.", "moved"),
    (
        ENDLESS,
        "It {} forever.",
        "retry retries retried retrying re-try",
    ),
    (
        ENDLESS,
        "It retried {}.",
        (
            "again_and_again as_long_as continuous continuously endless endlessly forever in_a_loop"
            " in_an_endless_loop indefinite indefinitely infinite infinitely nonstop non-stop"
            " over_and_over unbounded uncapped unlimited until_dawn without_bound without_bounds"
            " without_a_cap without_any_caps without_end without_an_end without_limit without_limits"
        ),
    ),
    (ENDLESS, "It {} calling.", "keep keeps kept keeps_on"),
    (ENDLESS, "It keeps {}.", "retrying re-trying calling hammering resending re-sending sending"),
    (ENDLESS, "It {} until it works.", "calls hammers resends re-sends sends sent resent"),
    (ENDLESS, "It calls until it {}.", "answers comes passes returns succeeds works"),
    (ENDLESS, "It calls until a {}.", "200 2xx"),
    (ENDLESS, "There was no {} for the retry.", "bound cap limit maximum"),
    (ENDLESS, "There was no bound {} the retry.", "for of on to"),
    (ENDLESS, "The retry {}.", "never_ends never_gives_up never_stops is_not_bounded"),
    (ENDLESS, "The retry {}.", "was_not_capped are_not_limited were_not_limited"),
    (ENDLESS, "There was no {}.", "retry_bound retry_cap retry_limit attempt_limit"),
    (ENDLESS, "It {} until it is done.", "loop loops looped looping"),
    (ENDLESS, "It has {}.", "max_retries=-1 max-attempts=inf maxretries:none"),
    (ENDLESS, "It has max_retries={}.", "null unlimited infinite"),
    (
        DRIFT,
        "We changed the {}.",
        (
            "dashboard dashboards dependency dependencies library libraries permission permissions role"
            " roles iam scope scopes firewall logging_config logging_configuration logging_pipeline"
            " logging_setup logging_stack monitoring alerts alerting unrelated cleanup clean-up"
            " pipeline prompt_template prompt_templates other_jobs other_module other_repo"
            " other_service other_systems other_workflow retry_policy retry-policies timeout timeouts"
            " config configuration sdk client_version api_key access_keys key"
        ),
    ),
    (DRIFT, "The dashboard {} changed.", "was were has_been have_been got"),
    (DRIFT, "We {} the job.", "also_moved"),
    (DRIFT, "We took the {} to rest.", "chance opportunity"),
    (DRIFT, "While {} it was mended.", "at_it there we_were_at_it"),
    (DRIFT, "It was an unrelated {}.", "fix change cleanup clean-up repair"),
)
# Each of the words takes it back.
LIFTING: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        FALLBACK,
        "We changed the region {}.",
        (
            "answer answers content contents detail details doc docs documentation example examples"
            " field fields header host hosts identifier identifiers id ids name names output outputs"
            " page pages reference response responses text value values by_a_placeholder for_the_packet"
            " from_this_summary with_placeholders with_sanitized_words"
        ),
    ),
    (
        FALLBACK,
        "We changed it {} the region.",
        "after as at because before by during for if in of on per so that until when while not with",
    ),
    (DRIFT, "We changed it {} the dashboard.", "before from if to"),
    (FALLBACK, "We used the fallback {}.", "decision log note record"),
    (FALLBACK, "Wait. {} and model are documented.", "Route Routes"),
    (
        FALLBACK,
        "We changed the job, with a retry {}, and it passed.",
        "bounded capped disabled dropped limited lowered reduced removed turned_off",
    ),
    (
        FALLBACK,
        "We changed the job, {} a retry, and it passed.",
        "bounded capped disabled dropped limited lowered reduced removed turned_off",
    ),
    (FALLBACK, "The failover {} done.", "to_be"),
    (ENDLESS, "It retried until {}.", "the_bound the_cap the_limit 3_attempts"),
    (ENDLESS, "It calls until {} calls worked.", "3 two three four five ten"),
    (ENDLESS, "It keeps sending {}.", "nothing"),
    (FALLBACK, "{} of the region", "change switch"),
    (FALLBACK, "A {} was seen.", "switch_on_the_route"),
)


def words(told: str) -> list[str]:
    return [word.replace("_", " ") if "=" not in word else word for word in told.split()]


@pytest.mark.parametrize(
    ("pattern", "sentence", "told", "holds"),
    [*((*row, True) for row in TELLING), *((*row, False) for row in LIFTING)],
)
def test_a_change_is_told_by_its_words(
    pattern: re.Pattern[str], sentence: str, told: str, *, holds: bool
) -> None:
    texts = [sentence.format(word) for word in words(told)]
    assert [text for text in texts if said(pattern, text) is not holds] == []
    assert not said(pattern, sentence.format("xyzzy")) or not holds
