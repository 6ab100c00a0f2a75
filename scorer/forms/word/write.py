"""The grid as a Word form: a page for each crossing, blank or filled, and a guide at the end."""

from collections.abc import Iterator, Sequence

from scorer.forms.intake.context import FormRequest
from scorer.forms.intake.headings import Headings
from scorer.forms.intake.statement_texts import tag_of
from scorer.forms.marks.levels import level_with_label
from scorer.forms.word.markup import (
    HINT,
    ITEM,
    LABEL,
    SCALE,
    TEXT_WIDTH,
    TITLE,
    blank,
    cell,
    drop_down,
    paragraph,
    row,
    run,
    table,
    text_field,
    written,
)
from scorer.forms.word.package import package
from scorer.model import Assessment, Cell, Dimension, Number, Rubric, Statement, text_in
from scorer.texts.forms import form_text
from scorer.vocabulary import METHODS, STATUSES

MOST_LEVELS_IN_A_ROW = 11
"""Levels that are printed side by side, as from 0 to 10; more are typed."""

_DIMENSION_WIDTH = 2720
_COLUMN_WIDTH = (TEXT_WIDTH - _DIMENSION_WIDTH) // 2
_GRID = (_DIMENSION_WIDTH, _COLUMN_WIDTH, _COLUMN_WIDTH)
_HEAD = (1900, 3033, 1900, 3033)
_SHADED = "E7EEF4"
_EMPTY_ITEMS = 3
"""Bullets in a blank cell, with room to write by hand."""
_ROW_HEIGHT = 1900
"""Twentieths of a point: 3.4 cm, room for three short statements by hand."""


def write_docx(requests: Sequence[FormRequest], rubric: Rubric, language: str) -> bytes:
    """A Word file with a sheet for each request.

    A prefilled sheet carries everything an assessment says, so that reading it gives it back.
    """
    form = _Form(rubric, language)
    sheets = (part for index, request in enumerate(requests) for part in form.sheet(request, index))
    title = text_in(rubric.title, language)
    return package("".join((*form.instructions(), *sheets, *form.guide())), title, language)


