"""The phone form itself, sent in place of the answers to it: refused in words."""

from scorer.forms.errors import FormError
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.records import Tables

_OWN_SHEETS = frozenset({"survey", "choices"})


def refuse_form(tables: Tables, context: FormContext) -> None:  # noqa: ARG001 - as all readers
    """Nothing for other tables; FormError where they are those of an XLSForm."""
    if {table.name.strip().casefold() for table in tables.raw} >= _OWN_SHEETS:
        raise FormError(
            f"{tables.name} is the phone form itself (XLSForm), which holds no answers; "
            "export the submissions from the form service and import those"
        )
