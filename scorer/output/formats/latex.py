"""A presentation as a LaTeX fragment for `\\input`: booktabs tables that run over pages."""

import re

from scorer.output.formats.columns import for_readers, own_title
from scorer.output.formats.escape import one_line, visible
from scorer.output.formats.medium import Medium
from scorer.output.tables.grids import as_table
from scorer.output.tables.origin import in_one_line
from scorer.output.tables.table import Block, Column, Grid, Paragraph, Presentation, Style, Table

_HEAD = (
    "% Needs \\usepackage{array,booktabs,longtable}; compile with XeLaTeX or LuaLaTeX and a font",
    "% that has the letters of the texts.",
)

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "`": r"\textasciigrave{}",
    '"': r"\textquotedbl{}",
}
_SPECIALS = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")
_LIGATURES = re.compile("-(?=-)|'(?=')")
_OPTION_OF_THE_ROW_BEFORE = re.compile(r"^(?=[\[*])")

_ALIGNMENTS = {"left": "l", "right": "r", "center": "c"}
PROSE_SHARE = 0.8
"""What columns of sentences share of the line where they stand alone; the rest is for gaps."""
PROSE_SHARE_BESIDE_FIGURES = 0.6


def render(presentation: Presentation, medium: Medium) -> str:  # noqa: ARG001 - as all formats
    """The fragment: a title line, tables, paragraphs and notes, provenance as a comment."""
    parts = ["\n".join(_HEAD)]
    if presentation.provenance:
        parts[0] += f"\n% {one_line(in_one_line(presentation.provenance))}"
    parts.append(_title(own_title(presentation)))
    parts += [part for block in presentation.blocks for part in _block(block)]
    parts += [rf"\noindent{{\small {escape(note)}}}" for note in presentation.notes if note]
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    r"""The text for LaTeX: every character stands for itself, newlines are `\newline`."""
    lines = (_SPECIALS.sub(lambda match: _SPECIAL[match[0]], line) for line in _lines(text))
    return _LIGATURES.sub(r"\g<0>{}", r" \newline ".join(lines))


def _lines(text: str) -> list[str]:
    # A line that says nothing would be a paragraph, which a table cell cannot hold.
    return [one_line(line) for line in visible(text).split("\n") if line.strip()]


def _block(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [rf"\noindent {_styled(escape(block.text), block.style)}"]
    if isinstance(block, Grid):
        facts = [rf"\noindent {escape(f'{label}: {text}')}" for label, text in block.facts]
        note = rf"\noindent{{\small {escape(block.note)}}}" if block.note else ""
        return [_title(block.title), *facts, _table(as_table(block)), note]
    return [_title(block.title), _table(for_readers(block))]


def _title(text: str) -> str:
    return rf"\noindent\textbf{{{escape(text)}}}" if text else ""


def _table(table: Table) -> str:
    head = " & ".join(rf"\textbf{{{_cell(column.title, column)}}}" for column in table.columns)
    rows = [
        " & ".join(
            _styled(_cell(cell.text, column), cell.style)
            for cell, column in zip(row, table.columns, strict=True)
        )
        for row in table.rows
    ]
    return "\n".join(
        [
            rf"\begin{{longtable}}{{{_alignment(table.columns)}}}",
            r"\toprule",
            rf"{head} \\",
            r"\midrule",
            r"\endhead",
            r"\bottomrule",
            r"\endfoot",
            *(rf"{_OPTION_OF_THE_ROW_BEFORE.sub('{}', row)} \\" for row in rows),
            r"\end{longtable}",
        ]
    )


def _alignment(columns: tuple[Column, ...]) -> str:
    prose = sum(column.prose for column in columns)
    share = PROSE_SHARE if prose == len(columns) else PROSE_SHARE_BESIDE_FIGURES
    return "".join(
        rf">{{\raggedright\arraybackslash}}p{{{share / prose:.2f}\linewidth}}"
        if column.prose
        else _ALIGNMENTS[column.align]
        for column in columns
    )


def _cell(text: str, column: Column) -> str:
    """The text of a cell; only columns of sentences have lines to break."""
    return escape(text if column.prose else one_line(text))


def _styled(text: str, style: Style) -> str:
    return rf"\textbf{{{text}}}" if text and style is Style.STRONG else text
