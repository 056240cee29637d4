"""Text -> credentials in it: the table of patterns, by provider, by structure and by name.

Provider rows name the provider's own documentation of its key format; lengths are lower bounds,
shorter than a real key, so that a cut one is still found. What only stands for a credential
(`<KEY>`, `$KEY`, `sk-...`) is told in `values`.
"""

from __future__ import annotations

import binascii
import json
import re
from typing import Final

from checker.model.patterns import Pattern
from checker.model.values import credential, held, password, placeholder, told, wordy

_START: Final = r"(?<![A-Za-z0-9])"  # a key may be glued to "_" or "-", not to a letter
_MASKS: Final = frozenset("x*0._-")  # "ghp_xxxxxxxx", "sk-00000000"
_PART: Final = 8
_GROUP: Final = 5  # digits of a group's number
_WORDS: Final = 16  # "sk-" and words: a key made up for a test, unless it tells what it stands for


def _drawn(value: str) -> bool:
    """Drawn from an alphabet, not `xxxx` and not `your-key-here`."""
    return len(set(value[-16:].lower()) - _MASKS) > 1 and not (wordy(value) and placeholder(value))


def _slack(value: str) -> bool:
    """Some part is long and has a digit: `xoxo-music-2` is a word."""
    parts = value.split("-")[1:]
    return _drawn(value) and any(
        len(part) >= _PART and any(char.isdigit() for char in part) for part in parts
    )


def _sk(value: str) -> bool:
    """`sk-` is short, so a digit or some length is asked for: `sk-SK` and `sk-learn` are none."""
    return _drawn(value) and (
        any(char.isdigit() for char in value) or len(value) >= _WORDS + len("sk-")
    )


_DIGITS: Final = 3  # that a drawn value has at least


def _mixed(value: str) -> bool:
    """Digits and both letter cases, as in text of base 64."""
    return all(
        any(test(char) for char in value) for test in (str.isdigit, str.islower, str.isupper)
    )


def _no_word(value: str) -> bool:
    """Letters of both cases and several digits: no word, and no name of a class."""
    return _mixed(value) and sum(map(str.isdigit, value)) >= _DIGITS


def _jwt(value: str) -> bool:
    """Does the first part decode to a JOSE header (RFC 7515 §4.1: `alg` is required)?"""
    first = value.split(".", 1)[0].replace("-", "+").replace("_", "/")
    try:
        header = json.loads(binascii.a2b_base64(first + "=" * (-len(first) % 4)))
    except ValueError:
        return False
    return isinstance(header, dict) and "alg" in header


def _basic(value: str) -> bool:
    """Does it decode to `user:password` (RFC 7617 §2)?"""
    try:
        plain = binascii.a2b_base64(value + "=" * (-len(value) % 4)).decode("ascii")
    except ValueError:
        return False
    return ":" in plain and plain.isprintable()


def _userinfo(value: str) -> bool:
    """`user:password`, or a token alone; a name alone is a host's login (`git@`)."""
    name, colon, secret = value.partition(":")
    return not placeholder(secret) if colon else credential(name)


def _login(value: str) -> bool:
    """The password of `-u name:password`; `-u 1000:1000` names a user and a group."""
    return held(value) and not (value.isdigit() and len(value) <= _GROUP)


def _cookie(value: str) -> bool:
    """`name=value`; an attribute alone (`Path=/`) is none."""
    name, _, content = value.partition("=")
    return name.lower() not in ("path", "domain", "expires", "max-age", "samesite") and held(
        content
    )


def _prefix(rule: str, *prefixes: str, body: str = r"[A-Za-z0-9]{16,255}") -> Pattern:
    """A key that begins with words of its provider's choosing."""
    begins = "|".join(map(re.escape, prefixes))
    return Pattern(id=rule, at=prefixes, pattern=f"{_START}(?:{begins}){body}", holds=_drawn)


_WIDE: Final = r"[A-Za-z0-9_-]{16,512}"  # the alphabet of URL-safe base 64
_HEX: Final = r"[0-9a-fA-F]{24,128}"

