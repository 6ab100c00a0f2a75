"""The one-file report: gather what it shows, then write it as a page or as Markdown with pictures.

Importing this loads no template engine and no chart library; writing a report does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorer.analysis.situation import Situation


def assemble(situation: Situation, language: str = "en", name: str = "report.html") -> str:
    """The report as one HTML page. language: of the rubric's texts; name: of its file."""
    from scorer.output.report.page import assemble as write

    return write(situation, language, name)


def markdown(
    situation: Situation, language: str = "en", prefix: str = "report-"
) -> tuple[str, Mapping[str, str]]:
    """The report as a Markdown document, and the SVG files it shows, by name (each with prefix)."""
    from scorer.output.report.document import markdown as write

    return write(situation, language, prefix)
