"""Values in, values out: snapshots, scores, rankings, changes. No files, no printing."""
