"""Assessments of every kind, drawn by hypothesis, and how one that was read compares to them."""

from decimal import Decimal

from hypothesis import strategies as st

from scorer.forms.intake.understood import UnderstoodSheet
from scorer.model import Assessment, Cell, Period, Rubric, Statement

AWKWARD = (
    "=1+1",
    "'=SUM(A1)",
    "-5 hours",
    "+84 20",
    "@home",
    "Cầu thứ hai ở Lào Cai",
    "河口口岸每天开放",
    "معبر حدودي",
    "🚛 in the queue 🇻🇳",
    'two\nlines, "quoted"; and\ttabbed',
    "carriage\r\nreturn\r",
    "  blank ends  ",
    "_x0041_ and x005F_ and _x005F_",
    "3",
    "not rated",
    "<b>&amp;</b> ${trade_rating}",
    "x" * 5000,
    "é" * 20_000,
    "🚚" * 17_000,
)

_characters = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="\n\t\r"
)
texts = st.sampled_from(AWKWARD) | st.text(_characters, min_size=1, max_size=40).filter(
    lambda text: bool(text.strip())
)
slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)

statements = st.builds(
    Statement,
    text=texts,
    id=st.none() | slugs,
    kind=st.sampled_from(["fact", "plan", "need", "question"]),
    side=st.none() | st.sampled_from(["both", "cn", "vn", "kz"]),
    source=st.none() | slugs,
)


@st.composite
def cells(draw: st.DrawFn, levels: tuple[int | Decimal, ...]) -> Cell:
    ends = draw(st.none() | st.lists(st.sampled_from(levels), min_size=2, max_size=2))
    return Cell(
        rating=draw(st.none() | st.sampled_from(levels)),
        plausible=(min(ends), max(ends)) if ends else None,
        because=draw(st.none() | texts),
        strengths=tuple(draw(st.lists(statements, max_size=3))),
        drawbacks=tuple(draw(st.lists(statements, max_size=3))),
    )


def assessments(
    rubric: Rubric, text: st.SearchStrategy[str] = texts
) -> st.SearchStrategy[Assessment]:
    return st.builds(
        Assessment,
        crossing=st.just("hekou-lao-cai"),
        rubric=st.just(rubric.reference),
        observed=st.sampled_from(["2017", "2017-07/2019-03", "2026-11-20", "2020-02"]).map(
            Period.parse
        ),
        recorded=st.dates(),
        assessor=text,
        method=st.sampled_from(["desk-review", "field-visit", "workshop", "survey"]),
        round=st.none() | text,
        note=st.none() | text,
        dimensions=st.fixed_dictionaries(
            {leaf.id: cells(rubric.scale.levels) for leaf in rubric.leaves}
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