class _Form:
    def __init__(self, rubric: Rubric, language: str) -> None:
        self._rubric = rubric
        self._language = language
        self._headings = Headings(rubric)

    def _text(self, key: str) -> str:
        return form_text(key, self._language)

    def _label(self, key: str, hint: str | None = None) -> list[str]:
        below = [paragraph(run(self._text(hint)), HINT)] if hint else []
        return [paragraph(run(self._text(key)), LABEL), *below]

    def sheet(self, request: FormRequest, index: int) -> Iterator[str]:
        """The heading, the head and the grid of one crossing."""
        yield paragraph(run(request.crossing.name), "Heading1", page=index > 0)
        yield self._head(request, index)
        yield paragraph()
        heading = row(
            (
                cell(self._label(key), width, fill=_SHADED)
                for key, width in zip(("dimension", "strengths", "drawbacks"), _GRID, strict=True)
            ),
            heading=True,
        )
        rows = [heading]
        for leaf, branches in self._rubric.outline:
            rows += map(self._branch, branches)
            filled = request.prefill.dimensions.get(leaf.id) if request.prefill else None
            rows += self._dimension(leaf, filled, index)
        yield table(rows, _GRID)
        yield paragraph()

    def _head(self, request: FormRequest, index: int) -> str:
        sheet = request.prefill
        title = text_in(self._rubric.title, self._language)
        values = {
            "crossing": f"{request.crossing.name} ({request.crossing.id})",
            "rubric": f"{title} ({sheet.rubric if sheet else self._rubric.reference})",
            "observed": sheet and sheet.observed.text,
            "recorded": sheet and sheet.recorded.isoformat(),
            "assessor": sheet and sheet.assessor,
            "round": sheet and sheet.round,
            "reviewed_by": sheet and sheet.reviewed_by,
            "note": sheet and sheet.note,
        }
        left, value, right, other = _HEAD
        wide = value + right + other

        def field(key: str, width: int, hint: str | None, span: int = 1) -> list[str]:
            filled = [written(values[key] or "")]
            label_width = left if span > 1 or key in {"crossing", "observed", "assessor"} else right
            return [
                cell(self._label(key, hint), label_width, fill=_SHADED),
                cell(filled, width, span=span),
            ]

        method = [
            cell(self._label("method", "method_hint"), right, fill=_SHADED),
            cell([paragraph(self._method(sheet, index))], other),
        ]
        review = []
        if sheet and sheet.says_review:  # a blank form does without: nobody has reviewed it
            status = [
                cell(self._label("status", "status_hint"), left, fill=_SHADED),
                cell([paragraph(self._status(sheet, index))], value),
            ]
            review.append(row([*status, *field("reviewed_by", other, "reviewed_by_hint")]))
        return table(
            [
                row([*field("crossing", value, None), *field("rubric", other, None)]),
                row(
                    [
                        *field("observed", value, "observed_hint"),
                        *field("recorded", other, "recorded_hint"),
                    ]
                ),
                row([*field("assessor", value, "assessor_hint"), *method]),
                row(field("round", wide, "round_hint", span=3)),
                *review,
                row(field("note", wide, None, span=3), height=500),
            ],
            _HEAD,
        )

    def _method(self, sheet: Assessment | None, index: int) -> str:
        return self._one_of("method", METHODS, sheet.method if sheet else None, index)

    def _status(self, sheet: Assessment, index: int) -> str:
        return self._one_of("status", STATUSES, sheet.status, index)

    def _one_of(self, key: str, words: Sequence[str], chosen: str | None, index: int) -> str:
        choices = [self._text(word) for word in words]
        shown = self._text(chosen) if chosen else " / ".join(choices)
        label = self._text(key)
        return drop_down(f"{index}.{key}", label, choices, shown, chosen=chosen is not None)

    def _branch(self, branch: Dimension) -> str:
        """A row across the grid where a branch of the rubric begins: its title and question."""
        about = [paragraph(run(text_in(branch.title, self._language)), TITLE)]
        if branch.question is not None:
            about.append(paragraph(run(text_in(branch.question, self._language)), HINT))
        return row([cell(about, TEXT_WIDTH, span=len(_GRID), fill=_SHADED)], whole=True)

    def _dimension(self, leaf: Dimension, filled: Cell | None, index: int) -> Iterator[str]:
        key = f"{index}.{leaf.id}"
        title = text_in(leaf.title, self._language)
        about = [paragraph(run(title), TITLE)]
        if self._headings.leaf(title) != leaf.id:
            about.insert(0, paragraph(run(leaf.id), HINT))
        if leaf.question is not None:
            about.append(paragraph(run(text_in(leaf.question, self._language)), HINT))
        about.append(paragraph(self._rating(key, title, filled), SCALE))
        about.append(paragraph(run(self._text("rating_hint")), HINT))
        about.append(paragraph(self._plausible(key, filled), HINT))
        yield row(
            [
                cell(about, _DIMENSION_WIDTH),
                cell(self._statements(filled.strengths if filled else ()), _COLUMN_WIDTH),
                cell(self._statements(filled.drawbacks if filled else ()), _COLUMN_WIDTH),
            ],
            height=_ROW_HEIGHT,
        )
        reason = written((filled and filled.because) or "")
        yield row(
            [
                cell(self._label("because", "because_hint"), _DIMENSION_WIDTH),
                cell([reason], 2 * _COLUMN_WIDTH, span=2),
            ],
            height=560,
        )

    def _rating(self, key: str, title: str, filled: Cell | None) -> str:
        rating = filled.level if filled else None
        label = f"{self._text('rating')}: {title}"
        if not self._in_a_row:
            ends = f"{self._rubric.scale.min}-{self._rubric.scale.max}"
            shown = "______" if rating is None else str(rating)
            lead = run(f"{self._text('rating')} ({ends}):") + blank()
            return lead + text_field(f"{key}.rating", label, shown, chosen=rating is not None)
        levels = self._rubric.scale.levels
        choices = [level_with_label(level, self._rubric, self._language) for level in levels]
        line = "     ".join(map(str, levels))
        shown = line if rating is None else self._level(rating)
        choices = [self._text("not_rated"), *choices]
        return drop_down(f"{key}.rating", label, choices, shown, chosen=rating is not None)

    def _level(self, level: Number) -> str:
        return level_with_label(level, self._rubric, self._language)

    @property
    def _in_a_row(self) -> bool:
        return 2 <= len(self._rubric.scale.levels) <= MOST_LEVELS_IN_A_ROW

    def _plausible(self, key: str, filled: Cell | None) -> str:
        ends = filled.range if filled and filled.range else (None, None)
        controls = []
        for name, end in zip(("from", "to"), ends, strict=True):
            shown = "____" if end is None else str(end)
            chosen = end is not None
            label = self._text("plausible")
            if self._in_a_row:
                choices = [str(level) for level in self._rubric.scale.levels]
                control = drop_down(f"{key}.{name}", label, choices, shown, chosen=chosen)
            else:
                control = text_field(f"{key}.{name}", label, shown, chosen=chosen)
            controls.append(control)
        between = blank() + run(self._text("to")) + blank()
        return run(f"{self._text('plausible')}:") + blank() + between.join(controls)

    def _statements(self, statements: tuple[Statement, ...]) -> Iterator[str]:
        for statement in statements:
            yield written(statement.text, ITEM, tag_of(statement, self._language))
        for _ in range(1 if statements else _EMPTY_ITEMS):
            yield paragraph("", ITEM)

    def instructions(self) -> Iterator[str]:
        """How to fill in the form, before there is anything to fill in."""
        yield paragraph(run(self._text("guide")), "Heading1")
        for key in ("guide_rate", "guide_choose", "guide_plausible", "guide_statements"):
            yield paragraph(run(self._text(key)))

    def guide(self) -> Iterator[str]:
        """What each level of each dimension means."""
        yield paragraph(run(self._text("levels")), "Heading1", page=True)
        for leaf in self._rubric.leaves:
            yield table(self._meaning(leaf), (1700, TEXT_WIDTH - 1700))
            yield paragraph()

    def _meaning(self, leaf: Dimension) -> Iterator[str]:
        title = [paragraph(run(text_in(leaf.title, self._language)), TITLE)]
        title += [paragraph(run(text_in(aspect, self._language)), ITEM) for aspect in leaf.aspects]
        yield row([cell(title, TEXT_WIDTH, span=2, fill=_SHADED)], heading=True, whole=True)
        for level in sorted(leaf.descriptors):
            yield row(
                [
                    cell([paragraph(run(self._level(level)), LABEL)], 1700),
                    cell(
                        [paragraph(run(text_in(leaf.descriptors[level], self._language)))],
                        TEXT_WIDTH - 1700,
                    ),
                ],
                whole=True,
            )
