"""Pages of a demo alone: its cast, and the mails that it would have sent."""
