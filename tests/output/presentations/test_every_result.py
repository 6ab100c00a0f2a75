"""What holds of the presentation of every result, whatever it is about."""

from collections.abc import Callable

import pytest

from scorer.analysis.result import Result
from scorer.library import OpenWorkspace, open_workspace
from scorer.library.views import PRESENTATIONS, present
from scorer.output.tables.table import Presentation, Table
from scorer.output.tables.values import plain
from tests.conftest import ROOT

ONE, OTHER = "hekou-lao-cai", "dongxing-mong-cai"

RESULTS: dict[str, Callable[[OpenWorkspace], Result | None]] = {
    "Changes": lambda workspace: workspace.diff_dates("2017", "2024"),
    "Comparison": lambda workspace: workspace.compare(ONE, OTHER),
    "ComparisonByAssessor": lambda workspace: workspace.compare_by_assessor(ONE, OTHER),
    "History": lambda workspace: workspace.history(ONE),
    "LongTable": lambda workspace: workspace.ratings(),
    "MethodComparison": lambda workspace: workspace.compare_methods(),
    "PanelAgreement": lambda workspace: workspace.agreement(),
    "PanelByAssessor": lambda workspace: workspace.panel_by_assessor(ONE),
    "RankSensitivity": lambda workspace: workspace.sensitivity(),
    "Ranking": lambda workspace: workspace.rank(),
    "ReformAgenda": lambda workspace: workspace.improve(ONE),
    "RobustRanking": lambda workspace: workspace.robustness(draws=200, variation=True),
    "WhatIf": lambda workspace: workspace.what_if({(ONE, "transport"): 4}),
}


@pytest.fixture(scope="module")
def workspace() -> OpenWorkspace:
    return open_workspace(ROOT)


@pytest.fixture(params=RESULTS)
def presentation(request, workspace) -> Presentation:
    result = RESULTS[request.param](workspace)
    assert type(result).__name__ == request.param
    return present(result)


def test_every_kind_of_result_is_presented_here():
    assert set(RESULTS) == set(PRESENTATIONS)


def test_every_row_has_a_cell_for_every_column_and_no_key_comes_twice(presentation):
    tables = [block for block in presentation.blocks if isinstance(block, Table)]
    for table in tables:
        keys = [column.key for column in table.columns]
        assert len(set(keys)) == len(keys)
        assert all(len(row) == len(keys) for row in table.rows)


def test_its_document_is_plain_and_its_sentences_say_something(presentation):
    assert plain(presentation.body)
    assert presentation.provenance is None or presentation.provenance.files
    assert all(presentation.notes)
