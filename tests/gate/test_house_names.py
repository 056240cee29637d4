"""Which undocumented names may be told in what is sent."""

from __future__ import annotations

import pytest

from checker.gate.house_names import GATEWAYS, leaves

DOCUMENTED = frozenset({"henrik", "prompt_tokens"})


@pytest.mark.parametrize(
    "name",
    [
        *sorted(GATEWAYS),
        *("prompt_tokens", "totalTokens", "stream_options", "cached_input_tokens", "reasoning_end"),
        *("max_output_length", "x-request-id", "created_at_2", "henrik"),
    ],
)
def test_a_name_of_an_api_leaves(name: str) -> None:
    assert leaves(name, DOCUMENTED)


@pytest.mark.parametrize(
    "name",
    [
        *("henrik_lindqvist", "hiv_positive", "jane_doe_tokens", "diagnosis", "salaryLevel"),
        *("krankenkasse", "order_99120", "p", "acme_usage", "", "h_tokens", "tokens_m", "p_value"),
    ],
)
def test_a_name_that_may_be_a_person_s_or_tell_of_one_does_not(name: str) -> None:
    assert not leaves(name, DOCUMENTED) or name in GATEWAYS
