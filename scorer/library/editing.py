"""What is written into a workspace, for programs and commands: each call is one change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scorer.files.change.author import A_PROGRAM, Author

if TYPE_CHECKING:
    from scorer.files.change.undo import Reverted
    from scorer.files.edits.rename import Renamed
    from scorer.forms.landing.importing import ImportReport
    from scorer.forms.landing.proposals import ImportOptions
    from scorer.forms.landing.sheet_writer import Progress
    from scorer.model import Assessment


@dataclass(frozen=True)
class WorkspaceEditor:
    """Writes into a workspace as its only writer, after waiting for whoever writes there now.

    Each change is put in place whole or not at all. Every method raises WorkspaceError where the
    workspace cannot be written to.
    """

    root: Path
    author: Author = A_PROGRAM

    def import_forms(
        self,
        contents: Mapping[str, bytes],
        options: "ImportOptions",
        progress: "Progress | None" = None,
    ) -> "ImportReport":
        """Filled forms, by the name of their file, into sheets; what is doubtful is reported."""
        from scorer.forms.landing.importing import import_forms

        return import_forms(self.root, contents, options, progress, self.author)

    def withdraw(
        self,
        path: Path | str,
        because: str,
        *,
        crossing: str | None = None,
        observed: str | None = None,
        assessor: str | None = None,
        round: str | None = None,  # noqa: A002 - the word of the files
        today: date | None = None,
    ) -> "Assessment":
        """Let a sheet no longer count, keeping it on record with the reason; gives it as it is now.

        path: of its file; of a table, the sheet is told by the other arguments.
        """
        from scorer.files.edits.withdraw import WhichSheet, withdraw_sheet

        which = WhichSheet(crossing, observed, assessor, round)
        day = today or datetime.now().astimezone().date()
        return withdraw_sheet(self.root, Path(path), because, which, self.author, day)

    def rename(self, crossing: str, new: str) -> "Renamed":
        """Give a crossing another id wherever it is named; the old id becomes an alias."""
        from scorer.files.edits.rename import rename_crossing

        return rename_crossing(self.root, crossing, new, self.author)

    def undo(self) -> "Reverted":
        """Take the last change back that has not been."""
        from scorer.files.change.undo import undo_change

        return undo_change(self.root, self.author)

    def redo(self) -> "Reverted":
        """Put the change in place again that was taken back last."""
        from scorer.files.change.undo import redo_change

        return redo_change(self.root, self.author)
