"""What scores, ranks and comparisons say, in sentences."""
