"""The form by which people take part: their topics, hours, ways of working, and the people they name."""
