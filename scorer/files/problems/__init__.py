"""What is wrong in a file: where, what, and what to do about it."""
