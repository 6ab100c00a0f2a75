"""What became of a sheet on record, in a few words."""


def what_became_of_it(status: str | None, corrected: object, withdrawn: object) -> str:
    """That a sheet was corrected or withdrawn, and when, or how far it has come; else empty."""
    if corrected is not None:
        return f"corrected {corrected}"
    if withdrawn is not None:
        return f"withdrawn {withdrawn}"
    return status or ""
