"""What a page asks its reader to send along."""

from __future__ import annotations

import pytest

from checker.extract.extracted import Opened
from checker.extract.markdown.page import read_markdown
from checker.extract.prose.asked import asked, speaks_of_it
from checker.extract.prose.passages import Passage, passages


def read(text: str) -> tuple[Passage, ...]:
    page = read_markdown(f"# Support\n\n{text}\n".encode(), "https://docs.example.org/a.md")
    return passages([Opened(role="page-markdown", page=page)])


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Please include:\n\n* Request ID", ["request-id"]),
        ("We like to help. Please include:\n\n* Request ID", ["request-id"]),
        ("## What to include\n\n* Request ID", ["request-id"]),
        ("## What to include\n\n### The team\n\n* Request ID", []),
        ("Please include:\n\n* [ ] Request ID", ["request-id"]),
        ("Please include:\n\n* **Request ID**: of each call", ["request-id"]),
        ("Please include:\n\n* **Request ID** and model", ["request-id-and-model"]),
        ("Please include:\n\n* Request ID\n* Never your key", ["request-id"]),
        ("Do not include:\n\n* Request ID", []),
        ("Please include:\n\n* Model, not these:\n  * Request ID", []),
        ("Please include:\n\nRequest ID.", []),
        (
            "Please include:\n\n* Request ID. It helps us.\n* Logs of v1.2",
            ["request-id", "logs-of-v1-2"],
        ),
        ("Please include the details when a call has failed:\n\n* Request ID", ["request-id"]),
        ("Please include the details below:\n\n* Request ID", ["request-id"]),
        ("Please include:\n\n* [x] Your request ID, for each (call)\n* ?!", ["your-request-id"]),
        *(
            (f"Please include:\n\n* **ID** {sign} model", [token])
            for sign, token in [
                ("or", "id-or-model"),
                ("&", "id-model"),
                ("/", "id-model"),
                ("with", "id"),
            ]
        ),
        ("If a call fails, please include:\n\n* Request ID", ["request-id"]),
        ("## What should a good ticket include?\n\n* Request ID", ["request-id"]),
        ("## What should a ticket include?\n\n* Request ID", ["request-id"]),
        *(
            (f"## {title}\n\n* Request ID", ["request-id"])
            for title in (
                "What support needs",
                "Information that our support team will need",
                "We need",
                "Required details",
                "Needed information",
                "Things to send",
                "Details needed",
            )
        ),
        ("## Support request checklist\n\n* Request ID", ["request-id"]),
        ("## Support request checklist of Berlin\n\n* Request ID", []),
        ('<Accordion title="What to include">\n* Request ID\n</Accordion>', ["request-id"]),
        ("Our team is there. Old reports closed. Tell us:\n\n* Request ID", ["request-id"]),
    ],
)
def test_the_items_of_a_list_under_words_that_ask(text: str, tokens: list[str]) -> None:
    assert [token for _, token in asked(read(text))] == tokens


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("We help you. Please include the request ID.", True),
        ("Never share the trace id.", False),
        ("We send a request ID header.", False),
    ],
)
def test_one_sentence_may_ask_for_the_id_of_a_request(text: str, *, speaks: bool) -> None:
    assert speaks_of_it(read(text)[-1]) is speaks