PROVIDERS: Final = (
    _prefix("adafruit-key", "aio_", body=r"[A-Za-z0-9]{20,64}"),  # io.adafruit.com/api
    _prefix("age-key", "AGE-SECRET-KEY-1", body=r"[A-Z0-9]{20,80}"),  # age(1), C2SP
    _prefix("airtable-token", "pat", body=r"[A-Za-z0-9]{14}\.[a-f0-9]{32,64}"),  # Airtable PATs
    _prefix("alibaba-key", "LTAI", body=r"[A-Za-z0-9]{12,24}"),  # Alibaba Cloud AccessKey
    _prefix("artifactory-key", "AKCp", "cmVmdGtu", body=r"[A-Za-z0-9]{30,100}"),  # JFrog
    _prefix("atlassian-token", "ATATT3x", "ATCTT3x", "ATBB", body=r"[A-Za-z0-9_=.-]{16,255}"),
    _prefix(  # AWS IAM User Guide, "Understanding unique ID prefixes"
        "aws-access-key", "AKIA", "ASIA", "ABIA", "ACCA", "AROA", body=r"[A-Z0-9]{12,124}"
    ),
    Pattern(  # Microsoft Entra client secrets carry this marker
        id="azure-client-secret", at=("Q~",), pattern=r"(?<=\d)Q~[A-Za-z0-9_~.-]{28,40}"
    ),
    _prefix("cerebras-key", "csk-", body=r"[A-Za-z0-9]{20,100}"),  # Cerebras inference
    _prefix("clojars-token", "CLOJARS_", body=r"[a-z0-9]{30,64}"),  # clojars.org
    _prefix("databricks-token", "dapi", body=r"[a-f0-9]{30,40}"),  # Databricks PATs
    _prefix("digitalocean-token", "dop_v1_", "doo_v1_", "dor_v1_", body=_HEX),
    Pattern(  # Discord: id in base 64, time, signature
        id="discord-token",
        at=(".",),
        pattern=r"(?<=[A-Za-z0-9_-]{23})\.[A-Za-z0-9_-]{6}\.(?P<value>[A-Za-z0-9_-]{27,40})",
        holds=_mixed,
    ),
    Pattern(
        id="discord-webhook",
        at=("/api/webhooks/",),
        pattern=r"/api/webhooks/\d{10,24}/[A-Za-z0-9_-]{20,100}",
    ),
    _prefix("docker-token", "dckr_pat_", "dckr_oat_", body=_WIDE),
    _prefix(
        "doppler-token", "dp.pt.", "dp.st.", "dp.ct.", "dp.sa.", body=r"[A-Za-z0-9._-]{20,100}"
    ),
    _prefix("dropbox-token", "sl.", body=r"(?:u\.)?[A-Za-z0-9_=-]{60,512}"),
    _prefix("duffel-token", "duffel_live_", "duffel_test_", body=_WIDE),
    _prefix("dynatrace-token", "dt0c01.", "dt0s16.", body=r"[A-Z0-9]{20,30}\.[A-Z0-9]{30,80}"),
    _prefix("easypost-key", "EZAK", "EZTK", body=r"[A-Za-z0-9]{40,80}"),
    _prefix("facebook-token", "EAA", body=r"[A-Za-z0-9]{40,512}"),  # Graph API access tokens
    _prefix("figma-token", "figd_", body=_WIDE),
    _prefix("firecrawl-key", "fc-", body=r"[a-f0-9]{32}"),
    _prefix("fireworks-key", "fw_", body=r"[A-Za-z0-9]{20,64}"),
    _prefix("flutterwave-key", "FLWSECK", "FLWPUBK", body=r"[A-Za-z0-9_-]{12,64}"),
    _prefix("flyio-token", "fo1_", "fm1r_", "fm2_", body=r"[A-Za-z0-9+/_=-]{20,512}"),
    _prefix("github-token", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),  # GitHub token formats, 2021
    _prefix("github-token", "github_pat_", body=r"[A-Za-z0-9_]{16,255}"),
    _prefix(  # GitLab, "Token prefixes"
        "gitlab-token",
        *("glpat-", "gldt-", "glrt-", "glptt-", "glcbt-", "glsoat-", "glffct-", "glagent-"),
        *("glft-", "glimt-", "gloas-", "glrtr-", "GR1348941"),
        body=r"[A-Za-z0-9_.-]{16,300}",
    ),
    _prefix("google-api-key", "AIza", body=r"[A-Za-z0-9_-]{28,60}"),  # Google Cloud API keys
    _prefix("google-oauth-secret", "GOCSPX-", body=_WIDE),
    _prefix("google-oauth-token", "ya29.", body=r"[A-Za-z0-9_.-]{16,512}"),
    _prefix("google-refresh-token", "1//0", body=r"[A-Za-z0-9_-]{36,512}"),
    _prefix("grafana-token", "glsa_", "glc_", body=r"[A-Za-z0-9_+/=]{20,400}"),
    _prefix("groq-key", "gsk_", body=r"[A-Za-z0-9]{20,80}"),
    _prefix("heroku-key", "HRKU-", body=_WIDE),
    _prefix("huggingface-token", "hf_", "api_org_", body=r"[A-Za-z0-9]{20,64}"),
    _prefix("infracost-key", "ico-", body=r"[A-Za-z0-9]{30,40}"),
    _prefix("jina-key", "jina_", body=r"[A-Za-z0-9_-]{30,100}"),
    _prefix("langsmith-key", "lsv2_pt_", "lsv2_sk_", body=r"[A-Za-z0-9_]{20,100}"),
    _prefix("linear-key", "lin_api_", "lin_oauth_"),
    Pattern(  # Mailchimp keys end in their data centre
        id="mailchimp-key", at=("-us",), pattern=r"(?<=[0-9a-f]{32})-us\d{1,2}\b"
    ),
    _prefix("mailgun-key", "key-", "pubkey-", body=r"[0-9a-z]{32}"),
    _prefix("mapbox-token", "pk.eyJ", "sk.eyJ", "tk.eyJ", body=r"[A-Za-z0-9_-]{16,255}"),
    _prefix("newrelic-key", "NRAK-", "NRJS-", "NRRA-", "NRIQ-", "NRII-", body=_WIDE),
    _prefix("notion-token", "ntn_", "secret_", body=r"[A-Za-z0-9]{40,64}"),
    _prefix("npm-token", "npm_", body=r"[A-Za-z0-9]{24,64}"),
    _prefix("nvidia-key", "nvapi-", body=_WIDE),
    _prefix("onepassword-token", "ops_eyJ", body=r"[A-Za-z0-9+/=_-]{20,512}"),
    _prefix("perplexity-key", "pplx-", body=r"[A-Za-z0-9]{20,80}"),
    _prefix("pinecone-key", "pcsk_", body=_WIDE),
    _prefix("planetscale-token", "pscale_tkn_", "pscale_pw_", "pscale_oauth_", body=_WIDE),
    _prefix("postman-key", "PMAK-", body=r"[a-f0-9]{20,30}-[a-f0-9]{20,40}"),
    _prefix("posthog-key", "phc_", "phx_", body=r"[A-Za-z0-9_]{30,64}"),
    _prefix("prefect-key", "pnu_", "pnb_", body=r"[A-Za-z0-9]{30,64}"),
    _prefix("pulumi-token", "pul-", body=r"[a-f0-9]{40}"),
    _prefix("pypi-token", "pypi-", body=r"Ag[A-Za-z0-9_-]{16,512}"),  # a macaroon begins "AgEI…"
    _prefix("readme-key", "rdme_", body=r"[a-z0-9]{40,80}"),
    _prefix("replicate-key", "r8_", body=r"[A-Za-z0-9]{20,64}"),
    _prefix("rubygems-key", "rubygems_", body=r"[a-f0-9]{40,64}"),
    _prefix("sendgrid-key", "SG.", body=r"[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16,80}"),
    _prefix("sendinblue-key", "xkeysib-", body=r"[a-f0-9]{32,64}"),
    _prefix("sentry-token", "sntrys_", "sntryu_", body=r"[A-Za-z0-9+/=_]{20,400}"),
    _prefix("shippo-token", "shippo_live_", "shippo_test_", body=_HEX),
    _prefix("shopify-token", "shpat_", "shpca_", "shppa_", "shpss_", body=_HEX),
    Pattern(  # OpenAI, Anthropic, DeepSeek, OpenRouter and most gateways, CometAPI's own among them
        id="sk-key",
        at=("sk-", "sess-"),
        pattern=_START + r"(?:sk|sess)-[A-Za-z0-9_-]{8,512}",
        holds=_sk,
    ),
    Pattern(  # what an API answers to a bad key: both ends of it
        id="sk-key-masked",
        at=("sk-",),
        pattern=_START + r"sk-[A-Za-z0-9_-]{0,40}(?:\*{2,300}|\u2022{2,300})[A-Za-z0-9]{2,40}",
    ),
    Pattern(  # Slack, "Token types"
        id="slack-token",
        at=("xox", "xapp-"),
        pattern=_START + r"(?:xox[a-z](?:\.xox[a-z])?|xapp)-[A-Za-z0-9-]{10,255}",
        holds=_slack,
    ),
    Pattern(
        id="slack-webhook",
        at=("hooks.slack.com/",),
        pattern=r"hooks\.slack\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/_-]{16,255}",
        holds=_drawn,
    ),
    _prefix("sonar-token", "squ_", "sqp_", "sqa_", body=r"[a-f0-9]{36,44}"),
    _prefix("square-token", "sq0", body=r"[a-z]{3}-[A-Za-z0-9_-]{20,60}"),
    _prefix("square-token", "EAAA", body=r"[A-Za-z0-9_-]{50,70}"),
    Pattern(  # Stripe, "API keys": secret, restricted and publishable; ElevenLabs has sk_ and hex
        id="stripe-key",
        at=("_live_", "_test_", "whsec_", "sk_"),
        pattern=r"(?:(?<=sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,255}|whsec_[A-Za-z0-9+/=]{16,100}"
        r"|sk_[0-9a-f]{40,64})",
        holds=_drawn,
    ),
    _prefix("supabase-token", "sbp_", "sb_secret_", body=r"[A-Za-z0-9_]{24,64}"),
    _prefix("tavily-key", "tvly-", body=_WIDE),
    Pattern(
        id="teams-webhook",
        at=("webhook.office.com/webhookb2/",),
        pattern=r"webhook\.office\.com/webhookb2/[A-Za-z0-9@/-]{40,255}",
    ),
    Pattern(  # Telegram: number of the bot, then 35 characters
        id="telegram-token", at=(":AA",), pattern=r"(?<=\d{8}):AA[A-Za-z0-9_-]{30,40}"
    ),
    _prefix("together-key", "tgp_v1_", body=_WIDE),
    Pattern(
        id="terraform-token",
        at=(".atlasv1.",),
        pattern=r"(?<=[A-Za-z0-9]{14})\.atlasv1\.[A-Za-z0-9_=-]{40,100}",
    ),
    _prefix("twilio-key", "SK", "AC", body=r"[0-9a-f]{32}(?![0-9a-zA-Z])"),
    _prefix("typeform-token", "tfp_", body=r"[A-Za-z0-9_.=-]{40,80}"),
    _prefix("vault-token", "hvs.", "hvb.", "hvr.", body=r"[A-Za-z0-9_-]{20,300}"),
    _prefix("vercel-token", "vercel_blob_rw_", body=r"[A-Za-z0-9_]{20,100}"),
    _prefix("xai-key", "xai-", body=r"[A-Za-z0-9]{30,100}"),
    _prefix("yandex-key", "AQVN", body=r"[A-Za-z0-9_-]{30,60}"),
)

