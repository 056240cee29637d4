"""Credentials are found by provider, structure and name, plain and encoded; nothing else is.

None of these was ever a credential: RANDOM stands for characters that nobody issued.
"""

from __future__ import annotations

import base64
import json
from urllib.parse import quote

import pytest

from checker.gate import encoded
from checker.gate.entropy import drawn, no_word
from checker.gate.sensitive import _bare
from checker.gate.wording import RefusalKind, secrets_in

RANDOM = "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY"

SECRETS = (
    r"""
sk-RANDOM
sk-proj-RANDOM_RANDOM
sk-ant-api03-RANDOM-RANDOM
sk-1234567890abcdef
sk-test-canary-secret-value
sk-live-canary-DO-NOT-LEAK
Incorrect API key provided: sk-abc***************wxyz.
AKIAIOSFODNN7EXAMPLE
ASIAIOSFODNN7EXAMPL2
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
ghp_RANDOMabcd
gho_RANDOMabcd
github_pat_11ABCDEFG0aBcDeFgHiJkL_RANDOM
glpat-aB3dE5fG7hJ9kL1mN2pQ
xoxb-123456789012-1234567890123-aBcDeFgHiJkLmNoPqRsTuVwX
xoxp-23984754863-2348975623103
AIzaSyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY
ya29.a0AfH6SMBx-RANDOM
hf_RANDOMab
npm_RANDOMabcd
pypi-AgEIcHlwaS5vcmcCJRANDOM
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
sq0csp-RANDOM0123456789a
key-3ax6xnjp29jd6fds4gc373sgvjxteol0
key-0123456789abcdef0123456789abcdef
dop_v1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
sk_live_51HRANDOM
rk_live_51HRANDOM
pk_live_51HRANDOM
sk_test_4eC39HqLyjWDarjtT1zdp7dc
https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXaXXXXbXXXXcXXXX
-----BEGIN RSA PRIVATE KEY-----
-----BEGIN PRIVATE KEY-----
-----BEGIN OPENSSH PRIVATE KEY-----
-----BEGIN PGP PRIVATE KEY BLOCK-----
-----BEGIN EC PRIVATE KEY-----\\nMHcCAQ
eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c
Authorization: Bearer abc123def456
authorization: Bearer mysecrettoken
"Authorization": "Bearer RANDOM"
Authorization: Basic dXNlcjpwYXNzd29yZA==
Proxy-Authorization: Basic YWxhZGRpbjpvcGVuc2VzYW1l
Cookie: session=38afes7a8
Set-Cookie: sid=31d4d96e407aad42; Path=/; Secure
x-api-key: 12345abcdef
"x-api-key": "RANDOM"
curl -H 'x-api-key: abcd1234efgh' https://x
curl -u admin:hunter2 https://x
curl --user bob:s3cr3t
{"name": "Authorization", "value": "Bearer RANDOM"}
{"name": "Cookie", "value": "sid=abc123"}
Bearer RANDOM
https://user:pass@example.com/x
postgres://app:s3cr3t@db.internal:5432/prod
mongodb+srv://root:hunter2@cluster0.mongodb.net
redis://:p4ssw0rd@cache:6379/0
https://9afc53fc42cc4e4e8a4b31d2b2a5ea5b@sentry.io/1234
https://ghp_RANDOM@github.com/a/b
https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4&X-Amz-Credential=AKIA%2F20&X-Amz-Signature=abcdef0123456789
https://a.blob.core.windows.net/c?sv=2020&sig=abc%2Fdef%3D
https://storage.googleapis.com/b/o?X-Goog-Signature=0011aabbcc
https://api.x.com/v1?api_key=abcdef123456
https://api.x.com/v1?key=AbCd1234EfGh
https://api.x.com/v1?a=1&amp;access_token=zzz111yyy
password=hunter2
password: hunter2
"password": "correct horse battery staple"
PASSWORD='letmein'
db_password: Tr0ub4dor&3
secret = "abcdefgh"
client_secret=8d3f7a6e2b
api_key: 9f8e7d6c5b4a
apiKey = 'f00ba4f00ba4'
api-key: f00ba4f00ba4
The API key is f00ba4f00ba4.
my password is hunter2
token: 9f8e7d6c5b4a3f2e
"access_token": "ya29fake1234567890"
session_id=9f8e7d6c5b4a3f2e
Server=db;Database=x;User Id=sa;Password=P@ssw0rd!;
DefaultEndpointsProtocol=https;AccountName=a;AccountKey=Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9v==;
<password>hunter2</password>
export OPENAI_API_KEY=RANDOM
--password hunter2
--api-key f00ba4f00ba4
123456789:AAF3xRANDOMab
MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs
0123456789abcdef0123456789abcdef-us12
https://discord.com/api/webhooks/123456789012345678/RANDOMRANDOM
AGE-SECRET-KEY-1QL3Z7HJY54PW3HYWW5AYYFG7ZQGVC7W3J2ELW8ZMRJ2KG5SFN9AQMCAC8P
glsa_RANDOM_0a1b2c3d
gsk_RANDOMRANDOM
xai-RANDOMRANDOM
pplx-RANDOMRANDOM
nvapi-RANDOMRANDOM
lin_api_RANDOMabcd
shpat_0123456789abcdef0123456789abcdef
SK0123456789abcdef0123456789abcdef
dapi0123456789abcdef0123456789abcdef
hvs.CAESIRANDOM
abc8Q~RANDOMabcd
curl -u ":RANDOM" https://x
curl -u "RANDOM:" https://x
curl --user jo:'p7vG2h1L8nQ' https://x
-H "Authorization: Api-Token RANDOM"
-H "Authorization:  5eb4223e-5008-46e5-be67-c7b8f2732305"
-H "Authorization: Bearer _FXnlRANDOM"
-H "Token: 3fea6af1349166ea"
-H "X-Gateway-ApiKey: 3a16750d-d363-41a4-8ebd-035408f7730f"
generic_key = "RANDOM"
dbpass=s3cretPW1
DB_PASS: s3cretPW1
pw: hunter2
"auth": "f00ba4f00ba4f00ba4"
x-auth-key: f00ba4f00ba4f00ba4
api.key=abcdef1234567890
'apiKey': b'abcdef1234567890'
xapp-1-A052FGTS2DL-5171572773297-RANDOM
"password" => "letmein9"
""password"": ""letmein9""
verification code: 55 18 20
enter the one-time code 48 29 13 there
the SMS code 661204 was typed
the TOTP seed JBSWY3DPEHPK3PXQ7LMN was scanned
license key 3BRUA-OTJCO-XYG3Y-EKJIH
https://app.example.net/login/magic/U6uvGI6IVpbGYGaTNV3SFGbfjyIkI7YG
GET https://api.example.com/IbZ8rF07uPOJUzbgh9nCptoj1MGyzNZuSfG6PeUj/models
COMET_SECRET=`blue otter 42`
""".replace("RANDOM", RANDOM)
    .strip()
    .splitlines()
)

