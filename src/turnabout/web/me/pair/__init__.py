"""The page of a pair, for its two people alone."""
