"""What several commands share: what was read and rests on what, what is judged, the report."""
