"""Writing YAML: every text comes back as it was, and the layout is the one that people write."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.files.workspace import demo_workspace, load_workspace
from scorer.files.yaml.strict import read_text
from scorer.files.yaml.write import dump
from scorer.model import Assessment, Cell, Crossings, Model, Period, Sources, Statement

AWKWARD = (
    *(
        "plain words",
        "Lào Cai – Hà Khẩu",
        "河口 口岸",
        "معبر حدودي",
        "\u202emirrored",
        "👩\u200d👧 family",
    ),
    *(
        "a\nb",
        "a\n\n  b\n",
        " leading and trailing ",
        "=1+1",
        "# no comment",
        "gate #4",
        "a: b",
        "key:",
    ),
    *(
        "- item",
        "? x",
        "null",
        "NO",
        "yes",
        "012",
        "3",
        "3.0",
        "1e999",
        "9" * 60,
        "{a}",
        "[a]",
        "a, b",
    ),
    *("'single'", '"double"', "back\\slash", "tab\there", "\x85next line", "a\u2028b", "\ufeff"),
    *(
        "\u200b",
        "\x1b[31m",
        "\x00",
        "\x7f",
        "~",
        "---",
        "...",
        "%TAG",
        "@x",
        "`x`",
        "&a",
        "*a",
        "!t",
    ),
    *("|", ">", "word " * 1000, "x" * 5000, "https://example.org/a?b=c#d", "a  double  blank"),
    *("<<", "_x", "line\n" * 40, "- a\n- b", "a\n# b", "long words " * 20 + "\n" + "more " * 30),
)
TEXTS = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200),
    st.text(alphabet=" ab:#-\n\t\"'\\é河,[]{}", min_size=1, max_size=300),
).filter(lambda text: text.strip() != "")


def sheet_with(text: str) -> Assessment:
    cell = Cell(
        rating=Decimal("2.50"),
        plausible=(2, 3),
        because=text,
        strengths=(Statement(text=text), Statement(id="x", text=text, kind="plan", side="cn")),
        drawbacks=(Statement(text=f"{text}."),),
    )
    return Assessment(
        crossing="north-pass",
        rubric="gate-grid@1",
        observed=Period.parse("2018-05/2018-06"),
        recorded=date(2018, 7, 1),
        assessor=text,
        method="survey",
        note=text,
        dimensions={"trade": cell, "1": Cell(rating=None), "no": Cell(rating=3)},
    )


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_reads_back_identically(text: str) -> None:
    sheet = sheet_with(text)
    assert Assessment.model_validate(read_text(dump(sheet))) == sheet


@pytest.mark.parametrize("text", AWKWARD, ids=range(len(AWKWARD)))
def test_awkward_texts_read_back_identically(text: str) -> None:
    sheet = sheet_with(text)
    assert Assessment.model_validate(read_text(dump(sheet, "assessments/x/y.yaml"))) == sheet


def test_a_text_that_no_file_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogate"):
        dump(sheet_with("lone \ud800 surrogate"))


def test_the_layout_is_the_one_that_people_write() -> None:
    statement = Statement(id="bridge", text="A second bridge is coming.", source="visit-2018")
    cell = Cell(rating=3, plausible=(2, 3), because="Both sides plan: " + "more words " * 10)
    sheet = sheet_with("x").model_copy(
        update={
            "assessor": "Nguyễn An",
            "note": None,
            "observed": Period.parse("2018"),
            "dimensions": {
                "trade": cell.model_copy(
                    update={"strengths": (statement, Statement(text="A plain sentence."))}
                )
            },
        }
    )
    assert dump(sheet, "assessments/north-pass/2018.yaml") == (
        "# yaml-language-server: $schema=../../docs/schemas/assessment.json\n"
        "crossing: north-pass\n"
        "rubric: gate-grid@1\n"
        "observed: 2018\n"
        "recorded: 2018-07-01\n"
        "assessor: Nguyễn An\n"
        "method: survey\n"
        "dimensions:\n"
        "  trade:\n"
        "    rating: 3\n"
        "    plausible: [2, 3]\n"
        '    because: "Both sides plan: ' + "more words " * 10 + '"\n'
        "    strengths:\n"
        "      - id: bridge\n"
        "        text: A second bridge is coming.\n"
        "        source: visit-2018\n"
        "      - A plain sentence.\n"
    )


def test_long_texts_are_folded_to_the_width_of_a_page() -> None:
    text = "word " * 60 + "end"
    written = dump(sheet_with(text))
    assert max(map(len, written.splitlines())) <= 100


def test_the_shipped_files_read_back_identically() -> None:
    workspace = load_workspace(demo_workspace())
    values: list[Model] = [
        *(filed.value for filed in workspace.assessments),
        *(filed.value for filed in workspace.rubrics),
        Crossings(crossings=tuple(workspace.crossings.values())),
        Sources(sources=tuple(workspace.sources.values())),
    ]
    for value in values:
        assert type(value).model_validate(read_text(dump(value))) == value
