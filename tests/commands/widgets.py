"""One source of our own with one page, for stories that take days."""

from __future__ import annotations

from pathlib import Path

from tests.site import Site

PATH = "/api/widgets.md"

BLOCK = """\
openapi: 3.1.0
info: {title: Widgets, version: '1'}
servers: [{url: https://api.example.test}]
paths:
  /v1/widgets:
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [model]
              properties:
                model: {type: string, enum: [small, large]}
                count: {type: integer, maximum: 9}
                note: {type: string}
      responses:
        '200':
          description: made
          content:
            application/json:
              schema:
                type: object
                required: [id]
                properties:
                  id: {type: string}
                  size: {type: number}
                  state: {type: string, enum: [made, lost]}
        '429': {description: slow down}
"""
PAGE = f"# Widgets\n\n> Make one.\n\n## OpenAPI\n\n````yaml post /v1/widgets\n{BLOCK}````\n"
# The answer has an alternative less: a note. The request has one less: an error.
SMALLER = PAGE.replace("[small, large]", "[small]")


def serve(site: Site, text: str = PAGE) -> None:
    site.files = {PATH: text.encode()}


def sources_file(folder: Path, port: int) -> Path:
    path = folder / "sources.toml"
    path.write_text(
        f"""
[[source]]
id = "widgets"
area = "Widgets"
kind = "api-reference"
operation = "POST /v1/widgets"
url = "http://127.0.0.1:{port}/api/widgets"
listed = "2026-07-03"
verify = "Confirm the documented widgets."
wording = "Compare with the current reference."
allow_private = true
documents = [
    {{ role = "page-markdown", url = "http://127.0.0.1:{port}{PATH}", accept = "text/markdown" }},
]
""",
        "utf-8",
    )
    return path
