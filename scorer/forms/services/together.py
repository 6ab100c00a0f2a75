"""Which CSV files are one export: submissions, their repeats and the log of what phones did."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from scorer.forms.services import kobo, odk
from scorer.forms.tables.delimited import columns_of


def together(files: Mapping[str, bytes]) -> list[tuple[str, ...]]:
    """The names of those CSV files that are one export each: submissions, their repeats, the log.

    What belongs to submissions is told by its name, `form-repeat.csv` beside `form.csv`, or goes
    with the only submissions there are.
    """
    columns = {name: columns_of(content, name) for name, content in files.items()}
    mains = [name for name, each in columns.items() if odk.is_main(each) or kobo.has_marks(each)]
    groups: dict[str, list[str]] = {main: [] for main in mains}
    for name, each in columns.items():
        if odk.is_repeat(each) or odk.is_audit(each) or kobo.is_repeat(each):
            stem = str(PurePosixPath(name).with_suffix(""))
            named = [
                main for main in mains if stem.startswith(f"{PurePosixPath(main).with_suffix('')}")
            ]
            owner = max(named, key=len, default=mains[0] if len(mains) == 1 else None)
            if owner is not None and owner != name:
                groups[owner].append(name)
    return [(main, *rest) for main, rest in groups.items() if rest]
