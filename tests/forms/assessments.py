"""Assessments as full of surprises as files allow, and the one that an understood sheet says."""

from decimal import Decimal
from unicodedata import category

from hypothesis import strategies as st

from scorer.files.workspace import demo_workspace, load_workspace
from scorer.forms.intake.understood import UnderstoodSheet
from scorer.model import Assessment, Cell, Period, Rubric, Statement
from scorer.vocabulary import STATUSES

RUBRIC = load_workspace(demo_workspace()).rubric("bez-grid")

SURPRISES = (
    "=1+1",
    "'=SUM(A1)",
    "＝1+1",
    "+84 20 3830",
    "-5 °C in winter",
    "@everyone",
    "# not a heading",
    "- not an item",
    "> not a quotation",
    "1. not a number",
    "| a | b |",
    "**bold** _and_ `code` <b>html</b> &amp; &#38;",
    "see [1] and [plan]",
    "[plan]",
    "a [fact, vn, @x, #y]",
    "________________",
    "one\n\ntwo\n____________\nthree",
    "first\tsecond\r\nthird\rfourth",
    " blanks at both ends ",
    "Cửa khẩu Lào Cai – Hà Khẩu",
    "河口口岸：通关“快”",
    "معبر حدودي",
    "🚛🏞️ 🇻🇳",
    "\\ back\\_slash \\[",
    "Strengths",
    "Trade",
    "Reason: none",
    "3",
    "1     2     3     4     5",
    "NEL\x85 and line\u2028separator \x07 \x0b",
    "_x0041_ _x005F_",
    "“quotes” 'and' \"more\"",
    "not rated",
    "${trade_rating}",
    "x" * 5000,
)


def can_be_printed(text: str) -> bool:
    return all(sign in "\n\t\r" or category(sign) != "Cc" for sign in text)


LONG = st.sampled_from(("é" * 20_000, "🚚" * 17_000))
"""As long as the cell of a workbook can hold, or longer."""
TEXTS = st.sampled_from(SURPRISES) | st.text(min_size=1, max_size=60).filter(str.strip)
PRINTED = TEXTS.filter(can_be_printed) | LONG
"""Without control characters, which a phone form cannot carry."""
SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)


def statements(texts: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Statement, ...]]:
    return st.lists(
        st.builds(
            Statement,
            text=texts,
            id=st.none() | SLUGS,
            kind=st.sampled_from(["fact", "plan", "need", "question"]),
            side=st.sampled_from([None, "vn", "cn", "kz", "both"]),
            source=st.none() | SLUGS,
            since=st.none() | st.sampled_from(["2005", "2014-09"]).map(Period.parse),
            at=st.none() | TEXTS,
        ),
        max_size=3,
    ).map(tuple)


def cells(
    levels: tuple[int | Decimal, ...], texts: st.SearchStrategy[str]
) -> st.SearchStrategy[Cell]:
    level = st.sampled_from(levels)
    return st.builds(
        Cell,
        rating=st.none() | level,
        plausible=st.none() | st.tuples(level, level).map(sorted).map(tuple),
        because=st.none() | texts,
        strengths=statements(texts),
        drawbacks=statements(texts),
    )


def assessments(
    crossing: str = "hekou-lao-cai", texts: st.SearchStrategy[str] = TEXTS
) -> st.SearchStrategy[Assessment]:
    """By the shipped rubric; no field of the head is filled with a line to write on."""
    heads = texts.filter(lambda text: bool(text.strip("_.… \n")))
    return st.builds(
        Assessment,
        crossing=st.just(crossing),
        rubric=st.just(RUBRIC.reference),
        observed=st.sampled_from(
            ["2017", "2017-07", "2017-07/2019-03", "2026-11-20", "2020-02"]
        ).map(Period.parse),
        recorded=st.dates(),
        assessor=heads,
        method=st.sampled_from(["desk-review", "field-visit", "workshop", "survey"]),
        round=st.none() | heads,
        status=st.none() | st.sampled_from(STATUSES),
        reviewed_by=st.none() | heads,
        note=st.none() | heads,
        dimensions=st.fixed_dictionaries(
            {leaf.id: cells(RUBRIC.scale.levels, texts) for leaf in RUBRIC.leaves}
        ),
    )


def as_assessment(sheet: UnderstoodSheet, rubric: Rubric) -> Assessment:
    """The assessment that a sheet says, where it says everything."""
    return Assessment.model_validate(
        {
            "crossing": sheet.crossing,
            "rubric": sheet.rubric or rubric.reference,
            "observed": sheet.observed,
            "recorded": sheet.recorded,
            "assessor": sheet.assessor,
            "method": sheet.method,
            "round": sheet.round,
            "status": sheet.status,
            "reviewed_by": sheet.reviewed_by,
            "note": sheet.note,
            "dimensions": {
                leaf: Cell(
                    rating=cell.rating,
                    plausible=cell.plausible,
                    because=cell.because,
                    strengths=cell.strengths,
                    drawbacks=cell.drawbacks,
                )
                for leaf, cell in sheet.cells.items()
            },
        }
    )
