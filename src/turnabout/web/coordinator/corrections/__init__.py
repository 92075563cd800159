"""What people find wrong in the directory, for those who can put it right."""
