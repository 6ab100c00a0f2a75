"""What ratings rest on, in a sentence: who rated, how and when."""

from collections import Counter
from collections.abc import Iterable, Sequence

from scorer.analysis.evidence.record import Absence
from scorer.files.filed import Sheet
from scorer.model import Crossing, Rubric
from scorer.output.findings.evidence.record import what_there_is

METHOD_WORDS = {
    "desk-review": "desk review",
    "field-visit": "field visit",
    "workshop": "workshop",
    "survey": "survey",
}

COUNTED_WORDS = {
    "desk-review": ("desk review", "desk reviews"),
    "field-visit": ("field visit sheet", "field visit sheets"),
    "workshop": ("workshop sheet", "workshop sheets"),
    "survey": ("survey sheet", "survey sheets"),
}
"""What one sheet is and several are: a desk review is one sheet, but many come of one workshop."""


def what_ratings_rest_on(sheets: Iterable[Sheet]) -> str:
    """One sentence on who rated, how and when; for desk reviews, that they are a reading."""
    all_sheets = list({sheet.identity: sheet for sheet in sheets}.values())
    if not all_sheets:
        return "No ratings."
    counts = Counter(sheet.value.method for sheet in all_sheets)
    ways = ", ".join(
        f"{count} {COUNTED_WORDS[method][count > 1]}" for method, count in counts.most_common()
    )
    assessors = list(dict.fromkeys(sheet.assessor for sheet in all_sheets))
    by = f"assessor: {assessors[0]}" if len(assessors) == 1 else f"{len(assessors)} assessors"
    first = min(sheet.value.observed for sheet in all_sheets).begin.year
    last = max(sheet.value.observed.end for sheet in all_sheets).year
    years = f"{first}" if first == last else f"{first}-{last}"
    sentence = f"The ratings rest on {ways} ({by}), observed {years}.{_drafts(all_sheets)}"
    if counts["desk-review"]:
        cells = [cell for s in all_sheets for cell in s.value.dimensions.values()]
        rated = [cell for cell in cells if cell.rating is not None]
        all_backed = rated and all(cell.plausible and cell.because for cell in rated)
        backed = ", with a range and a reason" if all_backed else ""
        sentence += (
            " A desk review is one reader's reading of the statements listed in its sheet"
            f"{backed}; it is not a rating given by the sources."
        )
    return sentence


def _drafts(sheets: Sequence[Sheet]) -> str:
    drafts = sum(sheet.value.status == "draft" for sheet in sheets)
    if not drafts:
        return ""
    if len(sheets) == 1:
        return " The sheet is a draft."
    if drafts == len(sheets):
        return " All of them are drafts."
    return f" {drafts} of the {len(sheets)} sheets {'is a draft' if drafts == 1 else 'are drafts'}."


def nobody_rated(crossing: Crossing, rubric: Rubric, there: Absence | None) -> str:
    """That a crossing has no ratings under a rubric, or none that the options take."""
    besides = what_there_is(there) if there else ""
    return (
        f"{crossing.name} has no sheet under {rubric.reference} that these options take{besides}."
    )
