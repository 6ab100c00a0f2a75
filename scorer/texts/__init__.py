"""Every word that the program shows a person, one catalogue a language; no logic about results."""
