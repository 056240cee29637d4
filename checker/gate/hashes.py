"""The table of what stands for a password in a file of passwords: hashes can be guessed."""

from __future__ import annotations

from typing import Final

from checker.gate.patterns import Pattern
from checker.gate.values import mixed_word

_CRYPT: Final = r"[A-Za-z0-9./+=]"

HASHES: Final = (
    Pattern(  # crypt(5): the name of the method between "$"
        id="password-hash",
        at=("$1$", "$2a$", "$2b$", "$2y$", "$5$", "$6$", "$7$", "$y$", "$gy$", "$apr1$", "$P$"),
        pattern=rf"\$(?:apr1|gy|2[aby]|[1567yP])\$(?:[A-Za-z0-9./=,]{{1,30}}\$){{0,3}}{_CRYPT}{{20,128}}",
    ),
    Pattern(
        id="password-hash",
        at=("$argon2", "$scrypt$", "$pbkdf2", "pbkdf2_sha", "SCRAM-SHA-", "bcrypt_sha256$"),
        pattern=rf"[\w$-]{{4,20}}[$=][\w$=,.:+/-]{{0,80}}{_CRYPT}{{20,128}}",
    ),
    Pattern(  # LDAP, RFC 2307; htpasswd
        id="password-hash",
        at=("{SHA}", "{SSHA", "{MD5}", "{SMD5}", "{CRYPT}", "{SHA256}", "{SHA512}", "{PBKDF2"),
        pattern=r"\{[A-Z0-9-]{3,16}\}(?:\d{1,8}\$[A-Za-z0-9./+=]{4,64}\$)?"
        rf"{_CRYPT}{{16,128}}",
    ),
    Pattern(  # a line of a SAM database: LM and NT
        id="password-hash",
        at=(":",),
        pattern=r":[0-9a-fA-F]{32}:[0-9a-fA-F]{32}(?=:|\s|\Z)",
    ),
    Pattern(  # PostgreSQL's .pgpass
        id="password-file",
        at=(":5432:", ":5433:", ":6432:", ":*:"),
        pattern=r":[\d*]{1,5}:[\w*.-]{1,64}:[\w*.@-]{1,64}:(?P<value>[^\s:\"']{4,128})",
        holds=mixed_word,
    ),
)
