"""Sections of the HTTP semantic conventions -> Attributes, Metrics, Statements."""