HARMLESS = r"""
credential_used: <API_KEY_PLACEHOLDER>
Authorization: Bearer <COMETAPI_KEY>
Authorization: Bearer $COMETAPI_KEY
Authorization: Bearer {{api-key}}
Authorization: Bearer YOUR_API_KEY
api_key="YOUR_API_KEY"
api_key="<COMETAPI_KEY>"
api_key=os.environ["COMETAPI_KEY"]
api_key: sk-...
sk-...
sk-xxxxxxxxxxxxxxxxxxxxxxxx
sk-your-api-key-here
password: REDACTED
password: ****
password: string
password: <redacted>
https://REDACTED:REDACTED@www.example.com/
https://x/y?sig=REDACTED&X-Amz-Signature=REDACTED
sha256:9aae60c91a516645169e863b6a698123965ce1878f5fb011af59a82735f47c01
"digest": "sha256:9aae60c91a516645169e863b6a698123965ce1878f5fb011af59a82735f47c01"
fingerprint 9aae60c91a516645
trace_id: 4bf92f3577b34da6a3ce929d0e0e4736
traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
span_id: 00f067aa0ba902b7
550e8400-e29b-41d4-a716-446655440000
12345678-1234-1234-1234-123456789012
2026-07-03T00:00:00Z
2026-11-24 10:00:00+00:00
v1.44.0
1.0.0+20130313144700
http.request.header.<key>
gen_ai.usage.input_tokens
$.output[?@.type=='message'].content[*].text
$.choices[*].message.tool_calls[*].function.arguments
d9c5d33f00aa11bb22cc33dd44ee55ff66778899
{"authentication": [{"scheme": "bearer", "header": "Authorization"}]}
"key": "request header Authorization"
"password": {"type": "string", "format": "password"}
max_tokens: 4096
"total_tokens": 1234
"token": "chat.completion.chunk"
tokens: {"$.choices[*].finish_reason": {"stop": 9}}
"tokens": ["response.created", "response.output_text.delta"]
a security token is required
bearer authentication
Bearer token in the Authorization header
Basic authentication is documented
Authorization header is required
basic information
git@github.com:owner/repo.git
ssh://git@github.com/owner/repo
actions/checkout@v4.1.2
@media print
logo@2x.png
etag: "33a64df551425fcc55e4d42a148795d9f25f04d4"
created: 1763978400
created: 1763978400123456789
20260205132859798638387SIHCnxzJ
chatcmpl-9x8y7z6w5v4u3t2s1r0q
call_abc123def456ghi789
resp_67ccd2bed1ec8190b14f964abc054267
system_fingerprint: fp_44709d6fcb
status 200 201 204 400 401 403 404 429
input_tokens 1200 output_tokens 3400 total 4600
10 of 12 answers on 2026-11-24
the root /docs/specs/semconv/http/http-spans/ page
risk-assessment-and-task-management
task-sk-SK
npm_config_registry
hf_hub_download
key-value pairs
secret scanning is enabled
Password reset
the secret: never share it
token: see the page
API key: required
api_key: string
cookie: none
session_id: absent
?key=name&token=none
0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18
01 02 03 04 05 06 07 08 09
SGVsbG8sIHRoaXMgaXMgaGFybWxlc3MgdGV4dCBmb3IgYSB0ZXN0Lg==
48656c6c6f2c207468697320697320686172
Hello%20harmless%20world
192.168.100.200 and 10.0.0.1:8080
3.14159265358979
0.4111111111111111
100 200 300 4000
INC-0123-456789
ISO 8601, RFC 9110 section 15.5.21
+0000 and +02:00
--token TEXT
docker run -u 1000:1000 image
password_file: /run/secrets/db
api_key_source: environment
"required": ["password", "email", "token"]
x-api-key
Cookie header
pk: 12
curl -i -u 'test:test' https://x
curl -sL --user "$1:$2" "$3"
curl -u <user:password> https://x
curl -u "${name}:${password}" https://x
curl --user "xxx:yyy" https://x
--user "$(cat name):$(cat word)"
-H "Authorization: Bearer XXXXXXXXXXXX"
-H "Authorization: Token **********"
-H "Authorization: Bearer $(print-token)"
-H "apikey: $API_KEY"
xoxb-xxxxxxxxx-xxxxxxxxxx-xxxxxxxxxxxx
https://example.test/images/3/35/2018-xoxo-music-1.jpg
idempotency_key: 5eb4223e-5008-46e5-be67-c7b8f2732305
partition key: customers-of-the-north
passed: 12, failed: 0
pass: fail
operator_result: pass
"key": "maintenance-window"
auth: required
read https://docs.example.com/internationalizationOfTheReference/page
""".strip().splitlines()

