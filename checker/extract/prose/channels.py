"""Links and texts -> channels to the support: mail, chat, form, community, phone, help center."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from checker.extract.page import Link
from checker.extract.prose.passages import Passage, slug
from checker.extract.prose.reachable import ever_reachable, reachable
from checker.model.evidence import digest_of

MAX_LINKS: Final = 1_000  # of one passage that are followed up
# What stands behind a host, by its name or any name under it: (channel, kind).
HOSTS: Final = {
    "chat.whatsapp.com": ("community", "whatsapp"),
    "crisp.chat": ("chat", "crisp"),
    "discord.com": ("community", "discord"),
    "discord.gg": ("community", "discord"),
    "discordapp.com": ("community", "discord"),
    "forms.gle": ("form", "google-forms"),
    "freshdesk.com": ("form", "freshdesk"),
    "github.com": ("community", "github"),
    "intercom.help": ("help-center", "intercom"),
    "jotform.com": ("form", "jotform"),
    "line.me": ("chat", "line"),
    "m.me": ("chat", "messenger"),
    "reddit.com": ("community", "reddit"),
    "slack.com": ("community", "slack"),
    "t.me": ("chat", "telegram"),
    "tally.so": ("form", "tally"),
    "tawk.to": ("chat", "tawk"),
    "telegram.me": ("chat", "telegram"),
    "typeform.com": ("form", "typeform"),
    "wa.me": ("chat", "whatsapp"),
    "whatsapp.com": ("chat", "whatsapp"),
    "zendesk.com": ("form", "zendesk"),
}
# Likewise by the first part of a name.
_FIRST: Final = {
    "community": ("community", "forum"),
    "discourse": ("community", "forum"),
    "forum": ("community", "forum"),
    "help": ("help-center", None),
    "support": ("help-center", None),
}
_THREADS: Final = re.compile(r"/(?:issues|discussions)\b")  # of a GitHub repository
_FORM: Final = re.compile(
    r"\b(?:contact(?:\s+us)?|contact\s+form|support\s+form|request\s+form|"
    r"(?:open|submit|create|raise|file)\s+(?:an?\s+)?(?:new\s+)?(?:support\s+)?(?:ticket|"
    r"request|case))\b",
    re.IGNORECASE,
)
_FORM_PATH: Final = re.compile(
    r"/(?:contact(?:-us)?|tickets?(?:/new)?|requests/new|support-?ticket|forms?/[\w./-]*)/?$",
    re.IGNORECASE,
)
_HELP: Final = re.compile(
    r"\b(?:help[\s-]*cent(?:er|re)|knowledge\s*base|faqs?|frequently\s+asked)\b", re.IGNORECASE
)
_HELP_PATH: Final = re.compile(r"/(?:help-?cent(?:er|re)|hc|knowledge-?base|faqs?)(?:[/.]|$)")
_ADDRESS: Final = r"[a-z0-9][\w.+%-]{0,62}@(?:[a-z0-9][a-z0-9-]{0,62}\.)+[a-z]{2,24}"
_MAIL: Final = re.compile(_ADDRESS, re.IGNORECASE | re.ASCII)
# Hidden from robots: "name [at] host [dot] org", "name(at)host.org", "name at host dot org".
_AT: Final = r"\s*[\[({<]\s*(?:at|@)\s*[\])}>]\s*"
_DOT: Final = r"(?:\s*[\[({<]\s*(?:dot|\.)\s*[\])}>]\s*|\.)"
_HIDDEN_MAIL: Final = re.compile(
    rf"(?<![\w.])(?P<name>[a-z0-9][\w.+-]{{0,62}}){_AT}(?P<host>[a-z0-9-]{{1,63}}"
    rf"(?:{_DOT}[a-z0-9-]{{1,63}}){{1,4}})"
    r"|(?<![\w.])(?P<name2>[a-z0-9][\w.+-]{0,62})\s+at\s+(?P<host2>[a-z0-9-]{1,63}"
    r"(?:\s+dot\s+[a-z0-9-]{1,63}){1,4})\b",
    re.IGNORECASE,
)
_PROTECTED: Final = re.compile(r"/cdn-cgi/l/email-protection#([0-9a-f]{6,400})$", re.IGNORECASE)
_PATH: Final = re.compile(r"/[\w.~/-]{0,99}", re.ASCII)
_HOST: Final = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}")
_NUMBER: Final = re.compile(
    r"\b(?:phone|telephone|call|hotline|tel)\b[^.\d+]{0,20}(?P<number>\+?\d[\d ().-]{5,20}\d)",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(r"\+?\d{5,15}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One way to reach the support."""

    name: str  # mail, chat, form, community, phone, help-center
    value: tuple[tuple[str, str], ...]  # ("address", …); ("host", …), ("kind", …); …


