"""The platform's command line as the workflow uses it, on a file: issues, pull requests, labels.

Run as a program under the name `gh`. What it does not know it refuses, so that a test fails where
the workflow asks for more than is tried here.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

FILE = Path(os.environ["STAND_IN"])


def options(arguments: list[str]) -> tuple[list[str], dict[str, str]]:
    """Positional arguments, and options with their values."""
    plain: list[str] = []
    named: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        one = rest.pop(0)
        if not one.startswith("--"):
            plain.append(one)
        elif one == "--force":
            named[one] = ""
        else:
            named[one] = rest.pop(0)
    return plain, named


def text_of(named: dict[str, str]) -> str:
    return Path(named["--body-file"]).read_text("utf-8")


def issue(data: dict[str, Any], action: str, plain: list[str], named: dict[str, str]) -> None:
    issues = data["issues"]
    if action == "list":
        found = re.search(r'\.title == "(.*)"\)', named["--jq"])
        assert found is not None
        assert named["--state"] == "open"
        for one in issues:
            if one["title"] == found[1] and one["open"] and one["label"] == named["--label"]:
                sys.stdout.write(f"{one['number']}\n")
    elif action == "create":
        assert named["--label"] in data["labels"]
        number = len(issues) + 1
        issues.append(
            {"number": number, "title": named["--title"], "label": named["--label"], "open": True}
            | {"body": text_of(named), "edits": 0}
        )
    elif action == "edit":
        issues[int(plain[0]) - 1]["body"] = text_of(named)
        issues[int(plain[0]) - 1]["edits"] += 1
    elif action == "close":
        issues[int(plain[0]) - 1] |= {"open": False, "comment": named["--comment"]}
    else:
        raise SystemExit(f"unknown: issue {action}")


def pull_request(
    data: dict[str, Any], action: str, plain: list[str], named: dict[str, str]
) -> None:
    requests = data["requests"]
    if action == "list":
        assert named["--state"] == "open"
        fields = [*named["--json"].split(","), "open", "head"]
        shown = [{name: one[name] for name in fields} for one in requests]
        shown = [one for one in shown if one["open"] and one["head"] == named["--head"]]
        subprocess.run(["jq", "-r", named["--jq"]], input=json.dumps(shown), text=True, check=True)
    elif action == "create":
        requests.append({"number": len(requests) + 1, "open": True, "isCrossRepository": False})
        requests[-1] |= {"head": named["--head"], "base": named["--base"]}
        requests[-1] |= {"title": named["--title"], "body": text_of(named)}
    elif action == "edit":
        assert requests[int(plain[0]) - 1]["open"]
        requests[int(plain[0]) - 1]["body"] = text_of(named)
    elif action == "close":
        requests[int(plain[0]) - 1] |= {"open": False, "comment": named["--comment"]}
    else:
        raise SystemExit(f"unknown: pr {action}")


def main() -> None:
    what, action, *rest = sys.argv[1:]
    assert os.environ.get("GH_TOKEN"), "the step gives no token"
    if (what, action) == ("auth", "setup-git"):
        return
    data = json.loads(FILE.read_text("utf-8"))
    plain, named = options(rest)
    if what == "label":
        data["labels"].append(plain[0])
    else:
        {"issue": issue, "pr": pull_request}[what](data, action, plain, named)
    FILE.write_text(json.dumps(data), "utf-8")


main()
