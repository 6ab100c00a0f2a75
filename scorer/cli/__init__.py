"""The command line: one module a command or a close family; parses, calls, prints; no logic."""
