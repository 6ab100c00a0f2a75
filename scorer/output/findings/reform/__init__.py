"""What would change a ranking, in sentences."""
