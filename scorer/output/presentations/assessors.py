"""How the assessors of a panel stand side by side, for one crossing."""

from collections.abc import Mapping
from typing import Any

from scorer.aggregation import Exact
from scorer.analysis.evidence.reading import Reading
from scorer.analysis.trust.assessors import (
    LeafByAssessor,
    Opinion,
    PanelByAssessor,
    VoicedStatement,
)
from scorer.files.filed import Sheet
from scorer.output.findings.evidence.basis import METHOD_WORDS
from scorer.output.findings.evidence.panels import (
    MOST_ASSESSORS_NAMED,
    MOST_REASONS,
    level_said,
    levels_counted,
    what_panels_rest_on,
    who_rated,
)
from scorer.output.findings.wording import cut_short, level, level_range, read_level
from scorer.output.tables.cells import polarity_cell, rating_cell
from scorer.output.tables.fields import Field, records_of, table_of
from scorer.output.tables.table import Audience, Presentation, Style, Table, TableCell

PANEL = "panel"


def present_panel(result: PanelByAssessor, language: str = "en") -> Presentation:
    """The assessors of one crossing side by side, as a notebook shows them."""
    return Presentation(
        kind="show",
        title=result.panel.crossing.name,
        blocks=panel_tables(result, language),
        body={"by_assessor": by_assessor_body(result)},
        notes=what_panels_rest_on([result.panel], result.rubric),
    )


def panel_tables(result: PanelByAssessor, language: str) -> tuple[Table, ...]:
    """Who said what of each leaf; on which strengths and drawbacks; who, how and when."""
    words = result.rubric.titles(language)
    return (
        _opinions_table(result, words),
        _statements_table(result, words),
        table_of(result.panel.sheets, SHEET_FIELDS, "The sheets"),
    )


def panel_at_a_glance(result: PanelByAssessor, language: str) -> tuple[Table, ...]:
    """A panel of many: how often each level was given to each leaf; the strengths and drawbacks."""
    words = result.rubric.titles(language)
    fields = (*_leaf_fields(result, words), GIVEN)
    shown = [field for field in fields if field.audience is not Audience.DATA]
    return (
        table_of(result.leaves, shown, "What the assessors gave"),
        _statements_table(result, words),
    )


def by_assessor_body(result: PanelByAssessor) -> list[dict[str, Any]]:
    """The panel for a program, one entry a leaf."""
    return [
        {
            "dimension": leaf.dimension,
            PANEL: {
                "rating": leaf.combined.level,
                "low": leaf.combined.low,
                "high": leaf.combined.high,
            },
            "assessors": {each.assessor: opinion_body(each) for each in leaf.opinions},
            "statements": records_of(
                leaf.statements, STATEMENT_FIELDS, "polarity text kind side source assessors"
            ),
        }
        for leaf in result.leaves
    ]


def opinion_body(opinion: Opinion) -> dict[str, Any]:
    """What one assessor said of one leaf, for a program."""
    return {
        "rating": opinion.rating,
        "plausible": opinion.plausible,
        "because": opinion.because,
    }


def _opinions_table(result: PanelByAssessor, words: Mapping[str, str]) -> Table:
    """A row a leaf: the panel's rating, then what each assessor gave, and why."""
    fields = [*_leaf_fields(result, words)]
    many = len(result.panel.assessors) > MOST_ASSESSORS_NAMED
    if many:
        fields.append(GIVEN)
    for index, name in enumerate(result.panel.assessors):
        said = _opinion_fields(index, name)
        fields += [each for each in said if not (many and each.audience is Audience.READER)]
    return table_of(result.leaves, fields, "The assessors side by side")


def _leaf_fields(
    result: PanelByAssessor, words: Mapping[str, str]
) -> tuple[Field[LeafByAssessor], ...]:
    """A leaf, and what the panel makes of it."""
    return (
        Field(
            "dimension", "Dimension", lambda leaf: TableCell(words[leaf.dimension], leaf.dimension)
        ),
        Field(
            PANEL,
            f"Panel ({result.rule})",
            lambda leaf: TableCell(_combined(leaf.combined), leaf.combined.level, Style.STRONG),
            "right",
        ),
        Field("low", "Low", lambda leaf: leaf.combined.low, "right", Audience.DATA),
        Field("high", "High", lambda leaf: leaf.combined.high, "right", Audience.DATA),
    )


