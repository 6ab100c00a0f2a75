"""What moved from one state to another, and who looked, in sentences."""
