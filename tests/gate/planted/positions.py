"""Where a text may stand in what a person sends: in prose, in data, in commands; encoded once."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from html import escape
from urllib.parse import quote

Position = Callable[[str], str]

POSITIONS: dict[str, Position] = {
    "prose": lambda text: f"The check failed with {text} in the first run.",
    "the end of a sentence": lambda text: f"It used {text}.",
    "brackets": lambda text: f"The first run (with {text}) failed.",
    "a value of YAML": lambda text: f"incident_id: {text}\nhttp_method: POST",
    "an item of YAML": lambda text: f"repro_steps:\n  - {text}\n  - send it once",
    "a comment of YAML": lambda text: f"http_method: POST  # {text}\n",
    "a block of YAML": lambda text: f"incident_summary: |\n  before\n  {text}\n  after\n",
    "a string of JSON": lambda text: json.dumps({"a": 1, "note": text}),
    "JSON in a string": lambda text: json.dumps({"body": json.dumps({"note": text})}),
    "a list of JSON": lambda text: json.dumps(["first", text, "last"]),
    "a log line": lambda text: f"2026-07-03T09:30:00Z INFO request done detail={text} status=502",
    "a command": lambda text: f"export NOTE='{text}'",
    "a cell of Markdown": lambda text: f"| Area | Note |\n| --- | --- |\n| Chat | {text} |\n",
    "code of Markdown": lambda text: f"Use `{text}` here.",
    "an attribute of HTML": lambda text: f'<a title="{escape(text)}">x</a>',
    "a cell of HTML": lambda text: f"<td>{escape(text)}</td>",
    "a cell of CSV": lambda text: f'1,"{text}",2026-07-03',
    "after a tab": lambda text: f"name\t{text}\tend",
}
# A key of data and a part of an address hold no white space.
NARROW: dict[str, Position] = {
    "a key of YAML": lambda text: f"'{text}': used",
    "a key of JSON": lambda text: json.dumps({text: 1}),
    "a query": lambda text: f"https://x.example/v1?q={quote(text, safe='')}&page=2",
    "a path": lambda text: f"https://x.example/v1/users/{quote(text, safe='')}",
}
ENCODINGS: dict[str, Position] = {
    "base 64": lambda text: base64.b64encode(text.encode()).decode(),
    "base 64 for URLs": lambda text: base64.urlsafe_b64encode(text.encode()).decode().rstrip("="),
    "base 32": lambda text: base64.b32encode(text.encode()).decode(),
    "base 16": lambda text: text.encode().hex(),
    "base 16 with colons": lambda text: text.encode().hex(":"),
    "base 16 with spaces": lambda text: text.encode().hex(" "),
    "percent": lambda text: "".join(f"%{octet:02X}" for octet in text.encode()),
    "escapes": lambda text: "".join(f"\\u{ord(sign):04x}" for sign in text),
    "escapes of octets": lambda text: "".join(f"\\x{octet:02x}" for octet in text.encode()),
    "entities": lambda text: "".join(f"&#{ord(sign)};" for sign in text),
}
DISGUISES: dict[str, Position] = {
    "hyphens that are none": lambda text: text.replace("-", "\u2011"),
    "dashes": lambda text: text.replace("-", "\u2013"),
    "letters of another script": lambda text: text.replace("o", "\u043e").replace("A", "\u0410"),
    "wide signs": lambda text: "".join(
        chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text
    ),
    "signs without width": "\u200b".join,
    "joiners": lambda text: text[:6] + "\u2060\ufe0f" + text[6:],
    "hyphens for line ends": lambda text: text[:5] + "\u00ad" + text[5:],
    "spaces that do not break": lambda text: text.replace(" ", "\u00a0"),
}
