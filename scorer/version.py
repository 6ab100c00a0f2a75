"""The version of the tool, as results carry it in their provenance."""

__version__ = "0.1.0"
