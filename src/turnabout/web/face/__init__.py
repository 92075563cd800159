"""The page /face/: every component with content of the kind it will hold, to look at and to test."""
