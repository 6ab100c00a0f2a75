"""The grid as people fill it in: blank forms out, filled forms in. Nothing in one is evaluated."""
