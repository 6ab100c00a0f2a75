"""From the files of a workspace to models: which files there are, and each of them read once."""
