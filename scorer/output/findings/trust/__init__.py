"""How far an order and the ratings behind it can be trusted, in sentences."""
