"""Short passages of documentation pages, what may be read from each, and where a reading errs.

A TOML file holds `[[passage]]` entries:

    id              a short sentence that names the point
    kind, form      the kind of page, and `markdown` or `html` (a fragment is put into a page)
    text            the passage
    states_nothing  nothing of the kind is stated: a mention (`about`) is all that may be found
    about           topics of a help or support page of which the passage speaks
    may             further keys that may be stated
    value           per key what its properties may be at most: `types = "integer or number"`,
                    `"null+string"`, a list of alternatives for a scalar, a set for `enum`
    must            keys that have to be found
    must_value      per key the properties that have to be found so
    examples        `{block = 1, at = "response 200"}`: the JSON of the first code block may be read
                    as an example of that body
    problems        prefixes of `health.problems` that have to stand there
    must_or_problem what must be found may be told in `problems` instead: only silence is wrong

Keys of fields are written short, `response 200 $.usage.tokens`: without media type and variant.
"""

from __future__ import annotations

import contextlib
import html
import io
import json
import re
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Plain = dict[str, Any]

SUFFIX = {"markdown": ".md", "html": ".html"}
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title></head>'
    "<body><main>{}</main></body></html>"
)
# Where the page speaks of a topic, not what it says: never a value.
PLACES = ("state", "heading", "headings", "digest", "digests", "count")
# Words of the contract, not of the page: how a way to reach support, or a unit, is called.
KINDS = ("kind", "channels", "unit", "measure")
# Topics under which a part of error handling is kept.
ERRORS = ("error-", "restart", "retr")
JUDGED = (
    *("types", "required", "enum", "const", "default", "pattern", "deprecated"),
    *("minimum", "maximum", "exclusive_minimum", "exclusive_maximum"),
    *("min_length", "max_length", "min_items", "max_items"),
)
# Names whose example value tells the kind of an object.
TELLING = ("object", "type", "role", "status")
# Headers that a call in an example sends along.
COMMON = ("authorization", "content-type", "accept")
REASONS = {
    "400": "bad-request invalid-request",
    "401": "unauthorized unauthenticated authentication",
    "403": "forbidden permission-denied",
    "404": "not-found",
    "409": "conflict",
    "413": "payload-too-large content-too-large",
    "422": "unprocessable-entity unprocessable-content",
    "429": "too-many-requests rate-limited rate-limit",
    "500": "internal-server-error server-error internal-error",
    "503": "service-unavailable unavailable",
    "504": "gateway-timeout timeout",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Where the reading of one passage errs; each entry says what was stated or is missing."""

    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.false or self.missed or self.silent)


def passages(path: Path) -> list[Plain]:
    """The entries of one file."""
    found: list[Plain] = tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
    return found


def contract(passage: Plain, folder: Path) -> Plain:
    """What `checker extract --flat` prints of the passage; its exit code where that is nothing."""
    text = passage["text"]
    if passage["form"] == "html" and "<html" not in text:
        text = PAGE.format(text)
    page = folder / ("page" + SUFFIX[passage["form"]])
    page.write_text(text, encoding="utf-8")
    given = ["extract", str(page), "--kind", passage["kind"], "--quiet"]
    code, printed = _run([*given, "--flat"])
    if code == 2:  # before there was another form than the flat one
        code, printed = _run(given)
    try:
        read: Plain = json.loads(printed)
    except ValueError:
        return {"exit": code}
    return read


def judged(passage: Plain, read: Plain) -> Verdict:
    """The passage against what was read from it."""
    found = [one for one in read.get("facts", ()) if isinstance(one, dict)]
    problems = read.get("health", {}).get("problems", [])
    # Nothing may be printed of a page that states nothing (exit 3), never after another failure.
    false = [] if read.get("exit", 3) == 3 else [f"exit {read['exit']}"]
    judge = _Judge(passage)
    for one in found:
        false += judge.false(one)
    missed = [
        f"{key} was not found" for key in passage.get("must", ()) if not judge.has(found, key)
    ]
    missed += judge.unequal(found)
    told = [
        prefix
        for prefix in passage.get("problems", ())
        if any(problem.startswith(prefix) for problem in problems)
    ]
    untold = [
        f"no problem {prefix}" for prefix in passage.get("problems", ()) if prefix not in told
    ]
    if passage.get("must_or_problem"):
        return Verdict(false=false, silent=missed if missed and not told else [])
    return Verdict(false=false, missed=missed, silent=untold)


class _Judge:
    """What one passage allows."""

    def __init__(self, passage: Plain) -> None:
        self.passage = passage
        self.text = html.unescape(passage["text"])
        self.plain = _normal(self.text)
        self.headings = {_normal(one) for one in _headings(self.text)}
        self.nothing = bool(passage.get("states_nothing"))
        self.values = {_short(one["key"]): one for one in passage.get("value", ())}
        self.allowed = {_short(key) for key in passage.get("may", ())} | set(self.values)
        self.allowed |= {_short(key) for key in passage.get("must", ())}
        self.about = set(passage.get("about", ()))
        self.examples: dict[str, list[Any]] = {}
        blocks = _blocks(passage["text"])
        for one in passage.get("examples", ()):
            for body in blocks[one["block"] - 1]:
                _spread(body, one["at"] + " $", self.examples)
        self.parents = {parent for key in self.allowed for parent in _parents(key)}

    def false(self, fact: Plain) -> list[str]:
        kind = fact["fact"]
        if kind == "statement":
            return self._statement(fact)
        key = _key_of(fact)
        if kind == "field":
            return self._field(fact, key)
        if key not in self.allowed:
            return [f"{key} {_shown(fact)}"]
        judge = {"operation": self._operation, "status": self._status, "stream": self._stream}
        return judge[kind](fact) if kind in judge else [f"{key} is a fact of another kind"]

    def has(self, found: list[Plain], key: str) -> bool:
        if self.passage["kind"] == "api-reference":
            return any(_key_of(one) == _short(key) for one in found)
        return any(_is_topic(one["key"], key) for one in found)

    def unequal(self, found: list[Plain]) -> list[str]:
        """Properties that have to be found and were not, or are otherwise."""
        missed = []
        for wanted in self.passage.get("must_value", ()):
            facts = [one for one in found if _key_of(one) == _short(wanted["key"])]
            missed += [
                f"{wanted['key']} has no {name} {value!r}"
                for name, value in wanted.items()
                if name != "key" and not any(_fits(one.get(name), value, name) for one in facts)
            ]
        return missed

    def _statement(self, fact: Plain) -> list[str]:
        key, value = fact["key"], fact.get("value") or {}
        scalars = [(name, one) for name, one in _scalars(value) if not self._places(one)]
        if self.passage["kind"] == "api-reference":
            spoken = not self.nothing or key in self.allowed
        else:
            spoken = any(_is_topic(key, topic) for topic in self.about | self.allowed)
        if not spoken:
            return [f"{key} is not what the passage is about: {json.dumps(value)}"]
        if self.nothing and key not in self.allowed:
            return [f"{key} has a value: {name} = {one!r}" for name, one in scalars]
        told = next((one for name, one in self.values.items() if _is_topic(key, name)), {})
        return [
            f"{key} says what does not stand there: {name} = {one!r}"
            for name, one in scalars
            if not self._may_say(name, one, told)
        ]

    def _places(self, one: Any) -> bool:
        """It says where the topic stands, by heading or digest, or nothing."""
        if isinstance(one, str):
            digest = re.fullmatch(r"(sha256:)?[0-9a-f]{12,}", one)
            return digest is not None or _normal(one) in self.headings
        return one is None

    def _may_say(self, name: str, one: Any, told: Plain) -> bool:
        if name in told:
            allowed = told[name] if isinstance(told[name], list) else [told[name]]
            return any(_alike(one, other) for other in allowed)
        return name in KINDS or self._stands(one)

    def _field(self, fact: Plain, key: str) -> list[str]:
        if key in self.examples and key not in self.values:
            return self._example(fact, key)
        if key in self.allowed:
            return self._properties(fact, key, self.values.get(key, {}))
        types = set(fact.get("types") or ())
        implied = (key in self.parents and types <= {"object", "array", "null"}) or (
            key.endswith("[*]") and key[:-3] in self.allowed
        )
        if implied and not self.nothing:
            return self._properties(fact, key, {"types": "+".join(sorted(types))})
        sent = key.lower() in {f"header $.{name}" for name in COMMON} and not self.nothing
        return [] if sent and self._stands(fact["path"]) else [f"{key} {_shown(fact)}"]

    def _properties(self, fact: Plain, key: str, told: Plain) -> list[str]:
        stated = {name: fact.get(name) for name in JUDGED}
        return [
            f"{key} {name} = {value!r}"
            for name, value in stated.items()
            if value is not None
            and value != []
            and not (name in told and _fits(value, told[name], name))
            and not (name == "const" and _fits([value], told.get("enum"), "enum"))
            and not (name == "enum" and "const" in told and value == [told["const"]])
        ]

    def _example(self, fact: Plain, key: str) -> list[str]:
        types = {_type(one) for one in self.examples[key]}
        stated = set(fact.get("types") or ())
        wrong = [] if stated <= types | _wider(types) else [f"{key} types = {sorted(stated)!r}"]
        name = key.rsplit(".", 1)[-1]
        for prop in JUDGED:
            value = fact.get(prop)
            if value is None or prop == "types":
                continue
            if prop == "const" and name in TELLING and value in self.examples[key]:
                continue
            wrong.append(f"{key} {prop} = {value!r}")
        return wrong

    def _operation(self, fact: Plain) -> list[str]:
        told = self.values.get("operation", {})
        wrong = [
            f"operation {name} = {fact.get(name)!r}"
            for name in ("method", "path")
            if name in told and fact.get(name) not in _either(told[name])
        ]
        if "body_required" in fact and fact["body_required"] and "body_required" not in told:
            wrong.append("operation body_required")
        wrong += [
            f"operation server {one!r}"
            for one in fact.get("servers", ())
            if one.rstrip("/") not in self.text and one not in told.get("servers", ())
        ]
        for one in fact.get("authentication", ()):
            if "authentication" in told and one not in told["authentication"]:
                wrong.append(f"operation authentication {one!r}")
                continue
            names = [one.get("scheme"), one.get("header"), one.get("name")]
            if not any(name and _normal(name) in self.plain for name in names):
                wrong.append(f"operation authentication {one!r}")
        return wrong

    def _status(self, fact: Plain) -> list[str]:
        told = self.values.get(_key_of(fact), {})
        wrong = []
        if fact.get("retry") is not None and fact["retry"] not in _either(told.get("retry", ())):
            wrong.append(f"{fact['key']} retry = {fact['retry']!r}")
        meaning = fact.get("meaning")
        if meaning and _normal(meaning) in map(_normal, told.get("not_meaning", ())):
            return [*wrong, f"{fact['key']} meaning = {meaning!r}"]
        if meaning and meaning not in _either(told.get("meaning", ())):
            words = [word for word in re.split(r"[^a-z]+", meaning.lower()) if len(word) > 2]
            known = meaning in REASONS.get(fact["status"], "").split()
            if not known and not all(word[:5] in self.plain for word in words):
                wrong.append(f"{fact['key']} meaning = {meaning!r}")
        return wrong

    def _stream(self, fact: Plain) -> list[str]:
        told = self.values.get("stream", {})
        events = told.get("events", [])
        wrong = [f"stream event {one!r}" for one in fact.get("events") or () if one not in events]
        for name in ("terminator", "object"):
            value = fact.get(name)
            if value is not None and value not in _either(told.get(name, ())):
                wrong.append(f"stream {name} = {value!r}")
        return wrong

    def _stands(self, one: Any) -> bool:
        """The scalar stands in the passage, in whatever case and punctuation."""
        if isinstance(one, bool):
            return False
        if isinstance(one, int | float):
            bare = re.sub(r"(?<=\d)[,  ](?=\d{3})", "", self.text)
            return re.search(rf"(?<!\d){re.escape(f'{one:g}')}(?!\d)", bare) is not None
        if _normal(one) in self.plain:
            return True
        clock = re.fullmatch(r"(\d{2}):00", one)  # "1-5 AM" and 01:00 are one time
        return clock is not None and self._stands(int(clock[1]))


def _run(arguments: list[str]) -> tuple[int, str]:
    # The checkout in the working folder is the one that is measured.
    from checker.cli import main  # noqa: PLC0415

    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    out.flush()
    return code, out.buffer.getvalue().decode()  # type: ignore[attr-defined]


def _is_topic(key: str, topic: str) -> bool:
    if key == topic or key.startswith(topic + " "):
        return True
    return topic == "error-handling" and key.startswith(ERRORS)


def _key_of(fact: Plain) -> str:
    if fact["fact"] != "field":
        return str(fact["key"])
    status = f" {fact.get('status')}" if fact["where"] == "response" else ""
    return _short(f"{fact['where']}{status} {fact['path']}")


def _short(key: str) -> str:
    """Without media type and variant; a filter is any item, a quoted name a plain one."""
    if " $" not in key:
        return key
    place, _, path = key.partition(" $")
    words = [word for word in place.split() if "/" not in word and "=" not in word]
    if words[0] == "stream":
        words = words[:1]
    path = re.sub(r"\[\?[^\]]*\]", "[*]", path)
    path = re.sub(r"\['([^']*)'\]", r".\1", path)
    return f"{' '.join(words)} ${path}"


def _parents(key: str) -> Iterator[str]:
    place, _, path = key.partition(" $")
    while path:
        path = path[:-3] if path.endswith("[*]") else path.rpartition(".")[0]
        yield f"{place} ${path}"


def _scalars(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            if key not in PLACES and "digest" not in key:
                yield from _scalars(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from _scalars(one, name)
    else:
        yield name, value


def _normal(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", text.lower())


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return _normal(one) in _normal(other) or _normal(other) in _normal(one)
    return bool(one == other)


def _either(told: Any) -> list[Any]:
    return list(told) if isinstance(told, list | tuple) else [told]


def _fits(value: Any, told: Any, name: str) -> bool:
    if name == "types":
        stated = sorted(value or ())
        return any(stated == sorted(one.split("+")) for one in str(told).split(" or "))
    if name in {"enum", "events"}:
        wanted = told if isinstance(told, list) else []
        sets = wanted if wanted and isinstance(wanted[0], list) else [wanted]
        return any(sorted(map(str, value or ())) == sorted(map(str, one)) for one in sets)
    # 1 is True to Python, and no yes of a page.
    return any(
        value == one and isinstance(value, bool) is isinstance(one, bool) for one in _either(told)
    )


def _headings(text: str) -> Iterator[str]:
    yield from re.findall(r"^[ \t]*#+[ \t]+(.+)$", text, re.MULTILINE)
    yield from re.findall(r'title="([^"]+)"', text)
    for one in re.findall(r"<h[1-6][^>]*>(.*?)</h[1-6]>", text, re.DOTALL):
        yield re.sub(r"<[^>]+>", "", one)


def _blocks(text: str) -> list[list[Any]]:
    """The code blocks that hold JSON, each as its bodies: one, or those of a stream's frames."""
    fenced = re.findall(r"^[ \t]*```[^\n]*\n(.*?)^[ \t]*```", text, re.DOTALL | re.MULTILINE)
    pre = re.findall(r"<pre[^>]*>(.*?)</pre>", text, re.DOTALL)
    pre = [html.unescape(re.sub(r"<[^>]+>", "", one)) for one in pre]
    return [bodies for one in fenced or pre if (bodies := list(_bodies(one)))]


def _bodies(code: str) -> Iterator[Any]:
    frames = re.findall(r"^\s*data:\s*(\{.*\})\s*$", code, re.MULTILINE)
    # With status line and headers before it, or as the argument of curl's -d.
    whole = re.search(r"[{\[].*[}\]]", code, re.DOTALL)
    for one in frames or ([whole[0]] if whole else []):
        with contextlib.suppress(ValueError):
            yield json.loads(one)


def _spread(body: Any, key: str, into: dict[str, list[Any]]) -> None:
    into.setdefault(key, []).append(body)
    if isinstance(body, dict):
        for name, one in body.items():
            _spread(one, f"{key}.{name}", into)
    if isinstance(body, list):
        for one in body:
            _spread(one, f"{key}[*]", into)


def _type(one: Any) -> str:
    kinds = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array"}
    return "null" if one is None else kinds.get(type(one), "object")


def _wider(types: set[str]) -> set[str]:
    return {"number"} if "integer" in types else {"integer"} if "number" in types else set()


def _shown(fact: Plain) -> str:
    left = ["fact", "key", "evidence", "state", "where", "media_type", "variant"]
    left += ["path"] if fact["fact"] == "field" else []
    return json.dumps({name: one for name, one in fact.items() if name not in left and one})


def report(path: Path) -> str:
    """The figures of one file, and each passage that fails with what was stated."""
    lines, counted = [], {"false": 0, "missed": 0, "silent": 0}
    kinds: dict[str, list[int]] = {}
    entries, failing, nothing = passages(path), 0, [0, 0]
    for one in entries:
        with tempfile.TemporaryDirectory() as folder:
            verdict = judged(one, contract(one, Path(folder)))
        of_kind = kinds.setdefault(one["kind"], [0, 0])
        of_kind[0] += 1
        nothing[0] += bool(one.get("states_nothing"))
        if not verdict:
            continue
        failing += 1
        of_kind[1] += 1
        nothing[1] += bool(one.get("states_nothing"))
        lines.append(f"\n{one['kind']}: {one['id']}")
        for name in counted:
            told = getattr(verdict, name)
            counted[name] += len(told)
            lines += [f"    {name}: {each}" for each in told]
    head = (
        f"{path.name}: {len(entries)} passages, {failing} fail: false values {counted['false']}, "
        f"misses {counted['missed']}, silent empties {counted['silent']}"
    )
    per_kind = ", ".join(f"{kind} {bad} of {all_}" for kind, (all_, bad) in kinds.items())
    head += f"\n  failing by kind: {per_kind}; of {nothing[0]} that state nothing: {nothing[1]}"
    return "\n".join([head, *lines]) + "\n"


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    quiet = "--figures" in sys.argv
    for argument in sys.argv[1:]:
        if not argument.startswith("-"):
            told = report(Path(argument))
            sys.stdout.write(told.split("\n\n")[0].rstrip() + "\n" if quiet else told)
