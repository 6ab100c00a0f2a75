"""A sheet at the prompt: its questions, their explanations, the dialogue."""
