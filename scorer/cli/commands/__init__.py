"""The commands: one module a command or a close family; parses, calls the library, shows."""
