"""From an understood form to files in the workspace: proposed, mended, named and written."""
