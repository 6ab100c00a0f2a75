"""From a file's plain value to its model, and what keeps it from being one, in words."""
