"""The catalogue of problem codes: what each means, why it matters, how it is mended."""

from collections.abc import Mapping

from scorer.files.problems.codes.advice import ADVICE
from scorer.files.problems.codes.code import Code
from scorer.files.problems.codes.reading import READING
from scorer.files.problems.codes.relations import RELATIONS
from scorer.files.problems.codes.values import VALUES
from scorer.files.problems.problem import UnknownNameError

__all__ = ["CODES", "Code", "explain"]

CODES: Mapping[str, Code] = {code.code: code for code in (*READING, *VALUES, *RELATIONS, *ADVICE)}
"""Every code, in the order of the catalogue."""


def explain(name: str) -> Code:
    """The entry for a code (`E204`, in any case) or a slug (`rating-off-scale`).

    Raises UnknownNameError with the codes that come near.
    """
    wanted = name.strip()
    if wanted.upper() in CODES:
        return CODES[wanted.upper()]
    by_slug = {code.slug: code for code in CODES.values()}
    if wanted.lower() in by_slug:
        return by_slug[wanted.lower()]
    from scorer.files.problems.nearest import nearest

    suggestions = nearest(wanted, [*CODES, *by_slug])
    raise UnknownNameError("code", name, suggestions, tuple(CODES))
