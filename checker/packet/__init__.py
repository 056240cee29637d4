"""The incident record: read, questions asked of it, the table attached to it."""
