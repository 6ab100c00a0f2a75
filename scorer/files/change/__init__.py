"""What a command writes into a workspace: one at a time, whole or not at all, and taken back."""
