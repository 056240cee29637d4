"""url -> Access + bytes: the only room with a network."""
