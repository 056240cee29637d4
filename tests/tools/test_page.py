"""The page in a browser: three widths, both schemes, print, keyboard, and nothing that is fetched."""

from __future__ import annotations

import dataclasses
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from checker.gate.wording import worded
from checker.model.errors import Exit
from checker.model.finding import Finding, Level
from checker.model.table import Moment, Report
from checker.report import render
from checker.report.parts import COLUMNS
from checker.review.options import Options
from checker.review.packet_report import judgement_of
from tests.report.conftest import FINDINGS, READ, report_of
from tests.tools.conftest import ROOT

WIDTHS = (1280, 768, 360)
SCHEMES = ("light", "dark")
EVIL = "<script>document.title='taken'</script><img src=x onerror=document.title='taken'>"
PICTURES = ROOT / ".tools" / "pictures"


def full() -> Report:
    """A report in which every part of the page has something to show."""
    sides = dataclasses.replace(
        FINDINGS[0],
        documented={**FINDINGS[0].documented, "states": "`integer`"},
        observed={"seen": 3, "of": 12, "was": "`string`"},
    )
    days = [READ.date() - timedelta(days=6 * number) for number in range(12, -1, -1)]
    return dataclasses.replace(
        report_of(findings=(sides, *FINDINGS[1:])),
        made=date(2026, 11, 24),
        settings=("`--fail-on never`, by checker.toml",),
        history={
            "chat": tuple(Moment(day=day, changed=at in (3, 9)) for at, day in enumerate(days))
        },
    )


def many() -> Report:
    """300 findings of six areas, each with an address as long as they come."""
    findings = tuple(
        Finding(
            rule="type-conflict",
            level=(Level.ERROR, Level.WARNING, Level.NOTE)[number % 3],
            source=f"area-{number % 6}",
            key=f"response 200 application/json $.{'a' * 60}[*].f{number:03}",
            message=worded("It was seen otherwise than it is documented."),
            documented={"page": f"https://docs.example/{'x' * 90}", "states": "`integer`"},
            observed={"seen": 1, "of": 2, "was": "`string`"},
        )
        for number in range(300)
    )
    return report_of(findings=findings)


def hostile() -> Report:
    """Names of a page and a recording that would rather be obeyed."""
    finding = dataclasses.replace(
        FINDINGS[0],
        key=f"response 200 $.{EVIL}",
        message=worded(f"It holds {EVIL}."),
        documented={"page": f"https://docs.example/{EVIL}", "heading": EVIL, "states": EVIL},
        observed={"was": EVIL},
    )
    return report_of(findings=(finding,))


