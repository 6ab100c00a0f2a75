"""From the evidence of sheets to one reading a dimension: snapshots, panels, the long table."""
