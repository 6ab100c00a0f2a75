"""A filled Word grid, ours or one in the wild, as sheets."""

from scorer.forms.grids.read import read_grid
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.understood import Understood
from scorer.forms.word.characters import restored
from scorer.forms.word.document import read_document


def read_docx(content: bytes, name: str, context: FormContext) -> Understood:
    """What a filled Word grid says; FormError where the file cannot be read at all."""
    return read_grid(read_document(content, name), context, "Word grid", restored)
