"""Credentials that a sentence or a command tells, with nothing but a space before them."""

from __future__ import annotations

import pytest

from checker.gate.wording import secrets_in

DRAWN = "Gx92kfPq77LmZz10TtYv"


@pytest.mark.parametrize(
    "text",
    [
        "the key OAuth2AuthenticationException was seen",
        "the token kind and the secret names of the page",
        "the key sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "the key response 200 application/json $.usage.total_tokens",
        "a trace id 4bf92f3577b34da6a3ce929d0e0e4736 and the key was rotated",
        "the credential <API_KEY_PLACEHOLDER> was used",
        "`gh auth token` OAuth2AuthenticationException was seen",
        "the token is 00000000-0000-0000-0000-000000000000 there",
        "COMETAPI_KEY=`vault read -field=key secret/comet` python smoke.py",
    ],
)
def test_what_is_no_credential_passes(text: str) -> None:
    assert secrets_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        f"our test key is {DRAWN} and returned 502",
        f"We used the key {DRAWN}",
        f"`vercel token` {DRAWN}",
        f"the `client secret` `{DRAWN}` was rotated",
        f"with token {DRAWN} the call failed",
        f"the client secret {DRAWN} was rotated",
        "aws_secret_access_key wJalrXUtnFEMI/K7MDENG/bPxRfiCYzz9Kq3Lm12",
        "aws configure set aws_secret_access_key wJalrXUtnFEMIxK7MDENGxbPxRfiCYzz9Kq3Lm12",
        "log in with vercel token 7ScbjzpuemruBEnQFpaH6Tgg first",
        "set the railway token to 06634415-511c-f3d6-a571-098d6efa889f first",
    ],
)
def test_a_credential_that_is_told_is_found(text: str) -> None:
    assert "told-credential" in {refusal.rule for refusal in secrets_in(text)}
