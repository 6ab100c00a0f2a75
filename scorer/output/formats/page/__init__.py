"""A presentation as one HTML page."""
