"""What every room stands on: accounts, audit, notify, secrets, jobs, privacy."""