# What stands between a name and its value, in JSON, YAML, code, shell, a header line, a HAR's
# {"name": …, "value": …} and a cassette's list; quotes may be escaped, or doubled as in CSV.
_QUOTE: Final = r"\\{0,3}[\"'`]{1,2}"
_BETWEEN: Final = (
    rf"(?:{_QUOTE})?\]?\s{{0,4}}(?:=>|:=|[:=]|,\s{{0,30}}{_QUOTE}value{_QUOTE}\s{{0,4}}:)"
    r"\s{0,30}(?:[\[-]\s{0,30}){0,2}"
)
_BARE: Final = r"[^\s\"'`,;&<>|\\]"

_ALONE: Final = (
    r"\s{0,4}(?:=>?\s{0,4}"
    rf"|:\s{{0,4}}(?={_BARE}{{1,512}}\s{{0,4}}(?:[\n,;}}|]|\Z)))"
)

_STRONG: Final = (
    *("password", "passwd", "passphrase", "passcode", "pwd", "secret"),
    *(
        "api_key",
        "api-key",
        "apikey",
        "api key",
        "api.key",
        "access_key",
        "access-key",
        "accesskey",
    ),
    *("access key", "private_key", "private-key", "privatekey", "private key", "account_key"),
    *(
        "accountkey",
        "auth_key",
        "auth-key",
        "authkey",
        "encryption_key",
        "signing_key",
        "subscription-key",
    ),
)
_STRONG_NAME: Final = (
    r"(?:password|passwd|pass(?:phrase|code)|pwd|secret|api[ _.-]?key|access[ _-]?key"
    r"|private[ _-]?key|account_?key|auth[_-]?key|encryption_key|signing_key|subscription-key)"
    r"(?:s|[ _-]?key|[ _-]?id|_value|_base64)?"
)
_WEAK: Final = (
    "token",
    "auth",
    "credential",
    "session_id",
    "sessionid",
    "session-id",
    "session_key",
)
_WEAK_NAME: Final = (
    r"(?:token|(?<![a-z])auth|credential|session[_-]?id|session_key)(?:s|_used|_value)?"
)
_SCHEME: Final = r"(?:bearer|basic|digest|token|apikey|key|negotiate)[ +]{1,4}"

