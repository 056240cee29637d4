"""The table of credentials that a name beside them tells: `password: …`, `the key is …`."""

from __future__ import annotations

import re
from typing import Final

from checker.gate.between import ALONE, BARE, BETWEEN, QUOTE
from checker.gate.confusables import readings
from checker.gate.entropy import UUID, by_chance, issued, mixed, no_word
from checker.gate.patterns import Pattern
from checker.gate.values import (
    HARMLESS,
    credential,
    held,
    mixed_word,
    password,
    placeholder,
    words,
)
from checker.model.regex import regex

# A name that nothing else has, and one that is also used for harmless things.
_STRONG: Final = (
    *(
        "password",
        "passwd",
        "passphrase",
        "passcode",
        "pass word",
        "pass phrase",
        "pwd",
        "secret",
        "sharedaccesskey",
    ),
    *("api_key", "api-key", "apikey", "api key", "api.key", "api token", "privatekey"),
    *("access_key", "access-key", "accesskey", "access key", "account_key", "accountkey"),
    *("auth_key", "auth-key", "authkey", "encryption_key", "signing_key", "subscription-key"),
    *("private_key", "private-key", "private key", "license_key", "master_key", "app_key"),
    *("admin_key", "dashboard_key"),
)
_STRONG_NAME: Final = (
    r"(?:pass ?word|passwd|pass(?: ?phrase|code)|pwd|secret|api[ _.-]?key|api token|access[ _-]?key"
    r"|private[ _-]?key|account_?key|auth[_-]?key|encryption_key|signing_key|subscription-key"
    r"|sharedaccesskey|(?:license|master|app|admin|dashboard)_key)"
    r"(?:s|[ _-]?key(?:_base)?|[ _-]?id|_value|_base64)?"
)
_WEAK: Final = (
    "token",
    "auth",
    "cookie value",
    "credential",
    "session_id",
    "sessionid",
    "session-id",
    "sessid",
)
_WEAK_NAME: Final = (
    r"(?:token|(?<![a-z])auth|cookie value|credential|session[_-]?(?:id|key)|sessid)"
    r"(?:s|_used|_value)?"
)
# Names that are also words, in the languages that people write notes in.
_WORDS: Final = (
    *("pass", "pw", "passwort", "kennwort", "mot de passe", "contrase\u00f1a", "contrasena"),
    *("senha", "wachtwoord", "has\u0142o", "l\u00f6senord", "parola", "adgangskode", "salasana"),
    *("clave", "\u5bc6\u7801", "\u5bc6\u78bc", "\ube44\ubc00\ubc88\ud638"),
    *readings("\u043f\u0430\u0440\u043e\u043b\u044c", "\u30d1\u30b9\u30ef\u30fc\u30c9"),
)
_LOGINS: Final = "|".join(  # before `_pass`, which is also a result
    f"(?<={name}_)" for name in ("db", "user", "root", "admin", "smtp", "mail", "ftp", "ssh", "sql")
)
_WORD: Final = r"(?:password|passwd|passcode|passphrase|pass|pwd|pw)"
_SET: Final = r"\s?(?:[:=]|\s(?:is|was)\s)\s?"
_OF: Final = r"(?:\s(?:at|for|in|of|on|to)\s(?:[\w-]{1,24}\s){0,3}?[\w-]{1,24})?"  # the vault
_NO_COMMAND: Final = r"(?!(?<==`)[a-z][\w.-]{0,24} [^`\n]{0,128}?(?: -|/))"  # =`vault read a/b`
_NESTED: Final = (
    rf"{_STRONG_NAME}(?:{QUOTE})?\s?[:=]\s{{0,30}}[{{]?\s{{0,30}}(?:{QUOTE})?(?:value|plain\w*)"
    rf"(?:{QUOTE})?\s?[:=]\s{{0,4}}(?:{QUOTE})?(?P<value>{BARE}{{3,512}})"
)
_LOGIN: Final = (
    r"(?:login|user(?:[ _]?name)?|account)(?:\s?[:=]\s?|\s)[^\s/,;|]{2,64},? "
    rf"(?:and |with )?(?:the )?{_WORD}(?:{_SET}|\s)(?P<value>{BARE}{{5,128}})"
)


