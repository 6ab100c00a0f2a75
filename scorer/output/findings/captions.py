"""What is said around pictures and parts: as of when, by which rule, on which sheets, what is cut.

The key to a drawing's own marks stands with the drawing.
"""

from scorer.analysis.change.changes import Changes
from scorer.analysis.change.history import History
from scorer.analysis.scoring.ranking import Ranking
from scorer.output.findings.change.history import how_its_range_went, what_rounds_show
from scorer.output.findings.change.looks import what_to_mind
from scorer.output.findings.evidence.basis import what_ratings_rest_on
from scorer.output.findings.evidence.panels import what_panels_rest_on
from scorer.output.findings.evidence.scope import as_of_when, in_brackets, scope_of, what_it_follows
from scorer.output.findings.evidence.snapshot import what_is_carried_over
from scorer.output.findings.scoring.ranking import by_which_rule
from scorer.output.findings.wording import sentence

NONE_RATED = "No crossing is rated"
NONE_LOCATED = "No rated crossing has a known position"


def caption_of_ranking(ranking: Ranking) -> str:
    """As of when, under which rubric and rule, by whom."""
    snapshot = ranking.snapshot
    when = as_of_when(snapshot.selection).removeprefix(", ")
    as_of = f"A{when[1:]}. " if when else ""
    rule = f"{snapshot.rubric.id} {snapshot.rubric.version}, {by_which_rule(ranking.scoring)}"
    scope = in_brackets(scope_of(snapshot))
    carried = what_is_carried_over(snapshot)
    rest_on = " ".join((*carried, *what_panels_rest_on(snapshot.panels, snapshot.rubric)))
    return f"{as_of}{rule}{scope}. {rest_on}"


def caption_over_time(result: Changes | History) -> str:
    """Under which rubric, of which crossings, by whom; what to mind of a change, or its ranges."""
    if isinstance(result, Changes):
        names, minded = result.names, what_to_mind(result)
    else:
        names = {result.crossing.id: result.crossing.name}
        ranges = how_its_range_went(result)
        minded = [*([sentence(ranges)] if ranges else []), *what_rounds_show(result)]
    about = what_it_follows(result.origin, names)
    return " ".join((f"{about}.", what_ratings_rest_on(result.sheets), *minded))


def only_the_first(shown: int, count: int) -> str:
    """That a picture shows the first crossings alone; empty where it shows all."""
    return f"The first {shown} of {count} crossings." if shown < count else ""


def only_the_first_in_detail(shown: int, count: int) -> str:
    """That a report has parts of the first crossings alone."""
    return f"The first {shown} of {count}; scorer report CROSSING makes a report of any other."


def only_the_most_moved(shown: int, count: int) -> str:
    """That a picture shows those crossings alone that moved most; empty where it shows all."""
    return f"The {shown} of {count} crossings that moved most." if shown < count else ""


def how_many_have_no_position(count: int) -> str:
    """How many crossings a map leaves out; empty where none."""
    if not count:
        return ""
    return f"{count} crossing{'s have' if count > 1 else ' has'} no position."
