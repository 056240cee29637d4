"""Text -> what of it may be said or printed: no secret, no personal data, no overclaim; pure."""
