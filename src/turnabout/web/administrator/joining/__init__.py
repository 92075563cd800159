"""Two entries of the directory that are one person, and one that is two: found, looked at side by side, undone."""
