"""The table of commands that are given a credential: by option where it tells, else by program."""

from __future__ import annotations

from typing import Final

from checker.gate.patterns import Pattern
from checker.gate.values import cookie, credential, held, mixed_word, session

_GROUP: Final = 5  # digits of a group's number, or of a port
_WITHIN: Final = r"[^\n|;]{0,240}?\s"  # the same command, before the option
_GIVEN: Final = r"[\"']?(?P<value>[^\s\"']{3,256})"
_PAIR: Final = r"[\"']?[^\s:\"'/]{0,128}:[\"']?(?P<value>[^\s\"']{1,256})"


def _login(value: str) -> bool:
    """The password of `-u name:password`; `-u 1000:1000` names a user and a group."""
    return held(value) and not (value.isdigit() and len(value) <= _GROUP)


_COOKIE: Final = r"[ =]{0,2}[\"']?(?P<value>[^\s=;:\"'@-][^\s=;:\"'@]{0,127}=[^\s;\"']{1,512})"
_LOGIN: Final = r"(?<![\w-])(?:-u|-U|--user|--proxy-user)[ =]{0,2}[\"']?"

COMMAND_LINES: Final = (
    Pattern(  # curl -u name:password, or a key in place of either
        id="command-line-credential",
        at=("-u ", "-u=", "-u'", '-u"', "-U ", "-U'", '-U"', "--user", "--proxy-user"),
        pattern=rf"{_LOGIN}[^\s:\"'/]{{0,128}}[\"']?:[\"']?(?P<value>[^\s\"']{{1,256}})",
        holds=_login,
        otherwise=((rf"{_LOGIN}(?P<value>[^\s:\"'/]{{6,128}}):(?=[\s\"'])", credential),),
    ),
    Pattern(  # curl, options glued together or to the value; HTTPie
        id="command-line-credential",
        at=("curl ", "http ", "https ", "xh "),
        pattern=rf"(?:curl{_WITHIN}-[a-zA-Z]{{0,8}}[uU]|(?:https?|xh)\s(?:{_WITHIN})?-a\s?){_PAIR}",
        holds=_login,
        otherwise=((rf"(?:https?|xh)\s(?:{_WITHIN})?-a\s{_GIVEN}", mixed_word),),
    ),
    Pattern(  # curl -b name=value; in a line of its own the value must tell
        id="cookie",
        at=("curl ", "wget "),
        pattern=rf"(?:curl|wget)(?:{_WITHIN}|\s)(?:-b|--cookie){_COOKIE}",
        holds=cookie,
    ),
    Pattern(
        id="cookie",
        at=("-b ", "-b=", "-b'", '-b"', "--cookie"),
        pattern=rf"(?<![\w-])(?:-b|--cookie){_COOKIE}",
        holds=session,
    ),
    Pattern(  # mysql --password word
        id="command-line-credential",
        at=("--password", "--token", "--api-key", "--apikey", "--secret", "--passphrase"),
        pattern=r"--[a-z-]{4,12}[ =]{1,2}[\"']?(?P<value>[^\s\"']{3,256})",
        holds=mixed_word,
    ),
    Pattern(  # the password glued to -p
        id="command-line-credential",
        at=("mysql", "mariadb", "7z ", "rar ", "zip "),
        pattern=rf"(?:mysql|mariadb|7z|rar|zip)[\w-]{{0,12}}{_WITHIN}-p[\"']?(?P<value>[^\s\"'<>,;|&)-][^\s\"']{{2,128}})",
        holds=_login,
    ),
    Pattern(  # echo word | docker login --password-stdin
        id="command-line-credential",
        at=("echo ", "printf "),
        pattern=r"(?:echo|printf)\s(?:-n\s)?[\"']?(?P<value>[^\s\"'|]{4,256})[\"']?\s?\|"
        r"[^\n|;]{0,240}--?(?:password|passphrase|token|secret)-?(?:std)?(?:in|fd)\b",
        holds=held,
    ),
    Pattern(
        id="command-line-credential",
        at=("sshpass", "redis-cli", "valkey-cli"),
        pattern=rf"(?:sshpass\s-p|(?:redis|valkey)-cli(?:{_WITHIN}|\s)-a)\s{{0,2}}{_GIVEN}",
        holds=held,
    ),
    Pattern(  # the password after -p, where the program tells what -p means
        id="command-line-credential",
        at=("docker login", "podman login", "oras login", "helm registry", "oc login", "mongo"),
        pattern=r"(?:(?:docker|podman|oras|oc) login|helm registry login|mongo\w{0,8})"
        rf"{_WITHIN}-p[ =]{_GIVEN}",
        holds=held,
    ),
    Pattern(
        id="command-line-credential",
        at=(
            "sqlcmd",
            "bcp ",
            "unzip ",
            "zip ",
            "rdesktop",
            "cqlsh",
            "influx",
            "az login",
            "psexec",
        ),
        pattern=rf"[a-z]{{2,8}}{_WITHIN}-[pP](?:assword)?\s{_GIVEN}",
        holds=mixed_word,
    ),
    Pattern(
        id="command-line-credential",
        at=("smbclient", "rpcclient", "winexe", "net rpc"),
        pattern=rf"[a-z ]{{6,9}}{_WITHIN}-U\s?[\"']?[^\s%\"']{{1,64}}%(?P<value>[^\s\"']{{3,128}})",
        holds=held,
    ),
    Pattern(
        id="command-line-credential",
        at=("ldapsearch", "ldapmodify", "ldapadd", "ldapdelete", "ldapwhoami", "ldappasswd"),
        pattern=rf"ldap[a-z]{{3,8}}{_WITHIN}-w\s?{_GIVEN}",
        holds=held,
    ),
    Pattern(  # openssl -passin pass:word
        id="command-line-credential",
        at=("pass:",),
        pattern=r"(?<=[\s\"'=])pass:(?P<value>[^\s\"']{3,128})",
        holds=mixed_word,
    ),
    Pattern(
        id="command-line-credential",
        at=("net use", "add_user", "change_password", "htpasswd -", "kubectl create secret"),
        pattern=r"(?:net use \S{1,3}\s\S{1,80}\s|(?:add_user|change_password) \S{1,64} "
        r"|htpasswd -[a-zA-Z]{0,8}b[a-zA-Z]{0,8} \S{1,128} \S{1,64} "
        r"|kubectl create secret[^\n]{0,160}?--from-literal=[\"']?[\w.-]{1,64}=)"
        r"[\"']?(?P<value>[^\s\"'\\/*:][^\s\"']{2,128})",
        holds=mixed_word,
    ),
)
