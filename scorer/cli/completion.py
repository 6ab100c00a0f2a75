"""What the shell offers when an id is half typed; an unreadable workspace offers nothing."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from scorer.files.workspace import Workspace


def complete_crossing(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Ids of crossings, with their names."""
    workspace = _workspace(context)
    if workspace is None:
        return []
    return [
        (crossing.id, crossing.name)
        for crossing in workspace.crossings.values()
        if crossing.id.startswith(incomplete)
    ]


def complete_sheet(context: typer.Context, incomplete: str) -> list[str]:
    """Files of sheets, and tables."""
    workspace = _workspace(context)
    if workspace is None:
        return []
    paths = dict.fromkeys(sheet.path for sheet in workspace.assessments)
    return [path for path in paths if path.startswith(incomplete)]


def complete_rubric(context: typer.Context, incomplete: str) -> list[str]:
    """Rubrics with their major version."""
    workspace = _workspace(context)
    if workspace is None:
        return []
    references = (filed.value.reference for filed in workspace.rubrics)
    return [reference for reference in references if reference.startswith(incomplete)]


def complete_dimension(context: typer.Context, incomplete: str) -> list[str]:
    """Dimensions that are rated."""
    workspace = _workspace(context)
    if workspace is None:
        return []
    leaves = dict.fromkeys(leaf for filed in workspace.rubrics for leaf in filed.value.leaf_ids)
    return [leaf for leaf in leaves if leaf.startswith(incomplete)]


def complete_dimension_weight(context: typer.Context, incomplete: str) -> list[str]:
    """Named weightings, and the dimension that is being given a weight."""
    workspace = _workspace(context)
    if workspace is None:
        return []
    done, comma, begun = incomplete.rpartition(",")
    offered: dict[str, None] = {}
    for filed in workspace.rubrics:
        if not comma:
            offered.update(dict.fromkeys(filed.value.weightings))
        offered.update(dict.fromkeys(f"{node.id}=" for node in filed.value.nodes))
    return [f"{done}{comma}{each}" for each in offered if each.startswith(begun)]


def _workspace(context: typer.Context) -> "Workspace | None":
    from scorer.cli.setting import Setting
    from scorer.files.problems.problem import InvalidFilesError, WorkspaceError
    from scorer.files.workspace import load_workspace

    said = context.find_root().params
    setting = Setting(directory=said.get("directory"), demo=bool(said.get("demo")))
    try:
        return load_workspace(setting.root())
    except (WorkspaceError, InvalidFilesError, OSError):
        return None