ENCODINGS = {
    "base 64": lambda text: base64.b64encode(f"x {text} y".encode()).decode(),
    "base 64 for URLs": lambda text: base64.urlsafe_b64encode(text.encode()).decode(),
    "base 64 in lines": lambda text: base64.encodebytes((text + " " * 60).encode()).decode(),
    "base 64 behind a name": lambda text: (
        "data_" + base64.b64encode(f"x {text} y".encode()).decode()
    ),
    "base 64 behind hexadecimal digits": lambda text: (
        "abcdef012345" * 2 + base64.b64encode(f"x {text} y".encode()).decode()
    ),
    "base 16": lambda text: text.encode().hex(),
    "base 16 in capitals": lambda text: "0x" + text.encode().hex().upper(),
    "percent": lambda text: "".join(f"%{octet:02X}" for octet in text.encode()),
    "percent where needed": lambda text: quote(text, safe=""),
    "a string of JSON": lambda text: json.dumps({"line": "first\n" + text}),
    "JSON in JSON": lambda text: json.dumps(json.dumps({"line": "first\n" + text})),
    "JSON in ASCII": lambda text: "".join(f"\\u{ord(sign):04x}" for sign in text),
    "entities": lambda text: "".join(f"&#{ord(sign)};" for sign in text),
}


@pytest.mark.parametrize("text", ["", "\n", "=", "://", "a" * 4096, "\x00\ufffd\ud800"])
def test_nothing_is_found_in_nothing(text: str) -> None:
    assert secrets_in(text) == ()


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_stands_for_a_credential_passes(text: str) -> None:
    assert secrets_in(text) == ()


@pytest.mark.parametrize("text", SECRETS)
def test_a_credential_is_found_wherever_it_stands(text: str) -> None:
    for around in (text, f"before {text} after", f"first\n{text}\nlast", f'{{"a": "{text}"}}'):
        assert RefusalKind.SECRET in {refusal.kind for refusal in secrets_in(around)}


@pytest.mark.parametrize("encode", ENCODINGS.values(), ids=ENCODINGS)
def test_a_credential_is_found_encoded_once(encode) -> None:
    missed = [text for text in SECRETS if not secrets_in(f"value: {encode(text)} end")]
    assert missed == []


