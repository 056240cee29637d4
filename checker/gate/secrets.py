"""Text -> credentials in it: the tables of patterns, by provider, by structure and by name.

KEYS are rows that reach over no white space, LINES those that reach over no end of a line: see
`sensitive`.
What only stands for a credential (`<KEY>`, `$KEY`, `sk-...`) is known in `values`.
"""

from __future__ import annotations

import base64
import json
from typing import Final

from checker.gate.between import BARE, BETWEEN, QUOTE
from checker.gate.command_lines import COMMAND_LINES
from checker.gate.hashes import HASHES
from checker.gate.labelled_secrets import PASSWORDS
from checker.gate.patterns import Pattern
from checker.gate.providers import PROVIDERS
from checker.gate.values import cookie, credential, held, placeholder, session
from checker.gate.vendors import NAMED

KEYS: Final = (*PROVIDERS, *HASHES)
LINES: Final = (*NAMED, *COMMAND_LINES)


def _jwt(value: str) -> bool:
    """Does the first part decode to a JOSE header (RFC 7515 §4.1: `alg` is required)?"""
    first = value.partition(".")[0]
    try:
        header = json.loads(base64.urlsafe_b64decode(first + "=="))
    except ValueError:
        return False
    return isinstance(header, dict) and "alg" in header


def _basic(value: str) -> bool:
    """Does it decode to `user:password` (RFC 7617 §2)?"""
    try:
        plain = base64.b64decode(value + "==").decode("ascii")
    except ValueError:
        return False
    return ":" in plain and plain.isprintable()


def _userinfo(value: str) -> bool:
    """`user:password`, or a token alone; a name alone is a host's login (`git@`)."""
    name, colon, secret = value.partition(":")
    if not colon:
        return credential(name)
    return not placeholder(secret) and value != "username:password"


_SCHEME: Final = r"(?:bearer|basic|digest|token|apikey|key|negotiate)[ +]{1,4}"

STRUCTURES: Final = (
    Pattern(  # RFC 9110 §11.6.2, §11.7.2; with a scheme, any word that does not stand for one
        id="authorization",
        at=("authorization",),
        fold=True,
        pattern=rf"authorization{BETWEEN}(?:{QUOTE})?(?:[a-z][a-z0-9-]{{2,24}}[ +]{{1,4}})?"
        rf"(?P<value>{BARE}{{3,512}})",
        holds=credential,
        otherwise=(
            (rf"authorization{BETWEEN}(?:{QUOTE})?{_SCHEME}(?P<value>{BARE}{{3,512}})", held),
        ),
    ),
    Pattern(  # RFC 7617 §2
        id="basic",
        at=("basic ",),
        fold=True,
        pattern=r"basic {1,4}(?P<value>[a-z0-9+/]{6,512}={0,2})",
        holds=_basic,
    ),
    Pattern(  # RFC 6750 §2.1
        id="bearer",
        at=("bearer", "apikey "),
        fold=True,
        pattern=rf"(?:bearer|apikey)(?:[ +:=]|{QUOTE}){{1,4}}(?P<value>[a-z0-9._~+/=-]{{6,512}})",
        holds=credential,
    ),
    Pattern(  # RFC 6265 §4
        id="cookie",
        at=("cookie",),
        fold=True,
        pattern=rf"cookie{BETWEEN}(?:{QUOTE})?"
        r"(?P<value>[^\s=;:,\"'\\]{1,128}=[^\s;\"'\\]{1,512})",
        holds=cookie,
        otherwise=(
            (
                rf"cookies?\s(?:(?:is|was|of|with)\s)?(?:{QUOTE})?(?P<value>[\w.-]{{1,128}}=[^\s;,\"'\\]{{6,512}})",
                session,
            ),
        ),
    ),
    Pattern(  # a Secret of Kubernetes; its values are in base 64, whatever they are
        id="kubernetes-secret",
        at=("kind: secret", "kind: 'secret", 'kind: "secret', '"kind": "secret', '"kind":"secret'),
        fold=True,
        pattern=r"[\"']?kind[\"']?:\s?[\"']?secret\b[\s\S]{0,600}?data[\"']?:\s{0,20}[{]?\s{0,20}"
        r"[\"']?[\w.-]{1,80}[\"']?:\s{0,4}(?:[|>]-?\s{0,20})?[\"']?(?P<value>[^\s\"'{}]{4,512})",
        holds=held,
    ),
    Pattern(  # RFC 7519 §3
        id="jwt",
        at=("eyJ", "ewo", "eyA"),
        pattern=r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{12,4096}+\.[A-Za-z0-9_-]{4,4096}+"
        r"\.[A-Za-z0-9_-]{0,4096}",
        holds=_jwt,
    ),
    Pattern(  # RFC 7468; the armour of RFC 9580 and of PuTTY
        id="private-key",
        at=("BEGIN ", "PuTTY-User-Key-File"),
        pattern=r"BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY|PuTTY-User-Key-File",
    ),
    Pattern(  # OpenTelemetry's list of query keys to redact; OAuth 2.0; signed URLs
        id="url-query-key",
        at=("?", "&", ";"),
        fold=True,
        pattern=r"[?&;](?:x-(?:amz|goog|oss|ms)-(?:signature|credential|security-token)"
        r"|sig(?:nature)?|(?:access|refresh|id|auth|session|private)_?token|api[-_]?key"
        r"|(?:client_)?secret|secret_key|password|awsaccesskeyid|subscription-key|hapikey|appid"
        rf")=(?P<value>{BARE}{{4,512}})",
        holds=held,
        otherwise=(  # names that are also used for harmless things
            (
                rf"[?&;](?:key|token|auth|code|pass|pwd|credential)=(?P<value>{BARE}{{4,512}})",
                credential,
            ),
        ),
    ),
    Pattern(  # RFC 3986 §3.2.1, connection strings of databases among them
        id="url-userinfo",
        at=("://",),
        pattern=r"://(?P<value>[^\s/?#@\"'<>\\]{1,256})@(?=[A-Za-z0-9\[{$<%_-])",
        holds=_userinfo,
    ),
    *PASSWORDS,
)
