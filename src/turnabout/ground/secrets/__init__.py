"""Encrypted fields, and the keys that stay outside the database."""
