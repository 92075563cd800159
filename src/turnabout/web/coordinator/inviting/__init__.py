"""Inviting people to a cohort: by filter, list, link, letter, or from an earlier one; and typing for somebody."""
