"""Readings to exact scores, ranks and their ranges, and crossings side by side."""
