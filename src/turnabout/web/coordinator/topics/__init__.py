"""The catalogue of topics, for those who look after it."""
