"""Differences, then judgement: pure."""
