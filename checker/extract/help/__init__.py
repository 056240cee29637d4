"""Help-center sections -> Statements, one file a topic."""
