"""The lists that staff come from: what they are called, whose people they name, and how they are read."""
