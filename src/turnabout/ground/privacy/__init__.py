"""Who sees what, and why every personal field is kept, in one place."""
