"""What ratings rest on, of which crossings they speak, and how old they are, in sentences."""
