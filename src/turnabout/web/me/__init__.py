"""Pages of whoever is signed in, about themselves."""
