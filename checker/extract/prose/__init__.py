"""Sentences -> passages and what they say: negation, quantities, days, hours, channels."""
