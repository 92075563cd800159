"""One's assistants, and those whom one assists."""
