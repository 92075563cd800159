"""The staff lists of the whole organisation, which administrators bring in."""
