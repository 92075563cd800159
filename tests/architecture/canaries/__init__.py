"""A package, so that its world lasts for its tests and no longer."""
