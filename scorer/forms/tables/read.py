"""Tables of ratings that somebody has already: a column per leaf, or a row per rating."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from scorer.files.problems.nearest import listed
from scorer.forms.excel.workbook import WorkSheet, read_workbook, text_of
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.leaf_answers import LeafAnswers
from scorer.forms.intake.lexicon import METHOD, POLARITY, STATEMENT_LISTS
from scorer.forms.intake.statement_texts import Line, split_statements, tagged
from scorer.forms.intake.statement_words import (
    Findings,
    WrittenStatement,
    statement_from,
)
from scorer.forms.intake.understood import FormError, Understood, UnderstoodSheet
from scorer.forms.opening.records import NamedValue, Records, from_delimited, from_sheet, unshielded
from scorer.forms.phone.questionnaire import Role
from scorer.forms.tables.columns import is_long, is_wide, roles_of_columns
from scorer.model.names import plain_name

ROWS_ABOVE_A_HEADER = 20
"""Titles and remarks that may stand above the table in a worksheet."""

_ABOUT_THE_SHEET = ("observed", "recorded", "assessor", "method", "round", "note", "rubric")


def read_csv(content: bytes, name: str, context: FormContext) -> Understood:
    """What a CSV table of ratings says; FormError where its columns say nothing."""
    return from_tables([from_delimited(content, name)], name, context)


def read_xlsx(content: bytes, name: str, context: FormContext) -> Understood:
    """What the tables of a workbook say, a table a sheet."""
    return from_workbook(read_workbook(content, name), name, context)


def from_workbook(sheets: Iterable[WorkSheet], name: str, context: FormContext) -> Understood:
    """What the tables of a workbook say, each below whatever titles stand above it."""
    found = Findings()
    tables = [_below_titles(sheet, context, found) for sheet in sheets]
    return from_tables(tables, name, context, found)


def from_tables(
    tables: Sequence[Records], name: str, context: FormContext, found: Findings | None = None
) -> Understood:
    """What the tables of one file say; a table that names no ratings is kept as unplaced text."""
    found = found or Findings()
    readers = []
    for table in tables:
        roles = roles_of_columns(table, context)
        if is_long(roles) or is_wide(roles):
            readers.append(_Reader(table, roles, context, found))
    if not readers:
        raise FormError(_nothing_found(tables, name, context))
    sheets = [sheet for reader in readers for sheet in reader.sheets()]
    read = {reader.table.name for reader in readers}
    for table in tables:
        if table.name not in read:
            for row in table.rows:
                for answer in row:
                    found.keep(answer.place, answer.text)
    long = any(is_long(reader.roles) for reader in readers)
    columns = {plain_name(column) for table in tables for column in table.columns}
    for explained in () if long else context.meanings:
        if plain_name(explained) not in columns:
            found.doubt(name, f"there is no column {explained!r}, which --map explains")
    return Understood(
        recognised_as=f"a table of ratings ({'a row per rating' if long else 'a column per leaf'})",
        sheets=tuple(sheets),
        unplaced=tuple(found.unplaced),
        doubts=tuple(found.doubts),
    )


def looks_like_ratings(table: Records, context: FormContext) -> bool:
    """Whether the columns of a table name a crossing and ratings."""
    roles = roles_of_columns(table, context)
    return is_long(roles) or is_wide(roles)


def _below_titles(sheet: WorkSheet, context: FormContext, found: Findings) -> Records:
    filled = sorted(sheet.rows)
    for head in filled[:ROWS_ABOVE_A_HEADER]:
        table = from_sheet(sheet, head)
        if looks_like_ratings(table, context):
            for row in filled[: filled.index(head)]:
                for column, cell in sorted(sheet.rows[row].items()):
                    found.keep(sheet.place(row, column), text_of(cell))
            return table
    return from_sheet(sheet)


def _nothing_found(tables: Sequence[Records], name: str, context: FormContext) -> str:
    columns = [column for table in tables for column in table.columns if column]
    if not columns:
        return f"{name} is empty: there is no table of ratings in it"
    roles = {
        what
        for table in tables
        for what in (r.what for r in roles_of_columns(table, context).values())
    }
    lacking = "the crossing" if "crossing" not in roles else "a dimension of the rubric"
    return (
        f"no column of {name} names {lacking}; its columns are {listed(columns)}. Say what they "
        f"hold: --map COLUMN=crossing, --map COLUMN={context.rubric.leaf_ids[0]}"
    )


@dataclass
class _Sheet:
    place: str
    about: dict[str, str]
    leaves: dict[str, LeafAnswers]
    found: Findings = field(default_factory=Findings)
    places: dict[str, str] = field(default_factory=dict)
    """Where what it says about the sheet stands."""


class _Reader:
    """Reads one table row by row; rows of a long table that agree on the sheet are one sheet."""

    def __init__(
        self, table: Records, roles: Mapping[str, Role], context: FormContext, found: Findings
    ) -> None:
        self.table = table
        self.roles = roles
        self._context = context
        self._found = found
        self._long = is_long(roles)
        self._others: dict[str, list[str]] = {}
        self._unknown: dict[str, str] = {}

    def sheets(self) -> list[UnderstoodSheet]:
        """Every sheet of the table, in the order of its first row."""
        sheets: dict[tuple[str, ...], _Sheet] = {}
        names_crossings = any(role.what == "crossing" for role in self.roles.values())
        for number, row in enumerate(self.table.rows):
            fields = self._sorted(row)
            about = {
                what: unshielded(fields[what].text)
                for what in ("crossing", "name", *_ABOUT_THE_SHEET)
                if what in fields
            }
            if "crossing" not in about and names_crossings:
                self._nameless(row)
                continue
            about.setdefault("crossing", self._crossing_of_all)
            key = tuple(about.get(what, "") for what in ("crossing", *_ABOUT_THE_SHEET))
            key = key if self._long else (*key, str(number))
            sheet = sheets.get(key)
            if sheet is None:
                sheet = _Sheet(_row_of(row[0].place), about, self._empty())
                sheet.places = {what: answer.place for what, answer in fields.items()}
                sheets[key] = sheet
            if self._long:
                self._long_row(fields, sheet)
            else:
                self._wide_row(row, sheet)
        for name, values in self._others.items():
            self._found.keep(f"column {name or '(without a name)'}", "\n".join(values))
        for name, place in self._unknown.items():
            self._found.doubt(place, f"the rubric has no dimension {name!r}; see --map")
        return [self._understood(sheet) for sheet in sheets.values()]

    @property
    def _crossing_of_all(self) -> str:
        """The crossing that the worksheet is named after; empty where it is none."""
        return self._context.headings.crossing(self.table.name) or ""

    def _empty(self) -> dict[str, LeafAnswers]:
        return {leaf: LeafAnswers() for leaf in self._context.rubric.leaf_ids}

    def _sorted(self, row: Sequence[NamedValue]) -> dict[str, NamedValue]:
        """The fields by what they hold; what the table does not explain is kept by column."""
        fields: dict[str, NamedValue] = {}
        for answer in row:
            role = self.roles.get(answer.name, Role(""))
            if not role.what:
                self._others.setdefault(answer.name, []).append(f"{answer.place}: {answer.text}")
            elif not role.leaf:
                fields.setdefault(role.what, answer)
        return fields

    def _nameless(self, row: Sequence[NamedValue]) -> None:
        self._found.doubt(row[0].place, "this row names no crossing")
        for answer in row:
            if self.roles.get(answer.name, Role("")).what:
                self._found.keep(answer.place, f"{answer.name}: {answer.text}")

    def _wide_row(self, row: Sequence[NamedValue], sheet: _Sheet) -> None:
        for answer in row:
            role = self.roles.get(answer.name, Role(""))
            if role.leaf:
                self._put(sheet.leaves[role.leaf], role.what, answer, sheet.found)

    def _long_row(self, fields: Mapping[str, NamedValue], sheet: _Sheet) -> None:
        named = fields.get("dimension")
        name = named.text if named else ""
        leaf = self._context.headings.leaf(name)
        if leaf is None:
            at = named or next(iter(fields.values()))
            self._unknown.setdefault(name, at.place)
            kept = (f"{what}: {answer.text}" for what, answer in fields.items())
            self._found.keep(at.place, ", ".join(kept))
            return
        read = sheet.leaves[leaf]
        if "polarity" in fields or "text" in fields:
            self._statement(fields, read, sheet.found)
            return
        assert named is not None
        if read.place:
            sheet.found.doubt(named.place, f"{leaf} is rated twice on one sheet; the first counts")
            kept = (f"{what}: {answer.text}" for what, answer in fields.items())
            self._found.keep(named.place, ", ".join(kept))
            return
        read.place = named.place
        for what in ("rating", "low", "high", "because"):
            if what in fields:
                self._put(read, what, fields[what], sheet.found)
        for what in STATEMENT_LISTS.meanings:
            if what in fields:
                self._list(what, fields[what], read, sheet.found)

    def _list(self, what: str, answer: NamedValue, read: LeafAnswers, found: Findings) -> None:
        """The statements that one field holds; a mere count of them is kept as it is."""
        own = Findings(doubts=found.doubts, unplaced=self._found.unplaced)
        lines = [] if answer.text.isdecimal() else map(Line, unshielded(answer.text).split("\n"))
        if answer.text.isdecimal():
            own.keep(answer.place, f"{answer.name}: {answer.text}")
        for text in split_statements(lines):
            words, said = tagged(text)
            statement = statement_from(WrittenStatement(words, **said, place=answer.place), own)
            if statement is not None:
                read.add(what.removesuffix("s"), statement)

    def _put(self, read: LeafAnswers, what: str, answer: NamedValue, found: Findings) -> None:
        own = Findings(doubts=found.doubts, unplaced=self._found.unplaced)
        if what == "because":
            read.put_because(unshielded(answer.text) or None, answer.place, own)
            return
        scale = self._context.rubric.scale
        read.put_level(what, answer.value, answer.place, scale, own, formula=answer.formula)

    def _statement(
        self, fields: Mapping[str, NamedValue], read: LeafAnswers, found: Findings
    ) -> None:
        words = {what: unshielded(answer.text) for what, answer in fields.items()}
        place = next(iter(fields.values())).place
        own = Findings(doubts=found.doubts, unplaced=self._found.unplaced)
        statement = statement_from(
            WrittenStatement(
                text=words.get("text", ""),
                kind=words.get("kind", ""),
                side=words.get("side", ""),
                source=words.get("source", ""),
                id=words.get("id", ""),
                place=place,
            ),
            own,
        )
        polarity = POLARITY.word(words.get("polarity", ""))
        if statement is not None and polarity is not None:
            read.add(polarity, statement)
        elif statement is not None:
            own.doubt(place, "a statement that is neither called a strength nor a drawback")
            own.keep(place, statement.text)

    def _understood(self, sheet: _Sheet) -> UnderstoodSheet:
        about = sheet.about
        method = about.get("method")
        own = Findings(doubts=sheet.found.doubts, unplaced=self._found.unplaced)
        return UnderstoodSheet(
            crossing=about["crossing"] or None,
            crossing_name=about.get("name"),
            cells={leaf: read.cell(own) for leaf, read in sheet.leaves.items()},
            place=sheet.place,
            rubric=about.get("rubric"),
            observed=about.get("observed"),
            recorded=about.get("recorded"),
            assessor=about.get("assessor"),
            method=(METHOD.word(method) or method) if method else None,
            round=about.get("round"),
            note=about.get("note"),
            doubts=tuple(own.doubts),
            places=sheet.places,
        )


def _row_of(place: str) -> str:
    return place.rpartition(", column")[0] or place
