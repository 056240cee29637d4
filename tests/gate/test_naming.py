from __future__ import annotations

import pytest

from checker.gate.naming import attribute_name, field_name

MAX_NAME = 64


@pytest.mark.parametrize(
    "name",
    [
        *("id", "p", "latency_checkpoint", "x_groq", "x-groq", "totalTokens", "logprobs"),
        *("claude_cache_creation_5_m_tokens", "_request_id", "sha256", "gpt4", "md5_of_body"),
        *(
            "prompt_filter_results",
            "content-type",
            "numSourcesUsed",
            "v2",
            "prompt_cache_hit_tokens",
        ),
        *("content_filter_results", "key_configuration", "hf_models_representation", "sess_x"),
        *("msg_id", "req_headers", "resp_content_type", "msg_length", "tok_per_sec", "sess-data"),
        *("created_at", "expires_at_utc", "cut_at_default", "seen_at_completion", "at_risk"),
        *("first_chunk_strengths", "tool_calls", "src_ip", "http_ms"),
        "patternPropertiesOfItems",
    ],
)
def test_what_an_author_of_an_api_chose_is_told(name) -> None:
    assert field_name(name)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("", id="nothing"),
        pytest.param("Jane Doe", id="a name"),
        pytest.param("Doe", id="a surname"),
        pytest.param("jane.doe@example.com", id="a mail address"),
        pytest.param("user_jane_at_example_com", id="a mail address in words"),
        pytest.param("jane-at-mail-example-org", id="another"),
        pytest.param("jane.doe", id="a dotted name"),
        pytest.param("4111111111111111", id="a card"),
        pytest.param("card4111111111111111", id="a card behind a word"),
        pytest.param("DE89370400440532013000", id="an account"),
        pytest.param("de89370400440532013000", id="an account in lower case"),
        pytest.param("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", id="a token"),
        pytest.param("sk-proj-4f9a8b7c6d5e4f3a", id="a key"),
        pytest.param("d41d8cd98f00b204e9800998ecf8427e", id="a digest"),
        pytest.param("123e4567-e89b-12d3-a456-426614174000", id="a UUID"),
        pytest.param("user_20261124", id="a day"),
        pytest.param("what is the capital of france", id="a prompt"),
        pytest.param("session=abc", id="a cookie"),
        pytest.param("naïve", id="no ASCII"),
        pytest.param("a" * 25, id="a word that is none"),
        pytest.param("_".join("word" for _ in range(14)), id="a sentence of words"),
        pytest.param("a\n", id="a line end"),
        pytest.param("<key>", id="what stands for it"),
        pytest.param("glpat-abcdefghijklmnopqrst", id="a key made of letters"),
        pytest.param("sess_kjhgfdsaqwer", id="an id made of letters"),
        pytest.param("resp_abcdefghij", id="an id of an answer"),
        pytest.param("msg-aBcdEfghIjkl", id="an id of both cases"),
        pytest.param("chatcmpl-oiuytrewa", id="an id of a completion"),
        pytest.param("user_kzqvxwtrpl", id="letters that no word has"),
        pytest.param("xvbnmkqw", id="letters alone that no word has"),
        pytest.param("de89-370-400-440-532-013-000", id="an account in groups"),
        pytest.param("ip-192-168-001-012", id="an address of a network in groups"),
        pytest.param("ssn-078-05-112", id="a number of a person in groups"),
        pytest.param("v-123-456-789", id="a number in groups"),
        pytest.param("sk_live-4f9-a8b", id="a key in groups"),
        *(
            pytest.param(f"{before}abcdefghijklmnopqrst", id=f"letters behind {before}")
            for before in (
                *("ghp_", "gsk_", "hf_", "key-", "npm_", "pplx-", "r8_", "rdme_", "sess-", "sk-"),
                "x-key-",
            )
        ),
        pytest.param("npm_abcdefghijklmnop", id="sixteen letters behind npm_"),
        pytest.param("a-k-i-aQWERTYUIOPASDF", id="a key with separators in it"),
        pytest.param("dapi-" + "-".join(["abcdefab"] * 4), id="letters of base 16 in groups"),
    ],
)
def test_what_may_be_data_is_not(name) -> None:
    assert not field_name(name)
    assert not attribute_name(name) or name == "jane.doe"


def test_attributes_have_dots() -> None:
    assert attribute_name("http.request.method")
    assert attribute_name("db.query-text.v2")
    assert not attribute_name("http..method")
    assert not attribute_name(".http")
    assert not attribute_name("a." * MAX_NAME + "b")
