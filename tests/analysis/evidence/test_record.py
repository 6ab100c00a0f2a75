"""The record: corrections, withdrawals, rounds and states of review, and what was known when."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from scorer.analysis.evidence.record import Selection, record_of, sheets_that_count
from scorer.files.filed import Sheet
from scorer.files.workspace import Workspace
from scorer.library import open_workspace
from scorer.model import Assessment, Crossing
from tests.conftest import Made

LEAVES = ("trade", "transport", "bez", "dialogue")


def rated(level: int) -> dict[str, object]:
    return dict.fromkeys(LEAVES, level)


def level_of(made: Made, **options: object) -> object:
    """The level of the first leaf of crossing a, None where it has no sheet."""
    rows = {row.crossing: row for row in open_workspace(made.root).rank(**options)}  # type: ignore[arg-type]
    return rows["a"].ratings["trade"] if "a" in rows else None


def corrected(made: Made) -> Made:
    made.rubric().crossings("a")
    made.sheet("a", rated(4), recorded="2021-01-10", file="first")
    return made.sheet("a", rated(2), recorded="2021-03-05", file="again")


def test_the_later_recorded_of_two_counts(made: Made) -> None:
    corrected(made)
    assert level_of(made) == 2
    assert len(open_workspace(made.root).rank()) == 1


def test_a_day_in_the_past_knows_what_was_known(made: Made) -> None:
    corrected(made)
    assert level_of(made, known_on="2021-01-09") is None
    assert level_of(made, known_on="2021-01-10") == 4
    assert level_of(made, known_on="2021-02") == 4
    assert level_of(made, known_on="2021-03-05") == 2


def test_a_withdrawn_sheet_counts_until_the_day_before(made: Made) -> None:
    corrected(made)
    path = made.root / "assessments/a/again.yaml"
    text = path.read_text()
    withdrawn = "withdrawn: {on: 2021-06-01, because: Another gate.}\ndimensions:"
    path.write_text(text.replace("dimensions:", withdrawn, 1))
    assert level_of(made) is None, "the version before does not come back"
    assert level_of(made, known_on="2021-05-31") == 2
    assert level_of(made, known_on="2021-06-01") is None
    made.sheet("a", rated(3), recorded="2021-07-01", file="reinstated")
    assert level_of(made) == 3


def test_rounds_of_one_period_follow_each_other_by_the_day_they_were_begun(made: Made) -> None:
    made.rubric().crossings("a")
    made.sheet("a", rated(1), round_="one", recorded="2021-01-01", file="1")
    made.sheet("a", rated(3), round_="two", recorded="2021-02-01", file="2")
    made.sheet("a", rated(2), round_="one", recorded="2021-03-01", file="1-corrected")
    assert level_of(made) == 3, "a correction of the first round does not make it the latest"
    changes = open_workspace(made.root).diff("a")
    assert {change.old for change in changes.changes} == {2}


def test_rounds_begun_on_one_day_stand_in_the_order_of_their_numbers(made: Made) -> None:
    made.rubric().crossings("a")
    for number in (10, 9):
        made.sheet("a", rated(number - 6), round_=f"round {number}", file=str(number))
    assert level_of(made) == 4


def test_a_status_takes_the_last_version_that_has_come_so_far(made: Made) -> None:
    corrected(made)
    for name, status in (("first", "agreed"), ("again", "draft")):
        path = made.root / f"assessments/a/{name}.yaml"
        path.write_text(path.read_text().replace("method:", f"status: {status}\nmethod:", 1))
    assert level_of(made) == 2
    assert level_of(made, statuses=["agreed"]) == 4
    assert level_of(made, statuses=["reviewed"]) is None


def test_an_edition_carries_nothing_over(made: Made) -> None:
    made.rubric().crossings("a", "b")
    made.sheet("a", rated(2), observed="2019-07/2020-06").sheet("a", rated(4), observed="2020")
    made.sheet("b", rated(3), observed="2018")
    workspace = open_workspace(made.root)
    assert [row.crossing for row in workspace.rank(observed_in="2020")] == ["a"]
    assert level_of(made, observed_in="2020") == 4
    assert level_of(made, observed_in="2019-07/2020-06") == 2
    assert [row.crossing for row in workspace.rank()] == ["a", "b"]


def test_corrections_and_statuses_stand_in_tables_too(made: Made) -> None:
    made.rubric(leaves=("trade",)).crossings("a")
    head = "crossing,rubric,observed,recorded,assessor,method,status,dimension,rating\n"
    rows = (
        f"a,grid@1,2020,2021-{month}-01,bureau,survey,{status},trade,{level}\n"
        for month, status, level in (("01", "agreed", 4), ("02", "draft", 2))
    )
    made.file("assessments/tables/index.csv", head + "".join(rows))
    assert level_of(made) == 2
    assert level_of(made, known_on="2021-01") == 4
    assert level_of(made, statuses=["agreed"]) == 4


days = st.integers(0, 40).map(lambda n: date(2021, 1, 1 + n) if n < 31 else date(2021, 2, n - 30))


@given(
    versions=st.lists(st.tuples(st.sampled_from("ab"), days), unique=True, min_size=1),
    known_on=days,
)
def test_what_is_known_is_the_last_version_of_each_sheet_by_then(
    versions: list[tuple[str, date]], known_on: date
) -> None:
    workspace = Workspace(
        root=None,  # type: ignore[arg-type]
        rubrics=(),
        crossings={"a": Crossing(id="a", name="A", kind="area")},
        sources={},
        assessments=tuple(
            Sheet(
                Assessment(
                    crossing="a",
                    rubric="grid@1",
                    observed="2020",  # type: ignore[arg-type]
                    recorded=day,
                    assessor=assessor,
                    method="survey",
                    dimensions={},
                ),
                f"{assessor}-{day}",
                "",
            )
            for assessor, day in versions
        ),
        files=(),
    )
    counting = sheets_that_count(workspace, Selection(known_on=known_on))
    latest = {
        assessor: max(day for name, day in versions if name == assessor and day <= known_on)
        for assessor, day in versions
        if day <= known_on
    }
    assert {sheet.assessor: sheet.value.recorded for sheet in counting} == latest
    record = record_of(workspace)
    assert len(record) == len(versions)
    assert all(each.first <= each.sheet.value.recorded for each in record)
