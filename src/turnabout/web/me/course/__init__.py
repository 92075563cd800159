"""Where a pair stands: its trial, a pause, leaving it, and what comes next."""
