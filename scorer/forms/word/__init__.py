"""The grid as a Word form: written, and read back however it was filled in."""
