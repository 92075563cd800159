"""Pages of administrators: what is set up once."""
