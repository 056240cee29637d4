"""Passages -> ways to reach the support, from links and from what the prose tells the reader to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from checker.extract.page import Link
from checker.extract.prose import Passage, clause_before, negated, sentences, slug

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
_FIRST: Final = {"community": "community", "discourse": "community", "forum": "community"}
_THREADS: Final = re.compile(r"/(?:issues|discussions)\b")  # of a GitHub repository
_FORM: Final = re.compile(
    r"\b(?:contact(?:\s+us)?|contact\s+form|support\s+form|request\s+form|"
    r"(?:open|submit|create|raise|file)\s+(?:an?\s+)?(?:new\s+)?(?:support\s+)?(?:ticket|request|case))\b",
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
_MAIL: Final = re.compile(_ADDRESS, re.IGNORECASE)
# "support [at] example [dot] com", "support(at)example.com", "support at example dot com"
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
_PATH: Final = re.compile(r"/[\w.~/-]{0,99}")
_HOST: Final = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}")
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
    found = [one[0] for one in _MAIL.finditer(text)]
    for one in _HIDDEN_MAIL.finditer(text):
        name, host = one["name"] or one["name2"], one["host"] or one["host2"]
        dotted = re.sub(r"[\s\[\](){}<>]+", " ", host).strip()
        address = f"{name}@{re.sub(r' ?(?:dot|[.]) ?', '.', dotted, flags=re.IGNORECASE)}"
        if _MAIL.fullmatch(address):
            found.append(address)
    return [_lower_host(address) for address in found]


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
    return Channel(name="phone", value=(("number", plain),)) if _PHONE.fullmatch(plain) else None


def _site(text: str, url: SplitResult, host: str) -> Channel | None:
    parts = host.split(".")
    for start in range(len(parts) - 1):
        known = HOSTS.get(".".join(parts[start:]))
        if known and (known[1] != "github" or _THREADS.search(url.path)):
            return Channel(name=known[0], value=(("host", host), ("kind", known[1])))
    if parts[0] in _FIRST:
        return _at("community", host, url, ("kind", "forum"))
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


# Whom the reader is told to turn to.
_VERB: Final = (
    r"(?:contact(?:ing|s|ed)?|reach(?:ing)?(?:\s+out)?(?:\s+to)?|get(?:ting)?\s+in\s+touch\s+with|"
    r"(?:writ|talk|speak|turn|escalat)(?:e|ing)?(?:\s+(?:it|this|them|the\s+\w+))?\s+(?:to|with)|"
    r"ask(?:ing)?|(?:e-?)?mail(?:ing)?|messag(?:e|ing)|notify(?:ing)?|inform(?:ing)?|"
    r"report(?:ing)?(?:\s+(?:it|this|them|the\s+\w+))?\s+to|consult(?:ing)?|call(?:ing)?|"
    r"help\s+from|chat\s+with)"
)
_TARGET: Final = (
    r"(?P<service>customer[\s-]+(?:service|support|care|success)(?:\s+team)?|"
    r"(?:technical\s+|cometapi\s+)?support(?![\w.+-]*@)(?:\s+(?:team|staff|engineers?|desk|agents?))?|"
    r"help\s*-?desk|service\s+desk|service\s+team|our\s+team|us)|(?P<sales>sales(?:\s+team)?)|"
    r"(?P<manager>account\s+manager)|(?P<admin>administrators?)"
)
CONTACT: Final = re.compile(
    rf"\b{_VERB}\s+(?:(?:our|your|the|with|a|out|to)\s+){{0,3}}(?:{_TARGET})\b"
    r"|\b(?:open|submit|rais(?:e|ing)|creat(?:e|ing)|fil(?:e|ing))\s+(?:an?\s+)?(?:support\s+|help\s+)?"
    r"(?P<ticket>ticket|support\s+request|support\s+case)\b",
    re.IGNORECASE,
)
_GROUPS: Final = {
    "service": "customer-service",
    "sales": "sales",
    "manager": "account-manager",
    "admin": "administrator",
    "ticket": "ticket",
}
# Channels that prose names without a link.
_NAMED: Final = (
    ("chat", re.compile(r"\b(?:live|online|web)[\s-]+chat\b|\bchat\s+(?:widget|bubble|window)\b", re.IGNORECASE)),
    ("console", re.compile(r"\b(?:in|from|through|via)\s+(?:the|your)\s+console\b", re.IGNORECASE)),
    ("discord", re.compile(r"\bdiscord\b", re.IGNORECASE)),
    ("form", re.compile(r"\b(?:contact|support|request|web)\s+form\b", re.IGNORECASE)),
    ("mail", re.compile(r"\b(?:by|via|through)\s+e?-?mail\b|\be-?mail\s+us\b", re.IGNORECASE)),
    ("phone", re.compile(r"\b(?:by|via)\s+(?:tele)?phone\b|\b(?:hotline|call\s+us)\b", re.IGNORECASE)),
    ("slack", re.compile(r"\bslack\b", re.IGNORECASE)),
    ("telegram", re.compile(r"\btelegram\b", re.IGNORECASE)),
    ("ticket", re.compile(r"\b(?:support|help)\s+tickets?\b", re.IGNORECASE)),
    ("wechat", re.compile(r"\bwe-?chat\b", re.IGNORECASE)),
    ("whatsapp", re.compile(r"\bwhats-?app\b", re.IGNORECASE)),
)  # fmt: skip


def contacts(sentence: str) -> list[re.Match[str]]:
    """Each place where the reader is told to turn to somebody, denials and refusals left out."""
    return [
        found
        for found in CONTACT.finditer(sentence)
        if not negated(sentence, found.start(), found.start()) and not _by_us(sentence, found)
    ]


_WE: Final = re.compile(r"\b(?:we|they|it|cometapi|do\s+not|don't|never)\b[^,]*$", re.IGNORECASE)


def _by_us(sentence: str, found: re.Match[str]) -> bool:
    """ "We will contact your team": not something for the reader to do."""
    return bool(_WE.search(clause_before(sentence, found.start())))


def whom(found: re.Match[str]) -> str:
    """Whom a contact names, as a token."""
    return next(token for group, token in _GROUPS.items() if found[group])


def named_channels(text: str) -> list[str]:
    """Channels that a text names and does not deny, as tokens."""
    return [
        name
        for name, pattern in _NAMED
        for sentence in sentences(text)
        if any(not negated(sentence, *one.span()) for one in pattern.finditer(sentence))
    ]


def linked_channels(passage: Passage) -> list[Channel]:
    """Channels that a passage leads to, by link or by a written address."""
    found = [channel for link in passage.links if (channel := channel_of(link))]
    found += [
        Channel(name="mail", value=(("address", address),)) for address in addresses(passage.text)
    ]
    return list(dict.fromkeys(found))


def kind_of(channel: Channel) -> str:
    """One token for a channel: its kind where it has one."""
    return slug(dict(channel.value).get("kind", channel.name))
