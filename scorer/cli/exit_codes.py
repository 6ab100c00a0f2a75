"""What the exit codes of the program mean."""

FINDINGS = 1
"""It worked, and there is something to look at: invalid files, differences, doubts."""
USAGE = 2
"""Wrong usage, or a workspace that cannot be read."""
INTERRUPTED = 130
"""Stopped by Ctrl-C, as shells say it."""
