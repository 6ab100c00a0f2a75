import subprocess
import sys

import pytest

from scorer.output.formats.write import FORMATS, format_of, render


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ranking.txt", "text"),
        ("out/Ranking.MD", "markdown"),
        ("ranking.csv", "csv"),
        ("ranking.json", "json"),
        ("ranking.htm", "html"),
        ("ranking.svg", "svg"),
        ("a.b.xlsx", "xlsx"),
        ("ranking.tex", "latex"),
    ],
)
def test_the_ending_of_a_file_names_its_format(name, expected):
    assert format_of(name) is expected


@pytest.mark.parametrize("name", ["ranking.doc", "ranking", ".csv"])
def test_an_unknown_ending_is_answered_with_the_known_ones(name):
    with pytest.raises(ValueError, match=r"\.txt, \.md, .*\.xlsx, \.tex"):
        format_of(name)


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_writes_rankings_grids_and_hostile_text(kind, ranking, sheet, hostile):
    for presentation in (ranking, sheet, hostile):
        written = render(presentation, kind)
        if isinstance(written, str):
            assert written.endswith("\n")
            written.encode("utf-8")
        else:
            assert kind == "xlsx"


@pytest.mark.parametrize("kind", [f for f in FORMATS if f not in ("csv", "xlsx")])
def test_no_text_format_lets_a_control_character_through(kind, hostile):
    written = render(hostile, kind, width=80)
    assert not set(written) & set("\x00\x07\x1b\x9b\u202e\u2066\ud800\uffff")


def test_text_csv_and_json_load_nothing_heavy():
    code = (
        "import sys\n"
        "from scorer.output.tables.table import Column, TableCell, Presentation, Table\n"
        "from scorer.output.formats.write import render\n"
        "p = Presentation('x', 't', (Table((Column('a', 'A'),), ((TableCell('é', 'é'),),)),), {})\n"
        "for kind in ('text', 'csv', 'json'): render(p, kind)\n"
        "print({'numpy', 'pandas', 'openpyxl', 'rich.console'} & set(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
