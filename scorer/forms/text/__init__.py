"""A grid saved as plain text, read."""