def channel_of(link: Link) -> Channel | None:
    """The channel that a link leads to; None for any other link."""
    protected = _PROTECTED.search(link.href)
    if protected:
        return _mail(unprotected(protected[1]))
    try:
        url = urlsplit(link.href)
        host = (url.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    match url.scheme:
        case "mailto":
            return _mail(unquote(url.path))
        case "tel" | "sms":
            return _phone(unquote(url.path))
        case "http" | "https" | "":
            return _site(link.text, url, host)
    return None


def addresses(text: str) -> list[str]:
    """Mail addresses that stand in a text, spelled out or hidden from robots."""
    return [address for address, _, _ in _addresses(text)]


def _addresses(text: str) -> Iterator[tuple[str, int, int]]:
    """Each address, and where it stands."""
    for one in _MAIL.finditer(text):
        yield _lower_host(one[0]), one.start(), one.end()
    for one in _HIDDEN_MAIL.finditer(text):
        name, host = one["name"] or one["name2"], one["host"] or one["host2"]
        dotted = re.sub(r"[\s\[\](){}<>]+", " ", host).strip()
        address = f"{name}@{re.sub(r' ?(?:dot|[.]) ?', '.', dotted, flags=re.IGNORECASE)}"
        if _MAIL.fullmatch(address):
            yield _lower_host(address), one.start(), one.end()


def unprotected(encoded: str) -> str:
    """The address behind Cloudflare's protection: hex, each byte XOR the first."""
    try:
        key, *rest = bytes.fromhex(encoded)
    except ValueError:
        return ""
    return bytes(one ^ key for one in rest).decode("utf-8", "replace")


def _lower_host(address: str) -> str:
    name, _, host = address.rpartition("@")
    return f"{name}@{host.lower()}"


def _mail(address: str) -> Channel | None:
    found = _MAIL.match(address.strip())
    return Channel(name="mail", value=(("address", _lower_host(found[0])),)) if found else None


def _phone(number: str) -> Channel | None:
    plain = re.sub(r"[\s().-]", "", number)
    if not _PHONE.fullmatch(plain):
        return None
    # A digest tells that the number changed; the number itself no report may print.
    return Channel(name="phone", value=(("digest", digest_of(plain)[7 : 7 + 16]),))


def _site(text: str, url: SplitResult, host: str) -> Channel | None:
    parts = host.split(".")
    for start in range(len(parts) - 1):
        known = HOSTS.get(".".join(parts[start:]))
        if known and (known[1] != "github" or _THREADS.search(url.path)):
            return Channel(name=known[0], value=(("host", host), ("kind", known[1])))
    name, kind = _FIRST.get(parts[0], (None, None))
    if name:
        return _at(name, host, url, *([("kind", kind)] if kind else []))
    if _HELP.search(text) or _HELP_PATH.search(url.path):
        return _at("help-center", host, url)
    if _FORM.fullmatch(text.strip()) or _FORM_PATH.search(url.path):
        return _at("form", host, url)
    return None


def _at(name: str, host: str, url: SplitResult, *more: tuple[str, str]) -> Channel | None:
    """A channel at an address; only what looks like a host and a path is kept of it."""
    path = url.path.rstrip("/") or "/"
    if (host and not _HOST.fullmatch(host)) or not _PATH.fullmatch(path):
        return None
    where = (("host", host),) if host else ()
    return Channel(name=name, value=(*where, *more, ("path", path)))


def linked_channels(passage: Passage) -> list[Channel]:
    """Channels that a passage leads to, by link, written address or number; not to itself.

    What it says is closed, unread or not to be used is none.
    """
    text = passage.text
    links = (
        link
        for link in passage.links[:MAX_LINKS]
        if _page(link.href) != _page(passage.url) and ever_reachable(text, link.text)
    )
    found = [
        *map(channel_of, links),
        *(_mail(one) for one, start, end in _addresses(text) if reachable(text, start, end)),
        *(
            _phone(one["number"])
            for one in _NUMBER.finditer(text)
            if reachable(text, *one.span("number"))
        ),
    ]
    return list(dict.fromkeys(channel for channel in found if channel is not None))


def _page(href: str) -> str:
    """An address without its fragment, to tell a link within the page."""
    return href.partition("#")[0].rstrip("/") if href.startswith("http") else href


def kind_of(channel: Channel) -> str:
    """One token for a channel: "discord", "telegram", "mail", "form"."""
    kind = dict(channel.value).get("kind") if channel.name in ("chat", "community") else None
    return slug(kind or channel.name)
