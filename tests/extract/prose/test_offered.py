"""What a section says of a channel that stands in it."""

from __future__ import annotations

import pytest

from checker.extract.extracted import Opened
from checker.extract.markdown.page import read_markdown
from checker.extract.prose.offered import offered
from checker.extract.prose.passages import passages

# A link to a channel, and by which words a sentence speaks of it.
CALLED = [
    ("https://wa.me/x", "chat chats"),
    ("https://discord.gg/x", "community forum group server"),
    ("https://forms.gle/x", "form forms ticket tickets"),
    ("https://help.example.org/", "center centre faq faqs"),
    ("mailto:help@example.org", "address addresses email emails inbox mail mailbox"),
    ("tel:+15551234567", "hotline line lines number numbers phone telephone"),
]


REFERRING = "both it its neither that them there these they this those"


def is_called(link: str, word: str) -> bool:
    """Is a channel only named, where a sentence below it holds a word?"""
    text = f"# Contact\n\n[Contact us]({link})\n\nThe {word} closed in autumn.\n"
    page = read_markdown(text.encode(), "https://docs.example.org/a.md")
    found = offered(passages([Opened(role="page-markdown", page=page)]))
    (channel,) = (one for channels in found.values() for one in channels)
    return channel.named


@pytest.mark.parametrize(("link", "words"), CALLED)
def test_a_channel_of_which_a_sentence_speaks_is_only_named(link: str, words: str) -> None:
    said = {*words.split(), *REFERRING.split(), "channel", "channels", "way", "ways"}
    every = {word for _, some in CALLED for word in some.split()} | said | {"harbour"}
    assert {word for word in every if is_called(link, word)} == said


LINK = "[Contact us](https://forms.gle/x)"
SECTIONS = [
    (f"# Contact\n\n{LINK}\n\nThe form closed in autumn.\n\n# Support\n\n{LINK}\n", [True, False]),
    (f"# Contact\n\n{LINK}\n\n# Support\n\n{LINK}\n", [False, False]),
    (f"# Contact\n\n{LINK}\n\nIt is our form.\n", [False]),
    (f"# Contact\n\n{LINK}\n\nThe form closed; so did no-reply@example.org here.\n", [False]),
    (f"# Example\n\n{LINK}\n\n# Docs\n\n{LINK}\n", [False, True]),  # of example.org
    (f"# Contact\n\n{LINK}\n\nOld harbour: {LINK}\n\n# Support\n\n{LINK}\n", [True, True, False]),
]


@pytest.mark.parametrize(("text", "named"), SECTIONS)
def test_what_one_section_says_is_said_of_its_own_channels(text: str, named: list[bool]) -> None:
    page = read_markdown(text.encode(), "https://docs.example.org/a.md")
    found = offered(passages([Opened(role="page-markdown", page=page)]))
    assert [one.named for channels in found.values() for one in channels] == named
