"""The stories: one file a command, the verbs in the order of the data."""
