"""A presentation as text for a terminal or a pipe."""
