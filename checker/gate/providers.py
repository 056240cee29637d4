"""The table of keys that tell their provider: by prefix, mark or host, one row a kind of key.

Rows name the provider's own documentation of its format where the prefix alone does not; lengths
are lower bounds, shorter than a real key, so that a cut one is still found. No row reaches over
the end of a line. What only stands for a credential (`<KEY>`, `$KEY`, `sk-...`) is known in
`values`. One table: a key is looked up by its provider's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from checker.gate.entropy import UUID, by_chance, drawn, mixed
from checker.gate.patterns import Pattern

_START: Final = r"(?<![A-Za-z0-9])"  # a key may be glued to "_" or "-", not to a letter
_PART: Final = 8
_FEW: Final = 3  # digits
_WORDS: Final = 16  # "sk-" and words: a key made up for a test, unless it tells what it stands for


def _slack(value: str) -> bool:
    """Some part is long and has a digit: `xoxo-music-2` is a word."""
    return drawn(value) and any(
        len(part) >= _PART and any(char.isdigit() for char in part) for part in value.split("-")
    )


def _sk(value: str) -> bool:
    """`sk-` is short, so a digit or some length is asked for: `sk-SK` and `sk-learn` are none."""
    return drawn(value) and (
        any(char.isdigit() for char in value) or len(value) >= _WORDS + len("sk-")
    )


def _digits(value: str) -> bool:
    """Drawn, with several digits: a short prefix begins names too."""
    return drawn(value) and sum(map(str.isdigit, value)) >= _FEW


def _written(mark: str) -> Iterator[str]:
    """A mark, and as it is copied from memory: `glpat_` of `glpat-`."""
    yield mark
    if mark.endswith("-"):
        yield f"{mark[:-1]}_"


def _prefix(
    rule: str,
    *prefixes: str,
    body: str = r"[A-Za-z0-9]{16,255}",
    holds: Callable[[str], bool] = drawn,
) -> Pattern:
    """A key that begins with words of its provider's choosing."""
    marks = tuple({mark: None for one in prefixes for mark in _written(one)})
    begins = "|".join(map(re.escape, marks))
    return Pattern(id=rule, at=marks, pattern=f"{_START}(?:{begins})(?P<value>{body})", holds=holds)


_WIDE: Final = r"[A-Za-z0-9_-]{16,512}"  # the alphabet of URL-safe base 64
_HEX: Final = r"[0-9a-fA-F]{24,128}"