def _given(leaf: LeafByAssessor) -> str:
    """How many gave each level, then the reasons that there are."""
    reasons = [
        f"{each.assessor} gives {said_of(each)}: {each.because}"
        for each in leaf.opinions
        if each.because
    ]
    shown = cut_short(reasons, MOST_REASONS, "and {} more reasons")
    return "\n".join([levels_counted(each.reading for each in leaf.opinions), *shown])


GIVEN: Field[LeafByAssessor] = Field("given", "Given", _given, audience=Audience.READER, prose=True)
"""What many assessors gave to a leaf, counted."""


def _opinion_fields(index: int, name: str) -> tuple[Field[LeafByAssessor], ...]:
    """What one assessor said of a leaf: in one text for readers, in single values for programs."""

    def low(leaf: LeafByAssessor) -> Exact | None:
        plausible = leaf.opinions[index].plausible
        return None if plausible is None else plausible[0]

    def high(leaf: LeafByAssessor) -> Exact | None:
        plausible = leaf.opinions[index].plausible
        return None if plausible is None else plausible[1]

    def said(leaf: LeafByAssessor) -> str:
        opinion = leaf.opinions[index]
        return f"{said_of(opinion)}\n{opinion.because or ''}".rstrip()

    data = Audience.DATA
    return (
        Field(f"said_{index + 1}", name, said, audience=Audience.READER, prose=True),
        Field(
            f"{name}.rating",
            f"{name}: rating",
            lambda leaf: rating_cell(leaf.opinions[index].rating),
            "right",
            data,
        ),
        Field(f"{name}.low", f"{name}: low", low, "right", data),
        Field(f"{name}.high", f"{name}: high", high, "right", data),
        Field(
            f"{name}.because",
            f"{name}: because",
            lambda leaf: leaf.opinions[index].because,
            audience=data,
        ),
    )


def _statements_table(result: PanelByAssessor, words: Mapping[str, str]) -> Table:
    """The strengths and drawbacks, leaf by leaf."""
    fields: list[Field[tuple[str, VoicedStatement]]] = [
        Field("dimension", "Dimension", lambda row: TableCell(words[row[0]], row[0])),
        *(field.through(lambda row: row[1]) for field in STATEMENT_FIELDS),
    ]
    rows = [(leaf.dimension, each) for leaf in result.leaves for each in leaf.statements]
    return table_of(rows, fields, "Strengths and drawbacks")


def _combined(reading: Reading) -> str:
    if reading.low == reading.high:
        return read_level(reading)
    whole = level_range(reading.low, reading.high)
    half = level_range(*reading.half)
    return f"{read_level(reading)} ({whole}{f', middle half {half}' if half != whole else ''})"


def said_of(opinion: Opinion) -> str:
    """The rating with its plausible range: `3 (2-4)`; `-` where not rated."""
    said = level(opinion.rating) if opinion.reading is None else level_said(opinion.reading)
    if opinion.plausible is None or not opinion.applies:
        return said
    return f"{said} ({level_range(*opinion.plausible)})"


SHEET_FIELDS: tuple[Field[Sheet], ...] = (
    Field("assessor", "Rated by", lambda sheet: sheet.value.assessor),
    Field(
        "method",
        "How",
        lambda sheet: TableCell(METHOD_WORDS[sheet.value.method], sheet.value.method),
    ),
    Field("observed", "Observed", lambda sheet: str(sheet.value.observed)),
    Field("recorded", "Recorded", lambda sheet: sheet.value.recorded.isoformat()),
    Field("status", "Status", lambda sheet: sheet.value.status or ""),
    Field("note", "Note", lambda sheet: sheet.value.note, prose=True),
    Field("path", "File", lambda sheet: sheet.path),
)
"""Who rated, how and when, with the sheet's own note."""


STATEMENT_FIELDS: tuple[Field[VoicedStatement], ...] = (
    Field("polarity", "Side of the grid", lambda voiced: polarity_cell(voiced.entry.polarity)),
    Field("text", "Statement", lambda voiced: voiced.entry.statement.text, prose=True),
    Field("kind", None, lambda voiced: voiced.entry.statement.kind),
    Field("side", None, lambda voiced: voiced.entry.statement.side),
    Field(
        "assessors",
        "By",
        lambda voiced: TableCell(who_rated(voiced.assessors), ", ".join(voiced.assessors)),
        plain=lambda voiced: voiced.assessors,
    ),
    Field("source", "Source", lambda voiced: voiced.entry.statement.source),
)
"""The strengths and drawbacks, with everybody who wrote each of them down."""
