"""Staff directory, reporting lines, topics, offers and aims."""
