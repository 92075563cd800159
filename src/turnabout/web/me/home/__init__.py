"""The start page: what is expected of me now."""
