"""What would change a ranking: level rises, scenarios, single ratings and weights."""
