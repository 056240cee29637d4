"""Markdown and MDX -> Page: blocks, tables, components and front matter."""
