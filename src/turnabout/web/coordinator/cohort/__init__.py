"""Where a cohort stands, and its rules."""