def test_what_is_safe_by_its_form_hides_nothing_and_moves_nothing() -> None:
    """A contract's digests and pointers are passed over, not what stands in or beside them."""
    digest, card = f'"text_digest": "sha256:{"0a" * 32}"', "4111 1111 1111 1111"
    assert secrets_in(digest) == secrets_in('"pointer": "/anyOf/3/items/oneOf/12"') == ()
    encoded = f"sk-{RANDOM}".encode().hex().ljust(64, "0")[:64]
    for hidden in (
        f'"text_digest": "sha256:{encoded}"',
        f'"text_digest": "{card}"',
        f'"text_digest": "sha256:{"0a" * 32}{RANDOM}", "password": "{RANDOM}"',
        f'"pointer": "/anyOf/3/{card}"',
        f"{digest}\n{digest}\n{card}",
    ):
        (refusal, *_) = secrets_in(hidden)
        assert refusal.line == hidden.count("\n") + 1
    (refusal,) = secrets_in(f"{digest} {card}")
    assert refusal.column == len(digest) + 2


def test_what_is_safe_by_its_form_is_not_searched() -> None:
    text = f'"text_digest": "sha256:{"0a" * 32}",\n"pointer": "/anyOf/3/items/oneOf/12"'
    assert _bare(text) == '"text_digest": "",\n"pointer": "/anyOf//items/oneOf/"'


def test_a_digest_is_read_in_base_16_alone() -> None:
    assert len([*encoded._octets(b"a1" * 32)]) == 2  # from either digit on


def test_the_place_of_an_encoded_credential_is_where_its_encoding_begins() -> None:
    text = "first\nsecond " + base64.b64encode(f"sk-{RANDOM}".encode()).decode()
    (refusal,) = secrets_in(text)
    assert (refusal.rule, refusal.line, refusal.column) == ("sk-key", 2, 8)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param("Authorization: Bearer word", "authorization", id="a scheme and any word"),
        pytest.param("Authorization: word", None, id="a word without a scheme"),
        pytest.param("it was 4812|aB3dE6gH9jK2mN5pQ8sT", "unnamed-secret", id="a row and a token"),
        pytest.param("| 7|getChatCompletionsV1Reply | x", None, id="a row and a name"),
        pytest.param("9|chat|aB3dE6gH9jK2mN5pQ8sT|200", None, id="one of many columns"),
        pytest.param("password = 12", None, id="a small number"),
        pytest.param("password = 1234", "password", id="four digits"),
        pytest.param("token = 1234", None, id="a count of tokens"),
        pytest.param(f"token = {'12345' * 5}", "token", id="more digits than a count has"),
        pytest.param("secret: never share it", None, id="a sentence after the name"),
        pytest.param("secret: never-share", "password", id="one word after the name, in a line"),
        pytest.param("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", "jwt", id="an unsecured token"),
        pytest.param("eyJmb28iOiJiYXJiYXoifQ.eyJzdWIiOiIxIn0.x", None, id="no JOSE header"),
        pytest.param("eyJhbGciOiJub25lIn.eyJzdWIiOiIxIn0.x", None, id="no JSON"),
        pytest.param("https://name@shopmail.com/", "mail-address", id="a name alone before a host"),
        pytest.param("Set-Cookie: Path=/app", None, id="an attribute of a cookie"),
        pytest.param("Basic aGVsbG8gd29ybGQh", None, id="no colon in what it says"),
        pytest.param("Basic aGVsb", None, id="no base 64"),
    ],
)
def test_the_nearest_neighbours_are_told_apart(text: str, rule: str | None) -> None:
    assert [refusal.rule for refusal in secrets_in(text)][:1] == ([rule] if rule else [])


def test_a_text_full_of_them_is_refused_a_bounded_number_of_times() -> None:
    assert len(secrets_in(f"sk-{RANDOM}\n" * 1000)) < 100


@pytest.mark.parametrize("length", range(12))
def test_a_token_is_one_whatever_the_length_of_its_header(length: int) -> None:
    header = json.dumps({"alg": "HS256", "kid": "k" * length}, separators=(",", ":"))
    told = base64.urlsafe_b64encode(header.encode()).decode().rstrip("=")
    assert [one.rule for one in secrets_in(f"{told}.eyJzdWIiOiIxIn0.c2ln")] == ["jwt"]


@pytest.mark.parametrize("told", ["creds: alice/", "CREDS: alice/", "Logged in as alice/"])
def test_the_words_before_a_credential_are_read_in_either_case(told: str) -> None:
    assert [one.rule for one in secrets_in(f"{told}Wq7rdx1")] == ["told-credential"]


@pytest.mark.parametrize(
    ("value", "is_drawn"),
    [
        ("ab" + "x" * 14, True),
        ("ab" + "x" * 15, False),
        ("0" * 16, False),
        ("ab" * 8, True),
        ("-" * 15 + "a", False),
    ],
)
def test_a_mask_is_told_by_the_end_of_a_value(value: str, *, is_drawn: bool) -> None:
    assert drawn(value) is is_drawn


@pytest.mark.parametrize(("value", "none"), [("aB12", False), ("aB123", True), ("ab123", False)])
def test_three_digits_and_both_cases_make_no_word(value: str, *, none: bool) -> None:
    assert no_word(value) is none
