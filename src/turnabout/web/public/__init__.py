"""Pages before sign-in: the door, set-up, joining, errors."""
