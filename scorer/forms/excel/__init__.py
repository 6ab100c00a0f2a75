"""The grid as an Excel form: written, and read back however it was filled in."""
