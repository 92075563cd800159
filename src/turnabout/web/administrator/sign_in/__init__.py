"""Whether whoever sees more than their own needs a second step to sign in."""
