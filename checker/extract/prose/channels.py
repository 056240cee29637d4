"""Links and written addresses -> channels to the support: mail, chat, form, community, phone, help.

A channel is a link, an address or a labelled number, never a word. It is stated in a place of
channels alone: prose may as well say that it is closed, or another's, and is not understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from checker.extract.page import Link
from checker.extract.prose.passages import Passage
from checker.model.contract import Json
from checker.model.evidence import digest_of
from checker.model.regex import regex

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
    "weixin.qq.com": ("chat", "wechat"),
    "whatsapp.com": ("chat", "whatsapp"),
    "zendesk.com": ("form", "zendesk"),
}
# What stands behind another host than the page's own, by the first part of its name.
_FIRST: Final = {
    "community": ("community", "forum"),
    "discourse": ("community", "forum"),
    "forum": ("community", "forum"),
    "help": ("help-center", None),
    "support": ("help-center", None),
}
_THREADS: Final = regex(r"/(?:issues|discussions)\b")  # of a GitHub repository
_FORM: Final = regex(  # the whole text of a link
    r"(?:contact(?:\s+us)?|(?:contact|support|request)\s+form|"
    r"(?:open|submit|create|raise|file)\s+(?:an?\s+)?(?:new\s+)?(?:support\s+)?(?:ticket|"
    r"request|case))",
    re.IGNORECASE,
)
_CHAT: Final = regex(  # likewise
    r"(?:live|support)[\s-]+chat|(?:start|open|join)\s+(?:an?\s+|the\s+|our\s+)?(?:live\s+)?chat|"
    r"(?:live\s+)?chat\s+(?:live\s+)?(?:with|to)\s+(?:us|support|an?\s+(?:agent|human|person)|"
    r"(?:our|the)\s+(?:support\s+)?(?:agents|people|staff|support|team))",
    re.IGNORECASE,
)
_FORM_PATH: Final = regex(
    r"/(?:contact(?:-us)?|tickets?(?:/new)?|requests/new|support-?ticket)/?$", re.IGNORECASE
)
_HELP: Final = regex(
    r"(?:(?:our|the|visit\s+(?:our|the))\s+)?(?:help[\s-]*cent(?:er|re)|knowledge\s*base|faqs?)",
    re.IGNORECASE,
)
_HELP_PATH: Final = regex(r"/(?:help-?cent(?:er|re)|hc|knowledge-?base|faqs?)(?:[/.]|$)")
_ADDRESS: Final = r"[a-z0-9][\w.+%-]{0,62}@(?:[a-z0-9][a-z0-9-]{0,62}\.)+[a-z]{2,24}"
# What a colon or a slash follows is the place of a repository.
_MAIL: Final = regex(rf"(?<![\w.+%/:-]){_ADDRESS}\b(?![:/]\S)", re.IGNORECASE | re.ASCII)
_PLACE: Final = regex(r"[:/]\S")
# What nobody reads by its own name, or by that of its host (RFC 2606, RFC 6762, RFC 9476).
_UNREAD: Final = regex(
    r"(?:(?:no|do-?not)[._-]?reply|name|someone|user|you|your[._-]?\w+)\b"
    r"|.*\.(?:internal|invalid|local|localhost|test)$",
    re.IGNORECASE,
)
# Mailboxes of others in the house (RFC 2142, and what houses call theirs).
_OF_OTHERS: Final = regex(
    r"(?:abuse|careers?|copyright|dmca|dpo|gdpr|hostmaster|hr|investors?|jobs?|legal|marketing|"
    r"media|newsletter|noc|partner(?:s|ships?)?|postmaster|pr|press|privacy|recruit(?:ing|ment)|"
    r"sales|security|webmaster)@",
    re.IGNORECASE,
)
# Hidden from robots: "name [at] host [dot] org", "name(at)host.org".
_AT: Final = r"\s*[\[({<]\s*(?:at|@)\s*[\])}>]\s*"
_DOT: Final = r"(?:\s*[\[({<]\s*(?:dot|\.)\s*[\])}>]\s*|\.)"
_HIDDEN_MAIL: Final = regex(
    rf"(?<![\w.])(?P<name>[a-z0-9][\w.+-]{{0,62}}){_AT}(?P<host>[a-z0-9-]{{1,63}}"
    rf"(?:{_DOT}[a-z0-9-]{{1,63}}){{1,4}})",
    re.IGNORECASE,
)
_PROTECTED: Final = regex(r"/cdn-cgi/l/email-protection#([0-9a-f]{6,400})$", re.IGNORECASE)
_PATH: Final = regex(r"/[\w.~/-]{0,99}", re.ASCII)
_HOST: Final = regex(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}")
_DIGITS: Final = r"(?P<number>\+?\(?\d[\d ().-]{5,20}\d)"
_NUMBER: Final = regex(
    rf"\b(?:(?:tele)?phone|hotline|tel|call\s+us(?:\s+(?:at|on))?)\W{{1,3}}{_DIGITS}", re.IGNORECASE
)
_LABELLED: Final = regex(r"(?:tele)?phone(?:\s+number)?|hotline|tel\.?|call\s+us", re.IGNORECASE)
_BARE_NUMBER: Final = regex(rf"(?<![\w.-]){_DIGITS}(?!\w)")
_PHONE: Final = regex(r"\+?\d{7,15}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One way to reach the support."""

    name: str  # mail, chat, form, community, phone, help-center
    value: tuple[tuple[str, str], ...]  # ("address", …); ("host", …), ("kind", …); …
    named: bool = False  # in words that are not understood: where it stands is all that is reported


