"""Findings -> Table -> text: pure."""
