"""Set-up of a programme in steps: its plan, the people who run it, what its mails say, and on what legal basis."""
