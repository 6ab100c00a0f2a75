"""Numbers, marks and sentences that several presentations share."""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import floor

from scorer.analysis.evidence.snapshot import Sheet
from scorer.analysis.result import Origin
from scorer.analysis.scoring.scores import Score
from scorer.model import Dimension, Rubric, text_in
from scorer.output.tables.table import Cell, Provenance, Style
from scorer.version import __version__

UNKNOWN = "-"
"""What stands for a rating or a score that is not there; never a number."""


def provenance_of(origin: Origin) -> Provenance:
    """The provenance of a result, with the version of this tool."""
    return Provenance(
        tool=f"scorer {__version__}",
        rubric=origin.rubric,
        options=origin.options,
        files=origin.files,
        seed=origin.seed,
    )


def decimals(number: Score | int | Decimal | None, places: int = 2) -> str:
    """A number to a fixed count of decimals, rounded half up from its exact value; `-` for None."""
    if number is None:
        return UNKNOWN
    unit = 10**places
    scaled = floor(abs(Fraction(number)) * unit + Fraction(1, 2))
    sign = "-" if number < 0 and scaled else ""
    whole, rest = divmod(scaled, unit)
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"


def level(rating: int | Fraction | Decimal | float | None) -> str:
    """A rating as a reader sees it: `3`, `3.5`, `67.34`; `-` where not rated."""
    if rating is None:
        return UNKNOWN
    text = decimals(rating)
    return text.rstrip("0").rstrip(".")


def signed(number: Score | int | None, places: int = 2) -> str:
    """A difference with its sign: `+0.25`, `-1.00`, `0.00`; `-` for None."""
    if number is None:
        return UNKNOWN
    text = decimals(number, places)
    return f"+{text}" if number > 0 and text.strip("0.") else text


def percent(share: Fraction) -> str:
    """A share as a whole percentage, never rounded to 0 or 100 unless it is."""
    rounded = floor(share * 100 + Fraction(1, 2))
    if 0 < share < 1:
        rounded = min(max(rounded, 1), 99)
    return f"{rounded} %"


def span(low: str, high: str) -> str:
    """A range of two printed ends, `2.25-3.25`, or the one figure where they are the same.

    An en dash keeps the ends apart where an end is negative.
    """
    if low == high:
        return low
    return f"{low} to {high}" if "-" in (low[:1], high[:1]) else f"{low}-{high}"


def rank_text(rank: int | None, tied: bool) -> str:
    """A rank, with `=` where it is shared."""
    return UNKNOWN if rank is None else f"{rank}{'=' if tied else ''}"


def title_of(dimension: Dimension, language: str) -> str:
    """A dimension's title in a language."""
    return text_in(dimension.title, language)


def titles(rubric: Rubric, language: str) -> Mapping[str, str]:
    """The title of every dimension by its id."""
    return {node.id: title_of(node, language) for node in rubric.nodes}


METHOD_WORDS = {
    "desk-review": ("desk review", "desk reviews"),
    "field-visit": ("field visit", "field visits"),
    "workshop": ("workshop", "workshops"),
    "survey": ("survey", "surveys"),
}


def what_ratings_rest_on(sheets: Iterable[Sheet]) -> str:
    """One sentence on who rated, how and when; for desk reviews, that they are a reading."""
    all_sheets = list(sheets)
    if not all_sheets:
        return "No ratings."
    counts = Counter(sheet.value.method for sheet in all_sheets)
    ways = ", ".join(
        f"{count} {METHOD_WORDS[method][count > 1]}" for method, count in counts.most_common()
    )
    assessors = list(dict.fromkeys(sheet.value.assessor for sheet in all_sheets))
    by = f"assessor: {assessors[0]}" if len(assessors) == 1 else f"{len(assessors)} assessors"
    first = min(sheet.value.observed for sheet in all_sheets).begin.year
    last = max(sheet.value.observed.end for sheet in all_sheets).year
    years = f"{first}" if first == last else f"{first}-{last}"
    sentence = f"The ratings rest on {ways} ({by}), observed {years}."
    if counts["desk-review"]:
        backed = (
            ", with a range and a reason" if all(map(_gives_range_and_reason, all_sheets)) else ""
        )
        sentence += (
            " A desk review is one reader's reading of the statements listed in its sheet"
            f"{backed}; it is not a rating given by the sources."
        )
    return sentence


def _gives_range_and_reason(sheet: Sheet) -> bool:
    return all(
        cell.rating is None or (cell.plausible is not None and cell.because is not None)
        for cell in sheet.value.dimensions.values()
    )


def rating_cell(rating: int | Fraction | None) -> Cell:
    """A rating as a cell; faint where not rated."""
    return Cell(level(rating), rating, Style.PLAIN if rating is not None else Style.FAINT)


def plain_cell(text: str | None) -> Cell:
    """A text as a cell, empty for None."""
    return Cell(text or "", text)


def score_cell(score: Score | None, style: Style = Style.PLAIN) -> Cell:
    """A score as a cell, two decimals for the reader."""
    return Cell(decimals(score), score, style if score is not None else Style.FAINT)


def listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    all_words = list(words)
    if len(all_words) < 2:
        return "".join(all_words)
    return f"{', '.join(all_words[:-1])} and {all_words[-1]}"
