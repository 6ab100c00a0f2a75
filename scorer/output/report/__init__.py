"""The one-file report: made of a situation once, written as a page or as Markdown with pictures.

Importing this loads no template engine and no chart library; writing a report does.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorer.output.report.report import Report

PAGE_ENDINGS, DOCUMENT_ENDING = (".html", ".htm"), ".md"


def written(report: Report, name: str) -> Mapping[str, str]:
    """The files that a report is written as, by their names: the one of this name comes last.

    name: a page where it ends in .html, a Markdown document with its pictures where in .md.
    ValueError for any other.
    """
    ending = PurePath(name).suffix.lower()
    if ending == DOCUMENT_ENDING:
        from scorer.output.report.document import write_document

        return write_document(report, name)
    if ending in PAGE_ENDINGS:
        from scorer.output.report.page import write_page

        return {name: write_page(report, name)}
    raise ValueError(f"{name}: a report is an .html file or an .md file")
