"""The inputs of robustness, as the tests of the analysis make them."""

from tests.analysis.conftest import space_of

__all__ = ["space_of"]