_LOGIN_OPTION: Final = r"(?<![\w-])(?:-u|--user|--proxy-user)[ =]{0,2}[\"']?"

STRUCTURES: Final = (
    Pattern(  # RFC 9110 §11.6.2, §11.7.2; with a scheme, any word that does not stand for one
        id="authorization",
        at=("authorization",),
        fold=True,
        pattern=rf"authorization{_BETWEEN}(?:{_QUOTE})?(?:[a-z][a-z0-9-]{{2,24}}[ +]{{1,4}})?"
        rf"(?P<value>{_BARE}{{3,512}})",
        holds=credential,
        otherwise=(
            (rf"authorization{_BETWEEN}(?:{_QUOTE})?{_SCHEME}(?P<value>{_BARE}{{3,512}})", held),
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
        pattern=rf"(?:bearer|apikey)(?:[ +:=]|{_QUOTE}){{1,4}}(?P<value>[a-z0-9._~+/=-]{{6,512}})",
        holds=credential,
    ),
    Pattern(  # curl -u name:password, or a key in place of either
        id="command-line-credential",
        at=("-u ", "-u=", "-u'", '-u"', "--user", "--proxy-user"),
        pattern=rf"{_LOGIN_OPTION}[^\s:\"'/]{{0,128}}:[\"']?(?P<value>[^\s\"']{{1,256}})",
        holds=_login,
        otherwise=((rf"{_LOGIN_OPTION}(?P<value>[^\s:\"'/]{{6,128}}):(?=[\s\"'])", credential),),
    ),
    Pattern(  # mysql --password word
        id="command-line-credential",
        at=("--password", "--token", "--api-key", "--apikey", "--secret", "--passphrase"),
        pattern=r"--[a-z-]{4,12}[ =]{1,2}[\"']?(?P<value>[^\s\"']{3,256})",
        holds=told,
    ),
    Pattern(  # RFC 6265 §4
        id="cookie",
        at=("cookie",),
        fold=True,
        pattern=rf"cookie{_BETWEEN}(?:{_QUOTE})?"
        r"(?P<value>[^\s=;:,\"'\\]{1,128}=[^\s;\"'\\]{1,512})",
        holds=_cookie,
    ),
    Pattern(  # RFC 7519 §3
        id="jwt",
        at=("eyJ", "ewo", "eyA"),
        pattern=r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{12,4096}+\.[A-Za-z0-9_-]{4,4096}+"
        r"\.[A-Za-z0-9_-]{0,4096}",
        holds=_jwt,
    ),
    Pattern(  # a name and its value: quoted; after "=", or after ":" at the end of a line; told
        id="password",
        at=_STRONG,
        fold=True,
        pattern=rf"{_STRONG_NAME}{_BETWEEN}[bruf]{{0,2}}{_QUOTE}(?P<value>[^\"'`\n\\]{{1,512}})",
        holds=password,
        otherwise=(
            (
                rf"{_STRONG_NAME}(?:{_QUOTE})?\]?{_ALONE}(?P<value>{_BARE}{{1,512}})",
                password,
            ),
            (rf"(?<=<){_STRONG_NAME}>(?P<value>[^<\n]{{3,512}})<", password),
            (rf"{_STRONG_NAME}{_BETWEEN}(?P<value>{_BARE}{{3,512}})", told),
            (rf"{_STRONG_NAME}\s(?:is|was)\s(?:{_QUOTE})?(?P<value>{_BARE}{{5,512}})", told),
        ),
    ),
    Pattern(  # names that are also words
        id="password",
        at=("pass", "pw", "passwort", "kennwort"),
        fold=True,
        pattern=rf"(?:(?<![a-z])|(?<=db))(?:pass|pw|passwort|kennwort){_BETWEEN}(?:{_QUOTE})?"
        rf"(?P<value>{_BARE}{{5,512}})",
        holds=told,
    ),
    Pattern(  # RFC 7468; the armour of RFC 9580 and of PuTTY
        id="private-key",
        at=("BEGIN ", "PuTTY-User-Key-File"),
        pattern=r"BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY|PuTTY-User-Key-File",
    ),
    Pattern(  # any other key, where its value is drawn from letters of both cases and digits
        id="key",
        at=("_key", "-key", " key", ".key"),
        fold=True,
        pattern=rf"[_. -]key{_BETWEEN}(?:{_QUOTE})?(?P<value>{_BARE}{{20,512}})",
        holds=_mixed,
    ),
    Pattern(  # told in a sentence, or set by a command, with a space alone between
        id="told-credential",
        at=("key ", "token ", "secret ", "password ", "passphrase ", "credential "),
        fold=True,
        pattern=r"(?:key|token|secret|password|passphrase|credential)\s(?:(?:is|was|of|used)\s)?"
        rf"(?:{_QUOTE})?(?P<value>[a-z0-9+/_=-]{{16,512}})",
        holds=_no_word,
    ),
    Pattern(
        id="token",
        at=_WEAK,
        fold=True,
        pattern=rf"{_WEAK_NAME}{_BETWEEN}(?:{_QUOTE})?(?P<value>{_BARE}{{6,512}})",
        holds=credential,
        otherwise=(
            (rf"{_WEAK_NAME}\s(?:is|was)\s(?:{_QUOTE})?(?P<value>{_BARE}{{6,512}})", credential),
        ),
    ),
    Pattern(  # OpenTelemetry's list of query keys to redact; OAuth 2.0; signed URLs
        id="url-query-key",
        at=("?", "&", ";"),
        fold=True,
        pattern=r"[?&;](?:x-(?:amz|goog|oss|ms)-(?:signature|credential|security-token)"
        r"|sig(?:nature)?|(?:access|refresh|id|auth|session|private)_?token|api[-_]?key"
        r"|(?:client_)?secret|secret_key|password|awsaccesskeyid|subscription-key|hapikey"
        rf")=(?P<value>{_BARE}{{4,512}})",
        holds=held,
        otherwise=(  # names that are also used for harmless things
            (
                rf"[?&;](?:key|token|auth|code|pass|pwd|credential)=(?P<value>{_BARE}{{4,512}})",
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
)
