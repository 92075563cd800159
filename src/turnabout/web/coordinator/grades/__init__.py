"""Which names of grades on a staff list mean which rank."""
