"""The grid as a Markdown form: written, and read back."""
