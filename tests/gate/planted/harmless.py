"""What people write in records and reports and must be able to send: none of it is refused."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from hashlib import md5, sha1, sha256, sha512
from uuid import UUID, uuid5

PROSE = """
The two-pass run has first_pass=done and second_pass=done.
curl http://127.0.0.1:5000/file --user user:pass --digest
We echo "started" | tee the log of the run.
The client_id of the test is sample-greeting.
The key fingerprint is kept apart; the cache key is the name of the page.
Log in with name and password, or sign in with a documented provider.
The test is set to pass; the password is set to a placeholder.
The vehicle of the test is a script, and the contact is the support page.
The card ends in a shadow, and the last four calls got a 4xx.
The phones and the tablets use the same client.
The avenue of inquiry is documented; rue is a word.
The voter id and the identity card are not asked for on the page.
The greeting workflow got a 4xx in three of three calls; nothing else was seen.
We repeated the check with a deliberately invalid credential placeholder.
The operator has a non-production test key that is stored outside the packet.
A security token is required, and it is documented under Authentication.
The password field of the form was left empty on purpose.
Password reset, token refresh and key rotation are out of scope of this packet.
The session id is present; its value is kept in our own incident record.
Cookies are disabled in the client, and no cookie was set by the answer.
The secret is read from the environment and is not part of this record.
Which key was used is recorded as a placeholder; no credential is in the packet.
The API key was rotated before the test and revoked after it.
Bearer authentication is documented for both interfaces.
Basic authentication is not documented on the page.
The user was logged in, and the password was accepted as documented.
The login page asked for a user name and a password.
For user login, password rotation and account recovery see the help center.
Login with user name and password works as the page says.
An account number is asked for on the support page; none is given here.
The page asks for a phone number, a mail address and a postal address.
A passport number or a date of birth must never go into a packet.
The card number field is masked in the client before it is logged.
No date of birth, no tax id and no bank account is in the recording.
The name of the customer is not needed; one account was affected.
The customer name is left out, and so is the name of the patient.
Mr. and Mrs. are titles that the form offers.
The first name of the field is usage, the last name is total_tokens.
The full name of the attribute is http.request.method.
Call the documented route once and record the status class.
Call back later if the page cannot be read.
Text is wrapped at 100 columns, and code at 120.
Reach is defined as the number of requests that were made.
See section 12 of the page, and step 3 of the plan.
The test ran from 09:30 to 09:45 UTC on 3 July 2026.
Born out of an incident in 2024, the packet has fourteen fields.
The address of the page is listed in the table.
An IP address is not recorded; the role of the machine is client.
Two retries, 250 ms apart, were made and then the client stopped.
It took 3 of 10 attempts, that is 30 percent, to see the status once.
The build is 4711 and the revision is 12 of the release branch.
The license is MIT; the driver is version 2.4.1.
The licence of the tool and the plate of the drawing are in the appendix.
The pin of the connector, the tan of the angle and the code of the error are documented.
The error code is 429, and the status code is 502.
The exit code was 3 and the country code is not asked for.
The verification code path is tested, and the security code scan is green.
Routing is documented; the sort order is by key.
The insurance of the fleet and the policy of the gateway are two things.
Our policy: never share a credential, a prompt or a customer response.
The member list has twelve entries, and the patient reader finds them.
Medicare is out of scope, and so is every national register.
The street of the example is Main Street, without a number.
Rate limits are documented on the page and are not claimed here.
A table of 12 rows, 5 columns and 60 cells was rendered in 20 ms.
The room holds 40 people; the office is on floor 3.
We switched from plan A to plan B in week 27.
He said that the token count is 4096 and the limit of the field is 128.
The key is the path, and the value is the type.
The secret of a good packet is one narrow question.
Pass the header as it is; the pass rate is in the report.
The pass was 3 of 3, and the fail was 0.
The clave of the song and the senha of the film are words in other languages.
It is our own API token endpoint that is meant, not a token.
The credential helper printed nothing.
The credentials are kept in the vault of the team.
Use the token that the page describes, in the Authorization header.
""".strip().splitlines()

RECORDS = """
incident_id: INC-PLACEHOLDER
incident_id: INC-2026-07-0412
recorded_at_utc: 2026-07-03T00:00:00Z
test_window_utc: 2026-07-03T09:30:00Z/2026-07-03T09:45:00Z
workflow_name: sanitized-workflow-name
api_surface_checked: documented-chat-or-response-interface
http_method: POST
route_template: /v1/chat/completions
status_code_class: 4xx
error_category: rate_limit_exceeded
trace_id_present: true
credential_used: <API_KEY_PLACEHOLDER>
request_body_summary: harmless-test-payload-only
response_body_summary: omitted-or-sanitized
support_question: Is usage.total_tokens part of the documented chat response?
operator_result: pass
retries: disabled
sanitized_repro_steps_present: true
related_notes: ['https://wiki.example.com/notes/response-shape']
account_evidence: [{topic: billing, source: 'https://www.cometapi.com/support/', reference: ledger 7}]
environment: {local: python 3.11.7, hosted: python 3.12.1, mismatch: true}
repro_steps: [send the harmless payload once, record the status class]
assertions: {expected_surface_reached: true, retries_disabled_or_bounded: true}
""".strip().splitlines()

CODE = """
client = OpenAI(api_key=os.environ["COMETAPI_KEY"])
const client = new OpenAI({ apiKey: process.env.COMETAPI_KEY });
api_key = os.getenv("COMETAPI_KEY")
token = response.headers.get("x-request-id")
password = getpass.getpass()
password = request.json_body['hey']
login(username=username, password=password)
self.secret = secret
apiKey: this.apiKey,
$password = $input;
if (token === undefined) { return; }
token_count = len(tokens)
max_tokens=4096
tokens = shape.tokens.get(node.key, {})
cookie = SimpleCookie()
auth = ("user", "password")
secret_type: str
password: ${DB_PASSWORD}
password: {{ .Values.password }}
password: %(password)s
token: !Ref ApiToken
value: "{{ secrets.API_TOKEN }}"
Authorization: Bearer ${{ secrets.TOKEN }}
headers["Authorization"] = f"Bearer {token}"
request.headers["x-api-key"] = key
def test_a_key_is_found_by_the_name_beside_it(name: str) -> None:
from checker.gate.secrets import STRUCTURES
import { createHash, randomBytes } from "node:crypto";
getUserAccountInformationFromRemoteServiceOrCache2()
AbstractSingletonProxyFactoryBeanConfigurationTest42
MAX_CONCURRENT_REQUESTS_PER_CONNECTION_AND_SECOND_2
org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration
com.fasterxml.jackson.databind.exc.InvalidDefinitionException
x86_64-unknown-linux-gnu
aarch64-apple-darwin23.4.0
k8s.gcr.io/ingress-nginx/controller:v1.9.4
registry.example.com/team/app@sha256
checkout-5d9c7b8f6-x2k4p
ip-10-0-12-34
docker run -p 8080:80 -u 1000:1000 image
docker run -p 127.0.0.1:8080:80 nginx
mysql -u root -p
mysql --port=3306 --user=app
psql -U app -d shop -p 5432
psql "host=localhost port=5432 dbname=shop"
ssh -p 2222 -i ~/.ssh/id_ed25519 host
ssh git@github.com
git clone git@github.com:owner/repo.git
git checkout -b feature/token-refresh
git commit -m "Password reset: say why"
curl -sS https://api.cometapi.com/v1/models
curl -b cookies.txt -c cookies.txt https://x.example
curl --cookie-jar jar.txt https://x.example
curl -u "$USER:$PASSWORD" https://x.example
curl -H "Authorization: Bearer $COMETAPI_KEY" https://x.example
curl -X POST -d @harmless.json https://x.example/v1/chat/completions
grep -b needle haystack.txt
sort -b -u names.txt
tar -xzf archive.tar.gz -C /tmp
zip -r out.zip folder
redis-cli ping
redis-cli -p 6379 info
mongosh --host localhost --port 27017
python -m pytest -q -p no:cacheprovider
python -u script.py
pip install -U pip
ldapsearch -x -H ldap://localhost -b dc=example,dc=com
http GET localhost:8080/health
make verify-sources MAX_AGE=7d OFFLINE=1
export PATH=/usr/local/bin:$PATH
export LANG=en_US.UTF-8
chmod 600 .netrc
sed -i 's/foo/bar/g' file.txt
""".strip().splitlines()

DATA = """
{"id": "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT", "object": "chat.completion"}
{"id": "resp_67ccd2bed1ec8190b14f964abc0542670bb6a6b452d3795b", "object": "response"}
{"id": "msg_67ccd2bf17f0819081ff3bb2cf6508e60bb6a6b452d3795b", "type": "message"}
{"id": "call_DdmO9pD3xa9XTPNJ32zg2hcA", "type": "function"}
{"system_fingerprint": "fp_44709d6fcb", "created": 1741569952}
{"usage": {"prompt_tokens": 19, "completion_tokens": 10, "total_tokens": 29}}
{"prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0}}
{"type": "object", "properties": {"password": {"type": "string", "format": "password"}}}
{"required": ["password", "email", "token"], "additionalProperties": false}
{"name": "api_key", "in": "header", "required": true}
{"securitySchemes": {"bearerAuth": {"type": "http", "scheme": "bearer"}}}
{"error": {"message": "Incorrect API key provided", "type": "invalid_request_error", "code": null}}
{"first_name": {"type": "string"}, "last_name": {"type": "string"}}
{"customer": {"type": "object"}, "patient": {"type": "string"}}
{"phone": {"type": "string", "pattern": "^\\\\+[1-9]"}, "iban": {"type": "string"}}
{"card": null, "account": "none", "passport": false}
{"latency_checkpoint": {"engine_tbt_ms": 12, "total_duration_ms": 1234}}
{"etag": "W/\\"33a64df551425fcc55e4d42a148795d9f25f04d4\\"", "status": 304}
{"span_id": "00f067aa0ba902b7", "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736"}
traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
x-request-id: req_011CNnSZ6pTfJfHbZ9t2s1
x-oneapi-request-id: 20260205132859798638387SIHCnxzJ
cf-ray: 8f1234abcd5678ef-FRA
content-type: application/json; charset=utf-8
cache-control: no-cache, max-age=0
strict-transport-security: max-age=31536000; includeSubDomains
retry-after: 30
date: Fri, 03 Jul 2026 09:30:00 GMT
server-timing: cfL4;desc="?proto=TCP&rtt=1234&min_rtt=1200"
set-cookie: Path=/; Secure; HttpOnly
www-authenticate: Bearer realm="api"
access-control-allow-headers: authorization, x-api-key, content-type
integrity sha512-v2kDEe57lecTulaDIuNTPy3Ry4gLGJ6Z1O3vE1krgXZNrsQ+LFTGHVxVjcXPs17LhbZVGedAJv8XZ1tvj5FvSg==
sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8
golang.org/x/oauth2 v0.15.0 h1:s8pnnxNVzjWyrvYdFUQq5llS1PX2zhPXmccZv99h7uQ=
ssh-ed25519 AAAA (a public key, left out)
2026-11-24T10:00:00.123456Z
2026-11-24 10:00:00,123 INFO done in 1234 ms
[03/Jul/2026:09:30:00 +0000] "POST /v1/chat/completions HTTP/1.1" 429 123
1763978400 1763978400123 1763978400123456 1763978400123456789
P3Y6M4DT12H30M5S
1.2.3 v1.44.0 2.0.0-rc.1 1.0.0+20130313144700 0.0.0-20240116204258-abcdef012345
RFC 9110 §15.5.21, RFC 6750 section 2.1, ISO 8601, ISO/IEC 27001:2013
127.0.0.1:8080 localhost:5432 [::1]:443 192.0.2.17 203.0.113.9
ports 22, 80, 443, 3306, 5432, 6379, 8080, 27017
HTTP/1.1 200 OK
HTTP/2 429
2xx 4xx 5xx 200 201 204 400 401 403 404 409 413 422 429 500 502 503 504
0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20
1,234,567,890 bytes in 12,345 files
3.14159265358979323846 2.718281828459045 6.02214076e23
0x7fffffff 0xdeadbeef 0b1010 0o755
10485760B 512MiB 4GiB 100ms 2.5s
00:01:02.345 --> 00:01:04.567
12 345 678 901 234
+0000 +02:00 -05:00
100 % of 250 calls, 3 of 10, 1/3, 50:50
12/345/678
A4 B52 C3PO R2D2 X99 Z80 MP3 H264 UTF8 ISO88591
EN 301 549 V3.2.1 (2021-03)
ABC-1234 ABC-DEF-123 JIRA-4711 OPS-12 CVE-2024-12345 GHSA-abcd-efgh-ijkl
ISBN 978-3-16-148410-0
sections 1.2.3.4.5 and 10.11.12.13
row 4242 of 9999, column 17, cell R17C42
aa:bb:cc:dd (four pairs of letters)
2026-11-24-10-00-00
20:26:11:24:10:00
""".strip().splitlines()

ADDRESSES = """
https://www.cometapi.com/support/
https://apidoc.cometapi.com/support/help-center
https://apidoc.cometapi.com/api/text/chat
https://apidoc.cometapi.com/api/text/responses
https://opentelemetry.io/docs/specs/semconv/http/
https://apidoc.cometapi.com/api/text/chat.md#authorizations-authorization
https://api.cometapi.com/v1/chat/completions?stream=true&n=1
https://github.com/owner/repo/blob/73906d5c908c1e0b73c5436faeff7d93698fc074/lib/x.py#L10-L20
https://github.com/owner/repo/commit/d9c5d33f00aa11bb22cc33dd44ee55ff66778899
https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.21
https://docs.example.org/en/latest/reference/authentication.html?highlight=token
https://x.example/v1/items?page=2&per_page=50&sort=-created_at&fields=id,name
https://x.example/callback?code=REDACTED&state=REDACTED
https://x.example/search?q=api+key+rotation&key=name
https://registry.example.org/package/-/package-1.2.3.tgz
https://x.example/assets/index-BxS3kd9A.js
https://x.example/static/css/main.3f2a1b9c.chunk.css
https://username:password@www.example.com/
/usr/lib/python3.11/site-packages/requests/adapters.py
/var/log/nginx/access.log.2.gz
C:\\Program Files\\Python311\\python.exe
checker/gate/secrets.py:120:5
snapshots/chat/bodies/sha256-9aae60c91a516645169e863b6a698123965ce1878f5fb011af59a82735f47c01
s3://bucket/prefix/2026/07/03/part-00000.parquet
file:///tmp/report.html
mailto:<address>
support@cometapi.com is named on the support page
actions/checkout@v4.1.2
logo@2x.png
npm install @types/node@20.1.0
owner/image@sha256:9aae60c91a516645169e863b6a698123965ce1878f5fb011af59a82735f47c01
postgres://localhost:5432/shop
redis://cache:6379/0
postgres://$USER:$PASSWORD@localhost/shop
https://<user>:<password>@host/
ssh://git@github.com/owner/repo.git
""".strip().splitlines()

TEXT = "This text says nothing that could not be said in the open, whatever encodes it."


def drawn() -> Iterator[str]:
    """Digests, ids and times, as they stand in records and reports; harmless text encoded."""
    for number in range(30):
        seed = f"harmless {number}".encode()
        yield f"commit {sha1(seed).hexdigest()}"  # noqa: S324 - what a commit looks like
        yield f"sha256:{sha256(seed).hexdigest()}"
        yield f'"digest": "sha256:{sha256(seed).hexdigest()}",'
        yield f"body {sha512(seed).hexdigest()}"
        yield f"md5 {md5(seed).hexdigest()}"  # noqa: S324 - what an older digest looks like
        yield f"fingerprint {sha256(seed).hexdigest()[:16]}"
        yield f"trace_id: {md5(seed).hexdigest()}"  # noqa: S324 - what a trace id looks like
        yield f"id: {uuid5(UUID(int=0), seed.decode())}"
        yield f"/v1/items/{uuid5(UUID(int=0), seed.decode())}/parts"
        yield f"created: {1763978400 + number * 86413}"
        yield f"started {1763978400123 + number * 86413977} and {1763978400123456789 + number}"
        yield f"HEAD is now at {sha1(seed).hexdigest()[:7]} Say why"  # noqa: S324 - likewise
        words = TEXT[number % 20 :]
        yield base64.b64encode(words.encode()).decode()
        yield base64.b32encode(words.encode()).decode()
        yield words.encode().hex()
        yield "etag: W/" + base64.b64encode(sha256(seed).digest()).decode()
        yield "integrity sha384-" + base64.b64encode(sha512(seed).digest()[:48]).decode()
        yield f"{number * 37} {number * 1013} {number * 70001} of {number * 900001} rows"
        yield f"{number}.{number * 3}.{number * 7}-rc.{number} on 2026-{number % 12 + 1:02d}-11"


HARMLESS = (*PROSE, *RECORDS, *CODE, *DATA, *ADDRESSES, *drawn())