REPORTS: dict[str, Callable[[], Report]] = {"full": full, "many": many, "hostile": hostile}


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open a report as the file that somebody was sent; a request to anywhere fails the test."""
    contexts: list[Any] = []
    asked: list[str] = []

    def open_(name: str, width: int = 1280, scheme: str = "light", **more: Any) -> Any:
        file = tmp_path / f"{name}.html"
        file.write_text(render(REPORTS[name](), "html"), "utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **more
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: asked.append(f"error {error}"))
        page.goto(file.as_uri())
        asked.remove(file.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert asked == []


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        *(("full", width, scheme) for width in WIDTHS for scheme in SCHEMES),
        *(("many", 360, "light"), ("hostile", 360, "dark"), ("hostile", 1280, "light")),
    ],
)
def test_the_page_fits_its_width_and_breaks_no_rule_of_accessibility(
    opened: Callable[..., Any], axe: str, name: str, width: int, scheme: str
) -> None:
    page = opened(name, width, scheme, bypass_csp=True)  # axe is a script of somebody else's
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"page-{name}-{width}-{scheme}.png", full_page=name != "many")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.add_script_tag(content=axe)
    found = page.evaluate("axe.run()")
    broken = [
        (one["id"], [node["html"][:120] for node in one["nodes"]][:3])
        for one in found["violations"]
    ]
    assert broken == []
    assert page.title() != "taken"


# Days and options that stand on more than one line; parts of long words that are broken though
# there are places to break at; days that nothing keeps together.
BROKEN = """() => {
  const lines = (part, from, to) => {
    const range = document.createRange();
    range.setStart(part, from);
    range.setEnd(part, to);
    return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
  };
  const whole = [...document.querySelectorAll('.whole')].map((one) => one.firstChild);
  const parts = [...document.querySelectorAll('wbr')].map((mark) => mark.nextSibling);
  const end = (part) => part.data.search(/[ -]|$/);  // behind a hyphen a word may be broken
  const loose = [];
  const walker = document.createTreeWalker(document.querySelector('body'), NodeFilter.SHOW_TEXT);
  for (let one = walker.nextNode(); one; one = walker.nextNode()) {
    const shown = !one.parentElement.closest('.whole, script, textarea, svg');
    if (shown && /\\d{4}-\\d\\d-\\d\\d/.test(one.data)) loose.push(one.data);
  }
  return [
    ...whole.filter((one) => lines(one, 0, one.length) > 1).map((one) => one.data),
    ...parts.filter((one) => lines(one, 0, end(one)) > 1).map((one) => one.data),
    ...loose,
  ];
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_no_day_is_broken_and_no_address_within_a_word(
    opened: Callable[..., Any], width: int
) -> None:
    page = opened("full", width, bypass_csp=True)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.locator(".whole").count() > 10
    assert page.locator("a wbr").count() > 10
    assert page.evaluate(BROKEN) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_mark_of_an_area_stands_inside_of_its_card(
    opened: Callable[..., Any], width: int
) -> None:
    page = opened("full", width, bypass_csp=True)
    summary = page.locator("details.area > summary").first.bounding_box()
    edge = summary["x"] + 8  # half of the card's padding
    tall = {"y": summary["y"], "height": summary["height"]}
    strips = ({"x": 0, "width": edge, **tall}, {"x": edge, "width": 32, **tall})
    marked = [page.screenshot(clip=strip) for strip in strips]
    page.add_style_tag(content=".area > summary h3::before { visibility: hidden }")
    outside, inside = (page.screenshot(clip=strip) for strip in strips)
    assert outside == marked[0]
    assert inside != marked[1]


def test_nothing_of_a_name_runs(opened: Callable[..., Any]) -> None:
    page = opened("hostile")
    page.wait_for_timeout(100)
    assert page.title().startswith("What was observed differs")
    assert page.locator("script").count() == 1
    assert page.locator("img").count() == 0
    assert EVIL in page.locator("main").inner_text()


def test_the_button_copies_the_owners_table(opened: Callable[..., Any]) -> None:
    page = opened("full", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the table as Markdown").click()
    page.get_by_text("Copied.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()").strip()
    markdown = render(full(), "markdown")
    assert copied.splitlines()[0] == f"| {' | '.join(COLUMNS)} |"
    assert copied in markdown


def test_it_is_read_without_its_script_and_by_keyboard_alone(opened: Callable[..., Any]) -> None:
    page = opened("full", java_script_enabled=False)
    assert not page.get_by_role("button").is_visible()
    summary = page.locator("details.area > summary").first
    summary.focus()
    was = summary.locator("..").get_attribute("open")
    page.keyboard.press("Enter")
    assert summary.locator("..").get_attribute("open") != was
    assert page.get_by_role("heading", level=1).inner_text() == full().headline
    assert page.locator("main").count() == 1
    assert page.locator("table caption").count() == page.locator("table").count() == 2


@pytest.mark.parametrize("name", ["full", "many"])
def test_no_column_is_lost_in_print(opened: Callable[..., Any], tmp_path: Path, name: str) -> None:
    from pypdf import PdfReader  # noqa: PLC0415 - comes with the tools

    page = opened(name)
    file = tmp_path / "page.pdf"
    page.pdf(path=file, format="A4")
    pages = PdfReader(io.BytesIO(file.read_bytes())).pages
    PICTURES.mkdir(parents=True, exist_ok=True)
    (PICTURES / f"page-{name}.pdf").write_bytes(file.read_bytes())
    printed = unicodedata.normalize("NFKC", "".join(one.extract_text() for one in pages))
    words = {*re.split(r"\s+", printed)}
    whole = re.sub(r"\s", "", printed)
    for text in wanted(REPORTS[name]()):
        for word in text.replace("`", "").split():  # a long one is wrapped, beside other columns
            assert word in words or (word[:8] in whole and word[-2:] in whole), (word, text)


def wanted(report: Report) -> Iterator[str]:
    """The text of each column, what is folded among it."""
    yield from COLUMNS
    for row in report.rows:
        yield from (row.area, row.verify, row.url, row.accessed_cell, row.wording)
    for one in report.checked:
        yield from (one.role, one.url, one.outcome, *filter(None, [one.digest]))
    for finding in report.findings:
        yield from (finding.rule, finding.key, finding.message)
    yield from report.settings
    yield report.next_step


def test_the_judgement_of_a_packet_is_such_a_page(browser: Any, axe: str, tmp_path: Path) -> None:
    file = tmp_path / "packet.html"
    options = Options(format="html", now=lambda: READ, random=lambda: 0.0)
    judged = judgement_of(options, FINDINGS[:2], Path("packet.yaml"), Exit.FINDINGS, frozenset())
    file.write_text(judged.output, "utf-8")
    page = browser.new_page(bypass_csp=True)
    page.goto(file.as_uri())
    page.add_script_tag(content=axe)
    assert page.evaluate("axe.run()")["violations"] == []
    assert page.get_by_role("heading", name="Findings").is_visible()
    page.close()
