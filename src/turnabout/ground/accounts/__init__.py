"""Users (who can sign in), apart from persons (who are staff)."""
