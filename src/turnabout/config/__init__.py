"""Settings from the environment, and the table of addresses."""
