"""Values in, values out: snapshots, scores, rankings, changes. No files are read, nothing is printed."""
