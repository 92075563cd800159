"""What the organisation is called, and its mark in mails."""
