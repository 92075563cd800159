"""Who takes part in a cohort, and asking them to."""
