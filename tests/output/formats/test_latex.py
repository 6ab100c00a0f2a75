import re

from scorer.output.formats.escape import one_line, visible
from scorer.output.formats.latex import escape
from scorer.output.formats.write import render

COMMANDS = {
    r"\textbackslash{}": "\\",
    r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    r"\textasciigrave{}": "`",
    r"\textquotedbl{}": '"',
    r" \newline ": "\n",
    "{}": "",
    **{f"\\{mark}": mark for mark in "{}$&#%_"},
}


def typeset(source):
    """What LaTeX would print of escaped text; anything left that it would obey is refused."""
    # `--` and `''` would be set as one mark.
    assert not re.search(r"--|''", source)
    tokens = re.split("(" + "|".join(map(re.escape, COMMANDS)) + ")", source)
    plain = tokens[::2]
    assert not set("".join(plain)) & set("\\{}$&#%_^~`")
    return "".join(COMMANDS.get(token, token) for token in tokens)


def test_hostile_text_is_printed_as_it_was_written(hostile):
    for text in hostile.body["texts"]:
        lines = [one_line(line) for line in visible(text).split("\n")]
        assert typeset(escape(text)) == "\n".join(lines)


def test_a_ranking_is_a_booktabs_table_that_says_what_it_needs(ranking):
    written = render(ranking, "latex")
    assert written.startswith(r"% Needs \usepackage{array,booktabs,longtable}")
    assert r"\begin{longtable}{rlrrclrll}" in written
    assert r"\textbf{2=} & Hekou-Lao Cai & 3.25 & 2.25-3.25 & 1-3 & 3 4 2 - & 75 \% &" in written
    assert written.count(r"\toprule") == written.count(r"\end{longtable}") == 1


def test_every_row_has_as_many_cells_as_there_are_columns(hostile):
    written = render(hostile, "latex")
    body = written[written.index(r"\endfoot") : written.index(r"\end{longtable}")]
    rows = [line for line in body.splitlines() if line.endswith(r" \\")]
    assert len(rows) == len(hostile.body["texts"])
    assert {len(re.findall(r"(?<!\\)&", row)) for row in rows} == {2}


def test_no_row_is_taken_for_an_option_of_the_row_before(hostile):
    written = render(hostile, "latex")
    assert not re.search(r"\\\\\s*[\[*]", written)


def test_provenance_stays_in_its_comment(hostile):
    head = render(hostile, "latex").split("\n\n", maxsplit=1)[0]
    assert all(line.startswith("% ") for line in head.splitlines())
