"""What an import has to say beside its tables."""

from scorer.forms.landing.importing import ImportReport
from scorer.output.findings.wording import cut_short, listed

ALL_PLACED_BUT_TEXTS = "Nothing is doubtful; only these texts belong nowhere in a sheet."
MOST_CORRECTED = 5
"""Files that were corrected which a note names."""
DRY_RUN = "A dry run: nothing was written."


def what_each_form_is(report: ImportReport) -> list[str]:
    """For each file what kind of form it was taken for."""
    return [f"{name}: read as {what}." for name, what in report.recognised]


def how_many_are_not_shown(count: int, most: int, what: str) -> list[str]:
    """That rows of a table were left out, where there are more than it shows."""
    if count <= most:
        return []
    return [f"{count - most:,} more {what} are not shown; --format json has all."]


def what_the_new_crossings_are(count: int, *, dry_run: bool) -> str:
    """The title over the crossings that an import adds."""
    verb = "would be added" if dry_run else "added"
    return f"{count:,} {'crossing' if count == 1 else 'crossings'} {verb}"


def what_became_of_the_rest(report: ImportReport, *, dry_run: bool) -> list[str]:
    """What was corrected, texts that belong nowhere, and whether anything was written."""
    notes = []
    corrected = list(dict.fromkeys(sheet.corrects for sheet in report.sheets if sheet.corrects))
    if corrected:
        count = sum(sheet.corrects is not None for sheet in report.sheets)
        kept = listed(cut_short(corrected, MOST_CORRECTED))
        notes.append(
            f"1 sheet corrects one recorded before, which stays on record: {kept}."
            if count == 1
            else f"{count:,} sheets correct ones recorded before, which stay on record: {kept}."
        )
    if report.unplaced and not report.doubtful:
        notes.append(ALL_PLACED_BUT_TEXTS)
    if report.kept:
        notes.append(f"What belongs nowhere is kept in {listed(report.kept)}.")
    if dry_run:
        notes.append(DRY_RUN)
    return notes