def _base_16(value: str) -> bool:
    """As long as the shortest key in base 16, and drawn; beside a name that digests have not."""
    return len(value) >= _KEY and bool(_HEX.fullmatch(value)) and issued(value)


def _drawn(value: str) -> bool:
    return mixed(value) or _base_16(value)


def _chance(value: str) -> bool:
    return no_word(value) or by_chance(value) or _base_16(value)


def _code(value: str) -> bool:
    """Digits of a code or of a PIN; a year is none."""
    return len(value) != len("2026") or value[:2] not in ("19", "20")


def _group(value: str) -> bool:
    """Groups of letters and digits, as codes are printed that are kept for an emergency."""
    return any(map(str.isdigit, value)) and not placeholder(value)


def _seed(value: str) -> bool:
    """Base 32, which has no letter case and digits among its letters (RFC 4648 §6)."""
    return value.isupper() and not value.isalpha()


def _groups(value: str) -> bool:
    """Groups of letters and digits, of which most have both."""
    groups = value.split()
    both = [one for one in groups if not one.isalpha() and not one.isdigit()]
    return len(both) * 2 > len(groups) and not placeholder(value)


def _phrase(value: str) -> bool:
    """Words by themselves, of which none tells where the phrase is or that it is none."""
    return not any(word in HARMLESS or word in _KEPT for word in re.split(r"[ -]", value.lower()))


def _joined(value: str) -> bool:
    """Words joined by hyphens, of which none tells of a state: `read-only`, `base64-encoded`."""
    parts = value.lower().split("-")
    return _phrase(value) and not placeholder(value) and not any(p.endswith("ed") for p in parts)


_KEPT: Final = words(
    "but can cannot does for kept lives must nobody only rests should stays we will"
)


_CODES: Final = (  # codes that nothing else is called
    r"(?:(?:one[ -]time|verification|security|log-?in|recovery|backup|2fa|mfa|sms) (?:pass)?codes?"
    r")\s{1,2}"
)
_IN_GROUPS: Final = r"?(?:[:=]|is|was)\s?(?P<value>[a-z0-9]{2,8}(?:[ -][a-z0-9]{2,8}){3,15})(?!\w)"
_BY_VOICE: Final = r"\d{3,4}[ -]\d{3,4}|\d\d(?: \d\d){2,3}"  # groups, as a code is read out
_KEY: Final = 32  # digits of base 16
_HEX: Final = regex(r"[0-9a-fA-F]+")

