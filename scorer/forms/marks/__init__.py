"""What people mark a printed scale with, and which level they mean by it."""
