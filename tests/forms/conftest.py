"""A small rubric and a few crossings to read forms against."""

from pathlib import Path

import pytest

from scorer.files.workspace import Workspace, load_workspace
from scorer.forms.intake.context import FormContext
from scorer.model import Crossing

SHIPPED = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def workspace() -> Workspace:
    """The shipped workspace: its rubric speaks three languages."""
    return load_workspace(SHIPPED)


@pytest.fixture(scope="session")
def context(workspace) -> FormContext:
    crossings = [
        Crossing(id="red-river", name="Red River", kind="area", aliases=("Sông Hồng", "红河")),
        Crossing(id="north-gate", name="North Gate-Nam Quan", kind="area"),
    ]
    return FormContext(workspace.rubric("bez-grid"), {each.id: each for each in crossings})
