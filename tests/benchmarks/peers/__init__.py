"""Libraries for the same job, each in an environment of its own, on the same scores."""