def channel_of(link: Link, page: str = "") -> Channel | None:
    """The channel that a link leads to; None for any other. `page` is where the link stands."""
    protected = _PROTECTED.search(link.href)
    if protected:
        return _to_support(unprotected(protected[1]))
    url = _split(link.href)
    if url is None:
        return None
    match url.scheme:
        case "mailto":
            return None if _is_of_others(link.text) else _to_support(unquote(url.path))
        case "tel" | "sms":
            return phone(unquote(url.path))
        case "http" | "https" | "":
            here = _split(page)
            return _site(link.text, url, _host(here) if here else "")
    return None


def addresses(text: str) -> list[str]:
    """Mail addresses that stand in a text, spelled out or hidden from robots."""
    return [*(one[0] for one in _MAIL.finditer(text)), *_hidden(text)]


def _hidden(text: str) -> Iterator[str]:
    for one in _HIDDEN_MAIL.finditer(text):
        dotted = re.sub(r"[\s\[\](){}<>]+", " ", one["host"]).strip()
        address = f"{one['name']}@{re.sub(r' ?(?:dot|[.]) ?', '.', dotted, flags=re.IGNORECASE)}"
        if _MAIL.fullmatch(address):
            yield address


def unprotected(encoded: str) -> str:
    """The address behind Cloudflare's protection: hex, each byte XOR the first."""
    try:
        key, *rest = bytes.fromhex(encoded)
    except ValueError:
        return ""
    return bytes(one ^ key for one in rest).decode("utf-8", "replace")


def mail(address: str) -> Channel | None:
    """The channel at an address; None where it is none, or says itself that nobody reads it."""
    found = _MAIL.match(address.strip())
    if found is None or _UNREAD.match(found[0]):
        return None
    name, _, host = found[0].rpartition("@")
    return Channel(name="mail", value=(("address", f"{name}@{host.lower()}"),))


def _is_of_others(label: str) -> bool:
    """Does a label name a mailbox of another purpose?"""
    return _OF_OTHERS.match(f"{label.strip(' :')}@") is not None


def _to_support(address: str) -> Channel | None:
    """The channel at an address on the page; none at the mailbox of another purpose."""
    return None if _OF_OTHERS.match(address.strip()) else mail(address)


def phone(number: str) -> Channel | None:
    """The channel at a number, by digest: that it changed can be reported; it is never printed."""
    plain = re.sub(r"[\s().-]", "", number)
    if not _PHONE.fullmatch(plain):
        return None
    return Channel(name="phone", value=(("digest", digest_of(plain)[7 : 7 + 16]),))


def is_within(href: str, page: str) -> bool:
    """Does a link lead to the page that it stands on, in either of its forms?"""
    here, there = (one.partition("#")[0].rstrip("/").removesuffix(".md") for one in (page, href))
    return there in ("", here)


def _split(href: str) -> SplitResult | None:
    try:
        url = urlsplit(href)
        _ = url.hostname
    except ValueError:
        return None
    return url


def _host(url: SplitResult) -> str:
    return (url.hostname or "").removeprefix("www.")


def _site(text: str, url: SplitResult, here: str) -> Channel | None:
    host = _host(url)
    parts = host.split(".")
    names = (".".join(parts[start:]) for start in range(len(parts)))
    known = next((HOSTS[name] for name in names if name in HOSTS), None)
    if known and (known[1] != "github" or _THREADS.search(url.path)):
        return Channel(name=known[0], value=(("host", host), ("kind", known[1])))
    if parts[0] in _FIRST and host != here:
        name, kind = _FIRST[parts[0]]
        return _at(name, url, *([("kind", kind)] if kind else []))
    if _HELP.fullmatch(text.strip()) or _HELP_PATH.search(url.path):
        return _at("help-center", url)
    if _CHAT.fullmatch(text.strip()):
        return _at("chat", url)
    if _FORM.fullmatch(text.strip()) or _FORM_PATH.search(url.path):
        return _at("form", url)
    return None


