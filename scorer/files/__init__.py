"""Text and model: strict documents, workspaces found, loaded and saved, problems located."""