PASSWORDS: Final = (
    Pattern(  # a name and its value: quoted; after "=", or after ":" at the end of a line; in prose
        id="password",
        at=_STRONG,
        fold=True,
        pattern=rf"{_STRONG_NAME}{BETWEEN}[bruf@]{{0,2}}{QUOTE}{_NO_COMMAND}(?P<value>[^\"'`\n\\]{{1,512}})",
        holds=password,
        otherwise=(
            (
                rf"{_STRONG_NAME}(?:{QUOTE})?\]?{ALONE}(?P<value>{BARE}{{1,512}})",
                password,
            ),
            (rf"{_STRONG_NAME}>(?P<value>[^<\n@][^<\n]{{2,512}})</", password),
            (rf"{_STRONG_NAME}{QUOTE}\s{{1,4}}value\s?=\s?{QUOTE}(?P<value>[^\"'`\n]+)", password),
            (rf"{_STRONG_NAME}{BETWEEN}(?:{QUOTE})?(?P<value>{BARE}{{3,512}})", mixed_word),
            (
                rf"{_STRONG_NAME}{_OF}\s(?:is|was|to|as)\s(?:{QUOTE})?(?P<value>{BARE}{{5,512}})",
                mixed_word,
            ),
            # define('DB_PASSWORD', '…'); password: {value: …}; private_key "…";
            (
                rf"{_STRONG_NAME}(?:{QUOTE})?\s?,\s{{0,4}}{QUOTE}(?P<value>{BARE}{{3,512}})",
                mixed_word,
            ),
            (_NESTED, mixed_word),
            (
                rf"{_STRONG_NAME}\w{{0,16}}\s{{0,2}}{QUOTE}(?P<value>[^\s\"'`]{{5,512}}){QUOTE};",
                credential,
            ),
        ),
    ),
    Pattern(
        id="password",
        at=_WORDS,
        fold=True,
        pattern=rf"(?:(?<![a-z])|(?<=db))(?:{'|'.join(_WORDS)}){BETWEEN}(?:{QUOTE})?"
        rf"(?P<value>{BARE}{{5,512}})",
        holds=mixed_word,
        otherwise=(  # DB_PASS=word: of a login, and nothing else
            (rf"(?:{_LOGINS})pass{ALONE}(?P<value>{BARE}{{3,512}})", password),
            (
                rf"\b(?:{'|'.join(_WORDS)}){_OF}\s(?:is|was)\s(?:{QUOTE})?(?P<value>{BARE}{{5,512}})",
                mixed_word,
            ),
        ),
    ),
    Pattern(  # any other key, where its value is drawn from letters of both cases and digits
        id="key",
        at=("_key", "-key", " key", ".key", "privatekey"),
        fold=True,
        pattern=rf"(?:[_. -]|private)key{BETWEEN}(?:{QUOTE})?(?P<value>{BARE}{{20,512}})",
        holds=_drawn,
    ),
    Pattern(  # what an application calls itself where it asks for a token (RFC 6749 §2.2)
        id="key",
        at=("client_id", "clientid", "client-id", "consumer_id"),
        fold=True,
        pattern=rf"(?:client|consumer)[_-]?id{BETWEEN}(?:{QUOTE})?(?P<value>[0-9a-z]{{32,128}})",
        holds=_drawn,
    ),
    Pattern(  # said in a sentence, or set by a command, with a space alone between
        id="told-credential",
        at=tuple(
            name + end
            for name in ("key", "token", "secret", "password", "passphrase", "credential", "auth")
            for end in " `"  # the name may stand in code quotes
        ),
        fold=True,
        pattern=r"(?:key|token|secret|password|passphrase|credential|(?<![a-z])auth)`?\s"
        rf"(?:\d{{1,2}}\s)?(?:(?:is|was|of|to|used)\s(?:[a-z0-9]{{1,8}}\s)?)?(?:{QUOTE})?(?P<value>[a-z0-9+/_=-]{{16,512}})",
        holds=_chance,
        otherwise=(
            (rf"(?:token|secret)`?\s(?:(?:is|to|was)\s)?(?:{QUOTE})?(?P<value>{UUID})", issued),
            (
                r"(?<=license )key\s(?P<value>[a-z0-9]{4,8}(?:-[a-z0-9]{4,8}){2,7})(?![\w-])",
                _group,
            ),
            (rf"(?<=api )key`?\s(?:{QUOTE})?(?P<value>[a-z0-9_-]{{16,512}})", issued),
            (rf"password`?\s(?:{QUOTE})?(?P<value>{BARE}{{5,128}})", mixed_word),
            (  # key begins with …, ends in …
                (
                    rf"(?:key|token|secret)\s[^.\n]{{0,32}}?(?:begin|end|start)(?:s|ing)?\s(?:in|with)\s"
                    rf"(?:{QUOTE})?(?P<value>{BARE}{{4,64}})"
                ),
                mixed_word,
            ),
            (rf"(?:key|token|secret)\s(?:\([^()\n]{{0,40}}\)\s?)?{_IN_GROUPS}", _groups),
        ),
    ),
    Pattern(  # login alice / password word
        id="told-credential",
        at=("login", "user", "username", "account", "benutzer", "usuario", "utilisateur"),
        fold=True,
        pattern=r"(?:login|user(?:[ _]?name)?|account|benutzer(?:name)?|usuario|utilisateur)"
        rf"(?:{_SET}|\s)[^\s/,;|]{{2,64}}\s?(?:[/|]|[,;](?=[^\n]{{0,24}}[:=]))\s?(?:and |with )?"
        rf"(?:{_WORD}|passwort|kennwort|senha|contrase\u00f1a)(?:{_SET}|\s)(?P<value>{BARE}{{4,128}})",
        holds=held,
        otherwise=(
            (
                _LOGIN,
                mixed_word,
            ),
        ),
    ),
    Pattern(  # creds: alice/word1
        id="told-credential",
        at=("cred", "log", "sign"),
        fold=True,
        pattern=r"(?:cred(?:ential)?s?(?!\w)\s{0,2}(?:are|were|[:=])?"
        r"|(?:log(?:ged|s)?|sign(?:ed|s)?)[ -]?in (?:with|as|using))\s{0,2}[\w.@-]{2,64}\s?[:/]\s?"
        rf"(?P<value>{BARE}{{4,128}})",
        holds=mixed_word,
    ),
    Pattern(  # codes that open a door once, or each time
        id="access-code",
        at=(
            *("pin", "otp", "cvv", "cvc", "passcode", "tan ", "tan:", "verification code"),
            *("security code", "access code", "one-time", "login code", "recovery code"),
            *(
                "2fa",
                "mfa",
                "sms code",
                "authentication code",
                "backup code",
                "auth code",
                "one time",
            ),
        ),
        fold=True,
        pattern=r"(?<![a-z])(?:pin(?: ?code)?|otp|cv[cv]2?|tan|passcode|(?:verification|security"
        r"|access|one-time|login|2fa|mfa|auth(?:entication)?|recovery|backup) ?(?:pass)?(?:code)?)"
        rf"s?{_OF}\s{{0,2}}(?:[:=#]|is|was)\s{{0,2}}"
        rf"(?P<value>{_BY_VOICE}|\d{{3,10}})(?!\w|\.\d)",
        holds=_code,
        otherwise=(
            (rf"{_CODES}(?P<value>{_BY_VOICE}|\d{{4,10}})(?!\w|\.\d)", _code),
            (r"otp (?:key|secret|seed)\s(?:is\s)?(?P<value>[a-z2-7]{16,64})(?!\w)", _seed),
            (rf"{_CODES}(?P<value>[a-z0-9]{{4,6}}(?:-[a-z0-9]{{4,6}}){{1,4}})(?![\w-])", _group),
            (
                r"(?:pin|passcode|otp|cv[cv]2?)\s(?:code\s)?(?P<value>\d{4,8})(?!\w|\.\d| ?[%:])",
                _code,
            ),
        ),
    ),
    Pattern(  # words by themselves: of a passphrase, of a wallet (BIP 39)
        id="passphrase",
        at=("passphrase", "pass phrase", "seed phrase", "recovery phrase", "mnemonic"),
        fold=True,
        pattern=r"[a-z]{4,8} ?(?:phrase)?\s?(?:[:=]|is|was)\s?"
        r"(?P<value>[a-z]{3,10}(?:[ -][a-z]{3,10}){3,23})",
        holds=_phrase,
        otherwise=(
            (r"[a-z]{4,8} ?(?:phrase)?\s(?P<value>[a-z]{3,10}(?: [a-z]{3,10}){11,23})", _phrase),
        ),
    ),
    Pattern(  # words joined as password managers join them
        id="passphrase",
        at=("password", "passwd", "passphrase", "secret"),
        fold=True,
        pattern=rf"(?:password|passwd|passphrase|secret){_OF}(?:{QUOTE})?\s?(?:[:=]|is|was)\s?(?:{QUOTE})?"
        r"(?P<value>[a-z]{3,10}(?:-[a-z\d]{2,10}){1,7})(?![\w/-])",
        holds=_joined,
    ),
    Pattern(  # COMET_KEY=<uuid>; a key that only tells two things apart opens nothing
        id="key",
        at=("_key", "-key", "_token", "_secret"),
        fold=True,
        pattern=r"(?<!idempotency)(?<!cache)(?<!primary)(?<!partition)(?<!sort)(?<!dedup)"
        rf"(?<!request)(?<!row)(?<!object)[_-](?:key|token|secret)(?:{QUOTE})?{ALONE}(?:{QUOTE})?"
        rf"(?P<value>{UUID})",
    ),
    Pattern(
        id="token",
        at=_WEAK,
        fold=True,
        pattern=rf"{_WEAK_NAME}{BETWEEN}(?:{QUOTE})?(?P<value>{BARE}{{6,512}})",
        holds=credential,
        otherwise=(
            (rf"{_WEAK_NAME}\s(?:is|was)\s(?:{QUOTE})?(?P<value>{BARE}{{6,512}})", credential),
        ),
    ),
    Pattern(
        id="password",
        at=("convertto-securestring",),
        fold=True,
        pattern=rf"convertto-securestring\s(?:-string )?{QUOTE}(?P<value>[^\"'\n]{{3,128}})",
        holds=held,
    ),
)
