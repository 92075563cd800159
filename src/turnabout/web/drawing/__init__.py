"""What the server draws: signs, icons and the picture of who teaches what. Pure functions, no request, no query."""
