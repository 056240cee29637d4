"""A recording -> Shape; values stop at this door."""
