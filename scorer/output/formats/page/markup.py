"""Texts as HTML, on whatever page they stand."""

from html import escape

from scorer.output.formats.escape import visible


def text_html(text: str) -> str:
    """The text for HTML: nothing in it is markup, newlines break lines."""
    return escape(visible(text)).replace("\n", "<br>")
