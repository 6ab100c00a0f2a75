"""Which level of a scale somebody wrote in a cell, or marked on a printed scale."""
