"""The directory: people, sites, units, and who stands above whom."""
