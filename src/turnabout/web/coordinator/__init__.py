"""Pages of coordinators and their deputies."""