def _at(name: str, url: SplitResult, *more: tuple[str, str]) -> Channel | None:
    """A channel at an address; only what looks like a host and a path is kept of it."""
    host, path = _host(url), url.path.rstrip("/") or "/"
    if (host and not _HOST.fullmatch(host)) or not _PATH.fullmatch(path):
        return None
    where = (("host", host),) if host else ()
    return Channel(name=name, value=(*where, *more, ("path", path)))


# ------------------------------------------------------------------ what a passage holds

# The words of a place of channels. One that is not among them is not understood: it may say whose
# the channel is, what else it is for, or that nobody reads it.
_UNDERSTOOD: Final = (
    "a account address addresses agent an and answers are ask at base billing by call can "
    "care center centre channel channels chat choose community contact contacts create "
    "customer desk developers discord discussions e email faq faqs for form forum forums from "
    "general get github group guides help helpdesk here hotline how human in is issues it "
    "join knowledge line live mail mailbox message messenger need new now number of official "
    "on open options or our out person phone question questions raise re reach reddit request "
    "send server service slack staff start submit support talk team technical tel telegram "
    "telephone the this ticket tickets to touch url us via way ways we web wechat whatsapp "
    "where with write you"
)
_PLAIN: Final = frozenset(_UNDERSTOOD.split())
_NOT_SAID: Final = regex(r"https?://\S+|(?<!\w)@\w+")
_WORD: Final = regex(r"[^\W_]+")


def linked_channels(passage: Passage) -> list[Channel]:
    """Channels that a passage leads to, by link, written address or number; not to itself.

    Stated in a place of channels alone; in prose, and under the title of something else, named.
    """
    text = passage.text
    titles = (passage.label, *passage.titles)
    others = any(map(_is_of_others, titles))
    found: list[Channel | None] = []
    for link in passage.links[:MAX_LINKS]:
        if not is_within(link.href, passage.url):
            if link.text == link.href:  # what it is says the label of its row
                link = Link(text=passage.label, href=link.href)  # noqa: PLW2901 - the same link
            after = text.partition(link.text)[2] if link.text else ""
            if not _PLACE.match(after):
                found.append(channel_of(link, passage.url))
    written = (one for one in addresses(text) if not any(one in code for code in passage.codes))
    found += map(_to_support, written)
    numbers = _BARE_NUMBER if any(map(_LABELLED.fullmatch, titles)) else _NUMBER
    found += [phone(one["number"]) for one in numbers.finditer(text)]
    channels = dict.fromkeys(
        one for one in found if one is not None and not (others and one.name == "mail")
    )
    if not channels or _is_place(passage):
        return list(channels)
    return [replace(one, named=True) for one in channels]


def _is_place(passage: Passage) -> bool:
    """Is every word around its channels one of a place of channels, up to the title of the page?"""
    around = (passage.label, passage.lead, *passage.parents, *passage.titles, *passage.path)
    words = words_of(_without_channels(passage), *around)
    url = _split(passage.url)
    own = _host(url).split(".")[-2:-1] if url else []  # the name of the house
    return is_understood(words - {*own})


def words_of(*texts: str) -> frozenset[str]:
    """The words of texts, in lower case."""
    return frozenset(word for text in texts for word in _WORD.findall(text.lower()))


def is_understood(words: AbstractSet[str]) -> bool:
    """Are they all words of a place of channels?"""
    return _PLAIN.issuperset(words)


def _without_channels(passage: Passage) -> str:
    text = passage.text
    for link in passage.links[:MAX_LINKS]:
        if link.href.startswith(("tel:", "sms:")) or _PROTECTED.search(link.href):
            text = text.replace(link.text, " ")
    for pattern in (_MAIL, _HIDDEN_MAIL, _BARE_NUMBER, _NOT_SAID):
        text = pattern.sub(" ", text)
    return text


def pointers(
    passages: Iterable[Passage], offers: Mapping[Passage, Sequence[Channel]]
) -> list[Json]:
    """Where passages send their reader: web addresses and mail addresses, sorted, once each."""
    found: dict[str, Json] = {}
    for passage in passages:
        for one in offers[passage]:
            if one.name == "mail" and not one.named:
                found[str(one.value)] = dict(one.value)
        for link in passage.links[:MAX_LINKS]:
            url = _split(link.href)
            if url and url.scheme in ("http", "https") and not is_within(link.href, passage.url):
                place = _at("", url)
                if place:
                    found[str(place.value)] = dict(place.value)
    return [found[key] for key in sorted(found)]
