"""Access + bytes <-> snapshots/: the only room that writes evidence."""
