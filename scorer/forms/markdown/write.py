"""The grid as Markdown, for e-mail and print: headings, and list items for all there is to fill."""

import re
from collections.abc import Iterator, Sequence

from scorer.forms.intake.context import FormRequest
from scorer.forms.intake.headings import Headings
from scorer.forms.intake.statement_texts import tag_of
from scorer.forms.markdown.escaped import protected, restored
from scorer.forms.marks.levels import level_with_label
from scorer.model import Assessment, Cell, Dimension, Number, Rubric, Statement, text_in
from scorer.texts.forms import form_text
from scorer.vocabulary import METHODS, STATUSES

MOST_LEVELS_IN_A_ROW = 11
"""Levels that are printed side by side, as from 0 to 10; more are typed."""
_EMPTY_ITEMS = 3
_CODE = re.compile(r"\\`(.+?)\\`")
_HINTS = {
    key: f"{key}_hint" for key in ("observed", "recorded", "assessor", "round", "reviewed_by")
} | {
    "method": "method_hint_markdown",
    "status": "status_hint_markdown",
}
"""How to fill in a field, by its key; the same as in Word wherever both are filled alike."""


def write_markdown(requests: Sequence[FormRequest], rubric: Rubric, language: str) -> str:
    """A Markdown text with a sheet for each request; a prefilled one reads back losslessly."""
    lines = [f"# {_one_line(text_in(rubric.title, language))}", ""]
    for key in ("guide_rate", "guide_statements_markdown"):
        lines += [_with_code(form_text(key, language)), ""]
    for request in requests:
        lines += _sheet(request, rubric, language)
    lines += guide_lines(rubric, language)
    return "\n".join(lines) + "\n"


def _sheet(request: FormRequest, rubric: Rubric, language: str) -> Iterator[str]:
    sheet = request.prefill
    title = text_in(rubric.title, language)
    methods = " / ".join(form_text(method, language) for method in METHODS)
    fields = {
        "crossing": f"{request.crossing.name} ({request.crossing.id})",
        "rubric": f"{title} ({sheet.rubric if sheet else rubric.reference})",
        "observed": sheet.observed.text if sheet else "",
        "recorded": sheet.recorded.isoformat() if sheet else "",
        "assessor": sheet.assessor if sheet else "",
        "method": form_text(sheet.method, language) if sheet else methods,
        "round": (sheet and sheet.round) or "",
        **(_review(sheet, language) if sheet and sheet.says_review else {}),
        "note": (sheet and sheet.note) or "",
    }
    yield from (f"## {_one_line(request.crossing.name)}", "")
    for key, text in fields.items():
        yield _field(key, protected(text), language)
    yield ""
    for leaf, branches in rubric.outline:
        for branch in branches:
            yield from _branch(branch, language)
        filled = sheet.dimensions.get(leaf.id) if sheet else None
        yield from _dimension(leaf, filled, rubric, language)


def _review(sheet: Assessment, language: str) -> dict[str, str]:
    """How far a sheet has come, and who reviewed it: rows that a blank form does without."""
    offered = (sheet.status,) if sheet.status else STATUSES
    return {
        "status": " / ".join(form_text(status, language) for status in offered),
        "reviewed_by": sheet.reviewed_by or "",
    }


def _branch(branch: Dimension, language: str) -> Iterator[str]:
    """Where a branch of the rubric begins: its title and its question."""
    yield from (f"### {_one_line(text_in(branch.title, language))}", "")
    if branch.question is not None:
        yield from (protected(text_in(branch.question, language)), "")


def _dimension(
    leaf: Dimension, filled: Cell | None, rubric: Rubric, language: str
) -> Iterator[str]:
    title = _one_line(text_in(leaf.title, language))
    yield f"### {title if Headings(rubric).leaf(restored(title)) == leaf.id else leaf.id}"
    yield ""
    if leaf.question is not None:
        yield from (protected(text_in(leaf.question, language)), "")
    plausible = filled.range if filled else None
    between = form_text("to", language)
    shown = f"{plausible[0]} {between} {plausible[1]}" if plausible else ""
    yield _field("rating", _scale(filled.level if filled else None, rubric), language)
    yield _field("plausible", shown, language)
    yield _field("because", protected((filled and filled.because) or ""), language)
    yield ""
    for key, statements in (
        ("strengths", filled.strengths if filled else ()),
        ("drawbacks", filled.drawbacks if filled else ()),
    ):
        yield from (f"#### {form_text(key, language)}", "")
        for statement in statements:
            yield _statement(statement, language)
        yield from ["-"] * (1 if statements else _EMPTY_ITEMS)
        yield ""


def _scale(rating: Number | None, rubric: Rubric) -> str:
    levels = rubric.scale.levels
    if not 2 <= len(levels) <= MOST_LEVELS_IN_A_ROW:
        return "" if rating is None else str(rating)
    return "  ".join(f"[{level}]" if level == rating else str(level) for level in levels)


def _field(key: str, text: str, language: str) -> str:
    label = f"**{form_text(key, language)}:**"
    if key in _HINTS:
        label = f"**{form_text(key, language)}** ({form_text(_HINTS[key], language)}):"
    return _item(f"{label} {text}".rstrip())


def _statement(statement: Statement, language: str) -> str:
    return _item(f"{protected(statement.text)} {tag_of(statement, language, protected)}")


def _item(text: str) -> str:
    """A list item; its further lines stand below its text."""
    first, *others = text.split("\n")
    return "\n".join([f"- {first}", *(f"  {line}".rstrip() for line in others)])


def guide_lines(rubric: Rubric, language: str) -> list[str]:
    """What each level of each dimension means, as lines at the end of the form."""
    lines = [f"## {form_text('levels', language)}", ""]
    for leaf in rubric.leaves:
        lines += [f"**{_one_line(text_in(leaf.title, language))}**", ""]
        for level in sorted(leaf.descriptors):
            shown = level_with_label(level, rubric, language)
            meaning = _one_line(text_in(leaf.descriptors[level], language))
            lines.append(f"* {shown}: {meaning}")
        lines.append("")
    return lines


def _with_code(text: str) -> str:
    """A text of ours protected, but for what stands in backticks: there Markdown shows all."""
    return _CODE.sub(lambda found: f"`{restored(found[1])}`", protected(text))


def _one_line(text: str) -> str:
    return protected(" ".join(text.split()))
