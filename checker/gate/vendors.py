"""The table of providers whose keys have no mark: known by the provider's name beside the value."""

from __future__ import annotations

import re
from typing import Final

from checker.gate.between import BETWEEN, QUOTE
from checker.gate.entropy import issued
from checker.gate.patterns import Pattern

VENDORS: Final = (
    *("adafruit", "algolia", "amplitude", "asana", "auth0", "bitbucket", "bittrex", "bugsnag"),
    *("clearbit", "cloudant", "cloudflare", "codecov", "cohere", "coinbase", "confluent"),
    *("contentful", "datadog", "discord", "drone", "dropbox", "elastic", "etsy", "fastly"),
    *("finicity", "finnhub", "firebase", "flickr", "freshbooks", "gitter", "heroku", "honeycomb"),
    *("hubspot", "intercom", "jfrog", "kraken", "kucoin", "launchdarkly", "linkedin", "linode"),
    *("looker", "mailchimp", "mailgun", "mattermost", "meraki", "messagebird", "mistral"),
    *("mixpanel", "netlify", "newrelic", "nytimes", "okta", "opsgenie", "pagerduty", "paypal"),
    *("pusher", "rollbar", "sendbird", "sidekiq", "snowflake", "softlayer", "splunk", "spotify"),
    *("squarespace", "sumologic", "travis", "trello", "twilio", "twitch", "twitter", "vonage"),
    *("wakatime", "yandex", "zendesk"),
)
# Between the name and the value: a word that says that the value is no key.
_NO_KEY: Final = (
    r"(?!.{0,30}?(?:id|sha\d*|commit|trace|ray|span|digest|hash|version|release|request|ref|run"
    r"|build|event|url|host|region|tag|etag|checksum|revision)\b)"
)

NAMED: Final = (
    Pattern(
        id="vendor-key",
        at=VENDORS,
        fold=True,
        pattern=rf"(?:{'|'.join(map(re.escape, VENDORS))}){_NO_KEY.replace('.', '[^:=]')}"
        rf"[\w .-]{{0,30}}?{BETWEEN}(?:{QUOTE})(?P<value>[a-z0-9._+/-]{{16,200}}={{0,2}}){QUOTE}",
        holds=issued,
    ),
    Pattern(  # gems behind a login: BUNDLE_ENTERPRISE__CONTRIBSYS__COM
        id="vendor-key",
        at=("contribsys",),
        fold=True,
        pattern=r"contribsys[\w.]{0,12}[=:@]\s{0,4}(?P<value>[0-9a-f]{8}:[0-9a-f]{8})",
    ),
)
