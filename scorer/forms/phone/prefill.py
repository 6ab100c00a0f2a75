"""What a prefilled phone form starts from: the answers of an earlier sheet as a lookup list.

A default that is a text may be taken for an expression; looked up in a list it stays a text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scorer.forms.intake.statement_texts import with_ground
from scorer.forms.phone.rows import NOT_RATED, Row, in_languages, kept_by_engines
from scorer.model import Assessment
from scorer.texts.catalogue import own_name

LIST = "previous"
PREVIOUS = ("answer", "dimension", "polarity", "kind", "side", "source", "id")
"""Further columns of the list."""

_IN_A_STATEMENT = {
    "statement_dimension": "dimension",
    "statement_polarity": "polarity",
    "statement_text": "answer",
    "statement_kind": "kind",
    "statement_side": "side",
    "statement_source": "source",
    "statement_id": "id",
}


@dataclass(frozen=True)
class Prefill:
    """The earlier answers by question, and the earlier statements in order."""

    answers: Mapping[str, str]
    rows: tuple[Row, ...]

    @property
    def statements(self) -> int:
        """How many statements there were."""
        return len(self.rows)

    def default(self, question: str) -> str:
        """The expression that looks up the earlier answer to a question; empty if there is none."""
        if question in _IN_A_STATEMENT:
            which = "concat('statement_', position(..))"
            return f"instance('{LIST}')/root/item[name = {which}]/{_IN_A_STATEMENT[question]}"
        if question in self.answers:
            return f"instance('{LIST}')/root/item[name = '{question}']/answer"
        return ""

    def choices(self) -> Iterator[Row]:
        """The rows of the list."""
        for question, answer in self.answers.items():
            yield self._row(question, {"answer": answer})
        for number, row in enumerate(self.rows, start=1):
            yield self._row(f"statement_{number}", row)

    def _row(self, name: str, values: Row) -> Row:
        labels = in_languages("label", lambda tag: f"{name} ({own_name(tag)})")
        safe = {column: kept_by_engines(text) for column, text in values.items()}
        return {"list_name": LIST, "name": name, **labels, **safe}


def prefill_from(assessment: Assessment, names: Mapping[str, str]) -> Prefill:
    """The answers and statements of an assessment; names: of the leaves in the form, by id."""
    answers = {
        "crossing": assessment.crossing,
        "observed_from": assessment.observed.begin.isoformat(),
        "observed_to": assessment.observed.end.isoformat(),
        "assessor": assessment.assessor,
        "method": assessment.method,
        "round": assessment.round or "",
        "sheet_status": assessment.status or "",
        "sheet_reviewed_by": assessment.reviewed_by or "",
        "note": assessment.note or "",
    }
    rows: list[Row] = []
    for leaf, name in names.items():
        cell = assessment.dimensions.get(leaf)
        if cell is None:
            continue
        low, high = cell.range or ("", "")
        answers |= {
            f"{name}_rating": NOT_RATED if cell.level is None else str(cell.level),
            f"{name}_low": str(low),
            f"{name}_high": str(high),
            f"{name}_because": cell.because or "",
        }
        rows += [
            {
                "dimension": leaf,
                "polarity": polarity,
                "answer": with_ground(statement),
                "kind": statement.kind,
                "side": statement.side or "",
                "source": statement.source or "",
                "id": statement.id or "",
            }
            for polarity, statement in cell.statements()
        ]
    return Prefill(
        {question: answer for question, answer in answers.items() if answer}, tuple(rows)
    )
