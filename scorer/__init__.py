"""Rate border crossings on a documented grid: open a workspace, rank, compare, follow over time.

Importing this package is cheap: what a name needs is imported when the name is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from scorer.version import __version__

if TYPE_CHECKING:
    from scorer.analysis.scoring.frames import rank_frame
    from scorer.analysis.scoring.scores import scoring_of
    from scorer.files.problems.problem import InvalidFilesError, UnknownNameError, WorkspaceError
    from scorer.files.validation import validate
    from scorer.library import OpenWorkspace, QuestionError, open_workspace
    from scorer.model import Assessment, Crossing, Period, Rubric

_HOMES = {
    "Assessment": "scorer.model",
    "Crossing": "scorer.model",
    "InvalidFilesError": "scorer.files.problems.problem",
    "OpenWorkspace": "scorer.library",
    "Period": "scorer.model",
    "QuestionError": "scorer.library",
    "Rubric": "scorer.model",
    "UnknownNameError": "scorer.files.problems.problem",
    "WorkspaceError": "scorer.files.problems.problem",
    "open_workspace": "scorer.library",
    "rank_frame": "scorer.analysis.scoring.frames",
    "scoring_of": "scorer.analysis.scoring.scores",
    "validate": "scorer.files.validation",
}

__all__ = [
    "Assessment",
    "Crossing",
    "InvalidFilesError",
    "OpenWorkspace",
    "Period",
    "QuestionError",
    "Rubric",
    "UnknownNameError",
    "WorkspaceError",
    "__version__",
    "open_workspace",
    "rank_frame",
    "scoring_of",
    "validate",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'scorer' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
