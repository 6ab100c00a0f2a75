"""Strategies for assessments of the shipped rubric, as full of surprises as files allow."""

from datetime import date

from hypothesis import strategies as st

from scorer.model import Assessment, Cell, Period, Statement

SURPRISES = (
    "=1+1",
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
    "x" * 5000,
)
TEXTS = st.sampled_from(SURPRISES) | st.text(min_size=1, max_size=60).filter(str.strip)
SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,5})?", fullmatch=True)
LEVELS = st.integers(1, 5)


def statements():
    return st.lists(
        st.builds(
            Statement,
            text=TEXTS,
            id=st.none() | SLUGS,
            kind=st.sampled_from(["fact", "plan", "need", "question"]),
            side=st.sampled_from([None, "vn", "cn", "both"]),
            source=st.none() | SLUGS,
        ),
        max_size=3,
    ).map(tuple)


def cells():
    return st.builds(
        Cell,
        rating=st.none() | LEVELS,
        plausible=st.none() | st.tuples(LEVELS, LEVELS).map(sorted).map(tuple),
        because=st.none() | TEXTS,
        strengths=statements(),
        drawbacks=statements(),
    )


def assessments(crossing="red-river"):
    leaves = ("trade", "transport", "bez", "dialogue")
    return st.builds(
        Assessment,
        crossing=st.just(crossing),
        rubric=st.just("bez-grid@1"),
        observed=st.sampled_from(["2017", "2017-07", "2017-07/2019-03"]).map(Period.parse),
        recorded=st.dates(date(2000, 1, 1), date(2099, 12, 31)),
        assessor=TEXTS.filter(lambda text: text.strip("_.… \n")),
        method=st.sampled_from(["desk-review", "field-visit", "workshop", "survey"]),
        round=st.none() | TEXTS.filter(lambda text: text.strip("_.… \n")),
        note=st.none() | TEXTS.filter(lambda text: text.strip("_.… \n")),
        dimensions=st.fixed_dictionaries({leaf: cells() for leaf in leaves}),
    )


def as_assessment(sheet):
    """A sheet that says everything, as the assessment it is."""
    return Assessment.model_validate(
        {
            "crossing": sheet.crossing,
            "rubric": sheet.rubric,
            "observed": sheet.observed,
            "recorded": sheet.recorded,
            "assessor": sheet.assessor,
            "method": sheet.method,
            "round": sheet.round,
            "status": sheet.status,
            "reviewed_by": sheet.reviewed_by,
            "note": sheet.note,
            "dimensions": {
                leaf: {
                    "rating": cell.rating,
                    "plausible": cell.plausible,
                    "because": cell.because,
                    "strengths": [statement.model_dump() for statement in cell.strengths],
                    "drawbacks": [statement.model_dump() for statement in cell.drawbacks],
                }
                for leaf, cell in sheet.cells.items()
            },
        }
    )