PROVIDERS: Final = (
    _prefix("adafruit-key", "aio_", body=r"[A-Za-z0-9]{20,64}"),  # io.adafruit.com/api
    _prefix("adobe-secret", "p8e-", body=r"[A-Za-z0-9]{28,40}"),
    _prefix("age-key", "AGE-SECRET-KEY-1", body=r"[A-Z0-9]{20,80}"),  # age(1), C2SP
    _prefix("airtable-token", "pat", body=r"[A-Za-z0-9]{14}\.[a-f0-9]{32,64}"),  # Airtable PATs
    _prefix("aiven-password", "AVNS_", body=r"[A-Za-z0-9_-]{16,40}"),
    _prefix("alibaba-key", "LTAI", body=r"[A-Za-z0-9]{12,24}"),  # Alibaba Cloud AccessKey
    _prefix("apify-token", "apify_api_", body=r"[A-Za-z0-9]{30,46}"),
    _prefix("artifactory-key", "AKCp", "cmVmdGtu", body=r"[A-Za-z0-9]{30,100}"),  # JFrog
    Pattern(
        id="asana-token",
        at=("1/", "2/"),
        pattern=r"(?<!\w)[12]/\d{10,20}(?:/\d{10,20})?:[0-9a-f]{32}",
    ),
    _prefix("atlassian-token", "ATATT3x", "ATCTT3x", "ATBB", body=r"[A-Za-z0-9_=.-]{16,255}"),
    _prefix("atlassian-token", "BBDC-", body=r"[A-Za-z0-9+/@=_-]{36,60}"),
    Pattern(
        id="authress-key",
        at=("sc_", "ext_", "scauth_", "authress_"),
        pattern=_START + r"(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}"
        r"\.(?:acc[_-][a-z0-9-]{10,32}|acc)\.[A-Za-z0-9+/_=-]{30,120}",
    ),
    _prefix(  # AWS IAM User Guide, "Understanding unique ID prefixes"
        "aws-access-key", "AKIA", "ASIA", "ABIA", "ACCA", "AROA", body=r"[A-Z0-9]{12,124}"
    ),
    _prefix("aws-appsync-key", "da2-", body=r"[a-z0-9]{24,28}"),
    _prefix("aws-bedrock-key", "ABSK", "bedrock-api-key-", body=r"[A-Za-z0-9+/=]{40,300}"),
    _prefix("aws-mws-token", "amzn.mws.", body=UUID),
    Pattern(  # Microsoft Entra client secrets carry this marker
        id="azure-client-secret", at=("Q~",), pattern=r"(?<=\d)Q~[A-Za-z0-9_~.-]{28,40}"
    ),
    Pattern(  # Azure OpenAI, Azure DevOps: a mark in the middle of the key
        id="azure-key",
        at=("JQQJ99", "AZDO"),
        pattern=r"(?<=[A-Za-z0-9]{40})(?:JQQJ99[A-Za-z0-9]{20,40}|AZDO[A-Za-z0-9]{4}(?![A-Za-z0-9]))",
    ),
    _prefix("beamer-key", "b_", body=r"[A-Za-z0-9=_-]{40,50}", holds=by_chance),
    Pattern(
        id="braintree-key",
        at=("sandbox_", "production_"),
        pattern=_START + r"(?:sandbox|production)_(?P<value>[a-z0-9]{8}_[a-z0-9]{16})(?![\w])",
        holds=_digits,
    ),
    Pattern(
        id="braintree-token",
        at=("access_token$",),
        pattern=r"access_token\$(?:production|sandbox)\$[a-z0-9]{12,20}\$[0-9a-f]{28,40}",
    ),
    _prefix("buildkite-token", "bkua_", body=r"[0-9a-f]{36,44}"),
    _prefix("canva-secret", "cnvca", body=r"[A-Za-z0-9_-]{40,60}"),
    _prefix("cerebras-key", "csk-", body=r"[A-Za-z0-9]{20,100}"),  # Cerebras inference
    _prefix("checkly-key", "cu_", body=r"[0-9a-f]{32}(?![0-9a-z])"),
    _prefix("circleci-token", "CCIPAT_", "CCIPRJ_", body=r"[A-Za-z0-9_]{30,80}"),
    _prefix("clickhouse-key", "4b1d", body=r"[A-Za-z0-9]{38}(?![A-Za-z0-9])", holds=mixed),
    _prefix("clojars-token", "CLOJARS_", body=r"[a-z0-9]{30,64}"),  # clojars.org
    _prefix("cloudflare-key", "v1.0-", body=r"[0-9a-f]{24}-[0-9a-f]{100,180}"),
    _prefix("cockroach-key", "CCDB1_", body=r"[A-Za-z0-9_]{40,80}"),
    _prefix("confluent-secret", "cflt", body=r"[A-Za-z0-9+/]{56,64}"),
    _prefix("contentful-token", "CFPAT-", body=_WIDE),
    _prefix("databricks-token", "dapi", body=r"[a-f0-9]{30,40}"),  # Databricks PATs
    _prefix("datadog-key", "ddapp_", "ddapi_", body=r"[A-Za-z0-9]{28,46}"),
    _prefix("defined-networking-key", "dnkey-", body=r"[a-z0-9=_-]{40,90}"),
    _prefix("digitalocean-spaces-key", "DO00", body=r"[A-Z0-9]{16}(?![A-Za-z0-9])"),
    _prefix("digitalocean-token", "dop_v1_", "doo_v1_", "dor_v1_", body=_HEX),
    Pattern(  # Discord: id in base 64, time, signature
        id="discord-token",
        at=(".",),
        pattern=r"(?<=[A-Za-z0-9_-]{23})\.[A-Za-z0-9_-]{6}\.(?P<value>[A-Za-z0-9_-]{27,40})",
        holds=mixed,
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
    _prefix("endorlabs-key", "endr+", body=r"[A-Za-z0-9-]{16,64}"),
    _prefix("exoscale-key", "EXO", body=r"[0-9a-f]{24}[a-z0-9]{0,8}(?![A-Za-z0-9])"),
    _prefix("facebook-token", "EAA", body=r"[A-Za-z0-9]{40,512}"),  # Graph API access tokens
    _prefix("figma-token", "figd_", body=_WIDE),
    Pattern(  # Firebase Cloud Messaging, the older server key
        id="firebase-key",
        at=(":APA91b",),
        pattern=r":APA91b[A-Za-z0-9_-]{60,200}",
    ),
    _prefix("firecrawl-key", "fc-", body=r"[a-f0-9]{32}"),
    _prefix("fireworks-key", "fw_", body=r"[A-Za-z0-9]{20,64}"),
    _prefix("flutterwave-key", "FLWSECK", "FLWPUBK", body=r"[A-Za-z0-9_-]{12,64}"),
    _prefix("flyio-token", "fo1_", "fm1r_", "fm2_", body=r"[A-Za-z0-9+/_=-]{20,512}"),
    _prefix("frameio-token", "fio-u-", body=r"[A-Za-z0-9_=-]{50,70}"),
    _prefix("github-token", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),  # GitHub token formats, 2021
    _prefix("github-token", "github_pat_", body=r"[A-Za-z0-9_]{16,255}"),
    _prefix(  # GitLab, "Token prefixes"
        "gitlab-token",
        *("glpat-", "gldt-", "glrt-", "glptt-", "glcbt-", "glsoat-", "glffct-", "glagent-"),
        *("glft-", "glimt-", "gloas-", "glrtr-", "GR1348941"),
        body=r"[A-Za-z0-9_.-]{16,300}",
    ),
    _prefix(
        "gocardless-token", "live_", body=r"[A-Za-z0-9_-]{40}(?![A-Za-z0-9_-])", holds=by_chance
    ),
    _prefix("google-api-key", "AIza", body=r"[A-Za-z0-9_-]{28,60}"),  # Google Cloud API keys
    _prefix(
        "google-hmac-key", "GOOG1E", "GOOG", body=r"[A-Z0-9]{20,60}(?![A-Za-z0-9])", holds=_digits
    ),
    _prefix("google-oauth-secret", "GOCSPX-", body=_WIDE),
    _prefix("google-oauth-token", "ya29.", body=r"[A-Za-z0-9_.-]{16,512}"),
    _prefix("google-refresh-token", "1//0", body=r"[A-Za-z0-9_-]{36,512}"),
    _prefix("grafana-token", "glsa_", "glc_", body=r"[A-Za-z0-9_+/=]{20,400}"),
    _prefix("grafana-token", "eyJrIjoi", body=r"[A-Za-z0-9+/=]{40,400}"),
    _prefix("groq-key", "gsk_", body=r"[A-Za-z0-9]{20,80}"),
    _prefix(
        "harness-token", "pat.", "sat.", body=r"[A-Za-z0-9_-]{22}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{20}"
    ),
    _prefix("heroku-key", "HRKU-", body=_WIDE),
    _prefix("hubspot-token", "pat-na", "pat-eu", body=rf"\d-{UUID}"),
    _prefix("huggingface-token", "hf_", "api_org_", body=r"[A-Za-z0-9]{20,64}"),
    _prefix("infracost-key", "ico-", body=r"[A-Za-z0-9]{30,40}"),
    _prefix("intra42-secret", "s-s4t2ud-", "s-s4t2af-", body=r"[0-9a-f]{60,68}"),
    _prefix("ionic-token", "ion_", body=r"[A-Za-z0-9]{42}(?![A-Za-z0-9])"),
    _prefix("jina-key", "jina_", body=r"[A-Za-z0-9_-]{30,100}"),
    _prefix("langsmith-key", "lsv2_pt_", "lsv2_sk_", body=r"[A-Za-z0-9_]{20,100}"),
    _prefix("launchdarkly-key", "sdk-", "mob-", "api-", body=UUID),
    _prefix("linear-key", "lin_api_", "lin_oauth_"),
    _prefix(
        "lob-key", "live_", "test_", body=r"(?:pub_)?[0-9a-f]{31,35}(?![A-Za-z0-9])", holds=_digits
    ),
    Pattern(  # Mailchimp keys end in their data centre
        id="mailchimp-key", at=("-us",), pattern=r"(?<=[0-9a-f]{32})-us\d{1,2}\b"
    ),
    _prefix("mailersend-token", "mlsn.", body=r"[0-9a-f]{60,68}"),
    _prefix("mailgun-key", "key-", "pubkey-", body=r"[0-9a-z]{32}"),
    _prefix("mapbox-token", "pk.eyJ", "sk.eyJ", "tk.eyJ", body=r"[A-Za-z0-9_-]{16,255}"),
    Pattern(
        id="maxmind-key",
        at=("_mmk",),
        pattern=r"(?<=[A-Za-z0-9]_[A-Za-z0-9]{29})_mmk(?![A-Za-z0-9])",
    ),
    _prefix("neon-key", "napi_", body=r"[a-z0-9]{50,70}"),
    _prefix("netlify-token", "nfp_", "nfc_", "nfo_", "nfu_", "nfb_", body=r"[A-Za-z0-9]{34,40}"),
    _prefix("newrelic-key", "NRAK-", "NRJS-", "NRRA-", "NRIQ-", "NRII-", body=_WIDE),
    Pattern(id="newrelic-key", at=("NRAL",), pattern=r"(?<=[0-9a-fA-F]{30})NRAL(?![A-Za-z0-9])"),
    _prefix("notion-token", "ntn_", "secret_", body=r"[A-Za-z0-9]{40,64}"),
    _prefix("npm-token", "npm_", body=r"[A-Za-z0-9]{24,64}"),
    _prefix("nuget-key", "oy2", body=r"[a-z0-9]{43}(?![A-Za-z0-9])", holds=_digits),
    _prefix("nvidia-key", "nvapi-", body=_WIDE),
    _prefix("octopus-key", "API-", body=r"[A-Z0-9]{24,40}(?![A-Za-z0-9])", holds=_digits),
    _prefix(
        "onepassword-key",
        "A3-",
        body=r"[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}",
    ),
    _prefix("onepassword-token", "ops_eyJ", body=r"[A-Za-z0-9+/=_-]{20,512}"),
    _prefix(
        "onfido-token",
        "api_live",
        "api_sandbox",
        body=r"(?:_[a-z]{2})?\.[A-Za-z0-9_-]{8,14}\.[A-Za-z0-9_-]{28,36}",
    ),
    _prefix("openshift-token", "sha256~", body=r"[A-Za-z0-9_-]{40,46}"),
    _prefix("perplexity-key", "pplx-", body=r"[A-Za-z0-9]{20,80}"),
    _prefix("pinecone-key", "pcsk_", body=_WIDE),
    _prefix(
        "plaid-token", "access-sandbox-", "access-development-", "access-production-", body=UUID
    ),
    _prefix("planetscale-token", "pscale_tkn_", "pscale_pw_", "pscale_oauth_", body=_WIDE),
    _prefix("posthog-key", "phc_", "phx_", body=r"[A-Za-z0-9_]{30,64}"),
    _prefix("postman-key", "PMAK-", body=r"[a-f0-9]{20,30}-[a-f0-9]{20,40}"),
    _prefix("prefect-key", "pnu_", "pnb_", body=r"[A-Za-z0-9]{30,64}"),
    _prefix("private-ai-key", "pai_", body=r"[A-Za-z0-9_-]{30,60}"),
    _prefix("pulumi-token", "pul-", body=r"[a-f0-9]{40}"),
    _prefix("pypi-token", "pypi-", body=r"Ag[A-Za-z0-9_-]{16,512}"),  # a macaroon begins "AgEI…"
    Pattern(
        id="rapidapi-key",
        at=("msh",),
        pattern=r"(?<=[a-z0-9]{10})msh[a-z0-9]{15}p1[a-z0-9]{5}jsn[a-z0-9]{12}",
    ),
    _prefix("razorpay-key", "rzp_live_", "rzp_test_", body=r"[A-Za-z0-9]{12,24}"),
    _prefix("readme-key", "rdme_", body=r"[a-z0-9]{40,80}"),
    _prefix("render-key", "rnd_", body=r"[A-Za-z0-9]{24,40}(?![A-Za-z0-9])", holds=mixed),
    _prefix("replicate-key", "r8_", body=r"[A-Za-z0-9]{20,64}"),
    _prefix(
        "resend-key",
        "re_",
        body=r"[A-Za-z0-9]{6,10}_[A-Za-z0-9]{20,40}(?![A-Za-z0-9_])",
        holds=mixed,
    ),
    _prefix("rubygems-key", "rubygems_", body=r"[a-f0-9]{40,64}"),
    _prefix("samsara-token", "samsara_api_", body=r"[A-Za-z0-9]{24,40}"),
    _prefix("scalingo-token", "tk-us-", "tk-eu-", body=r"[A-Za-z0-9_-]{44,52}"),
    _prefix("segment-token", "sgp_", body=r"[A-Za-z0-9_]{40,80}", holds=_digits),
    _prefix("sendgrid-key", "SG.", body=r"[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16,80}"),
    _prefix("sendinblue-key", "xkeysib-", body=r"[a-f0-9]{32,64}"),
    _prefix("sentry-token", "sntrys_", "sntryu_", body=r"[A-Za-z0-9+/=_]{20,400}"),
    _prefix("settlemint-token", "sm_aat_", "sm_pat_", "sm_sat_", body=r"[A-Za-z0-9]{16,24}"),
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
        holds=drawn,
    ),
    Pattern(id="snowflake-token", at=("ETMsDgAAA",), pattern=r"ETMsDgAAA[A-Za-z0-9+/=]{60,512}"),
    _prefix("sonar-token", "squ_", "sqp_", "sqa_", body=r"[a-f0-9]{36,44}"),
    _prefix("square-token", "sq0", body=r"[a-z]{3}-[A-Za-z0-9_-]{20,60}"),
    _prefix("square-token", "EAAA", body=r"[A-Za-z0-9_-]{50,70}"),
    Pattern(  # Stripe, "API keys": secret, restricted and publishable; ElevenLabs has sk_ and hex
        id="stripe-key",
        at=("_live_", "_test_", "_org_", "whsec_", "sk_"),
        pattern=r"(?:(?<=sk|rk|pk)(?:_org)?_(?:live|test)_[A-Za-z0-9]{10,255}|whsec_[A-Za-z0-9+/=]{16,100}"
        r"|sk_[0-9a-f]{40,64})",
        holds=drawn,
    ),
    _prefix("restricted-key", "rk_", body=r"[A-Za-z0-9]{20,128}", holds=_digits),
    _prefix("supabase-token", "sbp_", "sb_secret_", body=r"[A-Za-z0-9_]{24,64}"),
    _prefix("tailscale-key", "tskey-", body=r"[a-z]{3,10}-[A-Za-z0-9-]{16,80}"),
    _prefix("tavily-key", "tvly-", body=_WIDE),
    Pattern(
        id="teams-webhook",
        at=("webhook.office.com/webhookb2/",),
        pattern=r"webhook\.office\.com/webhookb2/[A-Za-z0-9@/-]{40,255}",
    ),
    Pattern(  # Telegram: number of the bot, then 35 characters
        id="telegram-token", at=(":AA",), pattern=r"(?<=\d{8}):AA[A-Za-z0-9_-]{30,40}"
    ),
    Pattern(
        id="terraform-token",
        at=(".atlasv1.",),
        pattern=r"(?<=[A-Za-z0-9]{14})\.atlasv1\.[A-Za-z0-9_=-]{40,100}",
    ),
    _prefix("thunderstore-token", "tss_", body=r"[A-Za-z0-9]{30,40}(?![A-Za-z0-9])", holds=mixed),
    _prefix("together-key", "tgp_v1_", body=_WIDE),
    _prefix("twilio-key", "SK", "AC", body=r"[0-9a-f]{32}(?![0-9a-zA-Z])"),
    _prefix("twitter-token", "AAAAAAAAAAAAAAAAAAAAA", body=r"[A-Za-z0-9%]{60,120}", holds=mixed),
    _prefix("typeform-token", "tfp_", body=r"[A-Za-z0-9_.=-]{40,80}"),
    _prefix("vault-token", "hvs.", "hvb.", "hvr.", body=r"[A-Za-z0-9_-]{20,300}"),
    _prefix("vault-token", "s.", body=r"[A-Za-z0-9]{24}(?![A-Za-z0-9])", holds=by_chance),
    _prefix("vercel-token", "vercel_blob_rw_", body=r"[A-Za-z0-9_]{20,100}"),
    _prefix("vercel-token", "vcp_", "vci_", "vca_", "vcr_", "vck_", body=r"[A-Za-z0-9]{50,64}"),
    _prefix("volcengine-key", "AKLT", body=r"[A-Za-z0-9]{36,50}"),
    _prefix("voyage-key", "pa-", body=r"[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])", holds=by_chance),
    _prefix("wandb-key", "local-", body=r"[0-9a-f]{40}(?![0-9a-z])"),
    _prefix("xai-key", "xai-", body=r"[A-Za-z0-9]{30,100}"),
    _prefix("yandex-key", "AQVN", body=r"[A-Za-z0-9_-]{30,60}"),
    Pattern(
        id="zapier-webhook",
        at=("hooks.zapier.com/hooks/catch/",),
        pattern=r"hooks\.zapier\.com/hooks/catch/\d{4,12}/[a-z0-9]{5,12}",
    ),
    _prefix("zoho-token", "1000.", body=r"[0-9a-f]{32}\.[0-9a-f]{32}"),
)
