"""Programmes, the roles in them, cohorts, enrolments and preferences."""
