"""What results say, in sentences: the only home of a sentence about a result."""
