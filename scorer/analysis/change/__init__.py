"""What moved between two states, and what made it move."""
