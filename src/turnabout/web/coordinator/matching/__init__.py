"""The coordinator's pages of a match: its runs, the review, each proposal with its reasons, and the publication."""
