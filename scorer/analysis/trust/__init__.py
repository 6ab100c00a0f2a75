"""How far a ranking can be trusted: weights, gaps, methods and assessors."""
