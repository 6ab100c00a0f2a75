"""Strict YAML: read fast, located slowly, written as people write it."""
