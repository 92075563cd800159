"""The page of what the senior of a pair stays out of, for the two and the safeguarding contact."""
