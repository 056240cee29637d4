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


BASE_16 = "9f86d081884c7d659a2feaa0c55ad01"  # less its last digit
NEAREST = {
    "": """
the pin is 2026 there
the pin is 1926 there
the pin is 20-26 there
the pin is 2026-12 there
the verification code is 2026 there
verification code 20 26 there
pin code 20 26 12 there
license key redacted-1234-5678 there
license key abcd-efgh-ijkl there
otp secret ABCDEFGHIJKLMNOP there
the key is a1b2 1234 abcd e5f6
the key is a1b2 abcd efgh ijkl mnop
the key is hidden12 a1b2 c3d4 e5f6
the token is hidden12 a1b2 c3d4 e5f6
the seed phrase is apple banana lives plum
the seed phrase is apple token banana plum
the seed phrase is apple-banana-lives-plum
the password is apple-wrapped-plum
the password is apple-lives-plum
the password is redacted-apple-plum
the password was v2 there
password v2-v3 was
our_key: BASE_16
the key BASE_16 was
the key deadbeefdeadbeefdeadbeefdeadbeef was
our_key: 00000000000000000000000000000000
our_key: abcdefghabcdefghabcdefghabcdefgh
our_key: deadbeefdeadbeefdeadbeefdeadbeef
curl -u 1000:1000 x
curl -u 1000:65535 x
plate: ab12 cd
plate: ABCD, 12 times
customer name: smith
customer name: Test
customer name: Redacted
address: 10.0.0.1 Main
address: https://x.y/12 Main
address: 0x12 Main 12
WyJhbGciLCAiYSIsICJiIl0.eyJzdWIiOiIxIn0.x
eyJmb28iOiJiYXJiYXoifQ.eyJzdWIiOiIxIn0.x
Basic am93b3JkMTI
Basic CjpqbzEyMzQ=
http://jo:<word>@x.com
http://username:password@x.com
xoxb-music-2 was there
xoxb-abcdefgh-2 was there
xoxb-abcdef1-2 was there
xoxb-abcdefghij-klmnopqrstu was
sk-abcdefghijklmno
""",
    "access-code": """
the pin is 2126 there
the pin is 20261 there
the pin is 123-456 there
otp: 202-6123
the verification code 202-126 there
""",
    "told-credential": """
license key ab1d-efgh-ijkl there
otp secret jbswy3dpehpk3pxq there
the key is a1b2 c3d4 e5f6 g7h8
the key is a1b2 c3d4 e5f6 abcd
password ab3d5 was
the key BASE_165 was
""",
    "access-code told-credential": """
otp secret JBSWY3DPEHPK3PXQ there
""",
    "card-number": """
the key is 1234 5678 9012 3456
""",
    "passphrase": """
the seed phrase is apple banana cherry plum
the seed phrase is apple-banana-cherry-plum
the password is apple-cherry-plum
""",
    "key": """
our_key: BASE_165
our_key: aB36d081884c7d659a2feaa0c
""",
    "key unnamed-secret": """
our_key: BASE_16G
""",
    "unnamed-secret": """
our_key: BASE_16g
""",
    "command-line-credential": """
curl -u 1000:123456 x
curl -u 1000:abcde x
""",
    "licence-plate": """
plate: AB12 cd
plate: AB 12
""",
    "person-name": """
customer name: Smith
""",
    "street-address": """
address: 12 Main Road
""",
    "jwt": """
eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.x
eyJhbGciOiJub25lIiwiYSI6MX0.eyJzdWIiOiIxIn0.x
eyJhbGciOiJub25lIiwiYSI6MTJ9.eyJzdWIiOiIxIn0.x
""",
    "basic unnamed-secret": """
Basic am86d29yZDEy
""",
    "basic": """
Basic am86d29yZA
Basic am86d29yZDE
""",
    "url-userinfo": """
http://jo:word1@x.com
""",
    "url-userinfo mail-address": """
http://aB3dE5fG7h@x.com
""",
    "mail-address": """
http://jo@x.com
""",
    "slack-token": """
xoxb-abcdefg1-2 was there
""",
    "sk-key": """
sk-learn-abcdefghijk
sk-abcdefghijklmnop
sk-abcdefghijklm1
""",
}


@pytest.mark.parametrize("rules", NEAREST)
def test_what_differs_in_a_sign_is_told_apart(rules: str) -> None:
    texts = NEAREST[rules].replace("BASE_16", BASE_16).strip().splitlines()
    told = {text: [*dict.fromkeys(one.rule for one in secrets_in(text))] for text in texts}
    assert told == dict.fromkeys(texts, rules.split())
