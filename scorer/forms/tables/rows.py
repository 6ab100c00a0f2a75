"""The rows of a table of ratings: wide, a sheet each; or long, several for one sheet."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import groupby

from scorer.files.periods import period_meant
from scorer.files.problems.nearest import listed
from scorer.files.shielding import unshielded
from scorer.forms.intake.asked import Role
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.ledger import Entry, Fate, Ledger
from scorer.forms.intake.records import FilledRow, NamedValue, Records, place_of_row
from scorer.forms.intake.sheet_builder import SheetBuilder
from scorer.forms.intake.statements import PARTS, WrittenStatement
from scorer.forms.intake.understood import UnderstoodSheet
from scorer.forms.lexicon.answers import POLARITY
from scorer.forms.lexicon.tables import STATEMENT_LISTS, sums_up
from scorer.forms.marks.levels import NOT_WORKED_OUT, LevelRead, scale_in_words
from scorer.forms.tables.columns import go_up_by_one, is_long, may_count_rows
from scorer.forms.tables.memory import ABOUT_THE_SHEET, Memory

_WIDEST_WITHOUT_FOOTNOTES = 2
"""Columns of a table in which a row of one cell may be a row as any other."""
_FIGURE = re.compile(r"\s*[-+]?[\d.,\s]+%?\s*")
_UNIT = re.compile(
    r"\b(?:hours?|hrs?|days?|minutes?|mins?|usd|us\$|dollars?|eur|euros?|vnd|cny|rmb|km|tonnes?|tons?"
    r"|teu|trucks?|vehicles?|percent)\b|[%$€¥]|giờ|ngày|小时|天数",
    re.IGNORECASE,
)
"""Units in the name of a column: what it holds is measured, not rated."""

_OF_A_RATING = ("rating", "low", "high", "because")


class TableReader:
    """Reads one table row by row; rows of a long table that agree on the sheet are one sheet."""

    def __init__(
        self, table: Records, roles: Mapping[str, Role], context: FormContext, ledger: Ledger
    ) -> None:
        self.table = table
        self.roles = dict(roles)
        self._context = context
        self._ledger = ledger
        self._long = is_long(roles)
        self.names_crossings = any(role.what == "crossing" for role in roles.values())
        self._not_explained: dict[str, list[NamedValue]] = {}
        """The fields of columns that the table does not explain, by column."""
        self._sheets: dict[tuple[str, ...], SheetBuilder | UnderstoodSheet] = {}
        """By what tells a sheet from the others of its table."""
        self._above: Sequence[NamedValue] = ()
        """The last row that names a crossing, for rows of a long table that leave it out."""
        self._unknown: dict[str, str] = {}
        """Where each dimension stands first that the rubric does not have."""

    @cached_property
    def _memory(self) -> Memory:
        return Memory(self.table.header, self.roles, self._alone)

    def sheets(self) -> list[UnderstoodSheet]:
        """Every sheet of the table, in the order of its first row."""
        self._pass_over_row_numbers()
        self._leave_columns_of_figures()
        by_sheet = self._rows_by_sheet()
        for number, row in enumerate(() if by_sheet else self.table.rows):
            self._read_closely(row, number)
        for number, (rows, whole) in enumerate(by_sheet):
            self._read_sheet(rows, number, whole=whole)
        self._columns()
        for name, place in self._unknown.items():
            self._ledger.doubt(place, f"the rubric has no dimension {name!r}; see --map")
        return [self._finished(key) for key in self._sheets]

    def _rows_by_sheet(self) -> list[tuple[list[FilledRow], bool]]:
        """The rows that follow each other and are of one sheet, and whether they are all of it.

        None where that hangs on more than the texts of each row.
        """
        memory = self._memory
        rows = [
            row for row in self.table.rows if isinstance(row, FilledRow) and row.texts is not None
        ]
        if not memory.usable or len(rows) < len(self.table.rows):
            return []
        if not self._long:
            return [([row], True) for row in rows]
        if not all(map(memory.names_a_crossing, rows)):
            return []
        keyed = [(memory.key(memory.texts(row)), row) for row in rows]
        count = Counter(key for key, _ in keyed)
        runs = [(key, [row for _, row in run]) for key, run in groupby(keyed, lambda each: each[0])]
        return [(run, len(run) == count[key]) for key, run in runs]

    def _read_sheet(self, rows: Sequence[FilledRow], number: int, *, whole: bool) -> None:
        """Read rows of one sheet: at once where all they say was understood before.

        whole: whether they are all rows of it.
        """
        known = self._memory.recall(rows) if whole else None
        if known is not None:
            self._sheets[str(number),] = known
            for row in rows:
                row.take()
                if self._memory.holds_unexplained(row):
                    self._keep_unexplained(row)
            return
        before = self._ledger.extent
        key, *_ = [self._read_closely(row, number) for row in rows]
        if whole and key is not None:
            sheet = self._finished(key)
            if self._ledger.extent == before:
                self._memory.remember(rows, sheet)

    def _alone(self, what: str, text: str) -> str | None:
        """What a text says as a field about a sheet, whatever stands beside it.

        None where it leaves anything to doubt, or over.
        """
        if what == "crossing" and sums_up(text) and not self._context.headings.crossing(text):
            return None
        ledger, entry = Ledger(), Entry("", text)
        builder = SheetBuilder(self._context, ledger, "")
        before = ledger.extent
        builder.set_field(what, unshielded(text), entry)
        sheet = builder.finish(of_a_whole_form=False)
        if entry.fate is not Fate.USED or sheet.doubts or ledger.extent != before:
            return None
        said: str | None = getattr(sheet, "crossing_name" if what == "name" else what)
        return said

    def _read_closely(self, row: Sequence[NamedValue], number: int) -> tuple[str, ...] | None:
        """Read a row field by field into its sheet; the key of that, None where it is of none."""
        fields = self._by_role(row)
        if not fields and not any(self.roles.get(each.name, Role("")).leaf for each in row):
            self._keep_unexplained(row)
            return None  # what no column explains is left over column by column
        if self._is_none(row, fields):
            return None
        self._keep_unexplained(row)
        if "crossing" in fields:
            self._above = row
        elif self.names_crossings:
            above = next((each for each in self._above if self._names_one(each)), None)
            if not (self._long and above and "dimension" in fields):
                self._ledger.doubt(row[0].place, "this row names no crossing")
                return None
            self._ledger.doubt(row[0].place, f"no crossing here: taken for {above.text}, above")
            fields["crossing"] = above
            for what, answer in self._by_role(self._above).items():
                if what in ABOUT_THE_SHEET:
                    fields.setdefault(what, answer)
        about = ("crossing", *ABOUT_THE_SHEET)
        key = tuple(fields[what].text if what in fields else "" for what in about)
        key = key if self._long else (*key, str(number))
        sheet = self._sheets.get(key)
        if sheet is None:
            sheet = SheetBuilder(self._context, self._ledger, place_of_row(row[0].place))
            self._sheets[key] = sheet
        assert isinstance(sheet, SheetBuilder)  # what is finished has no further rows
        self._about(fields, sheet)
        if self._long:
            self._long_row(fields, sheet)
        else:
            self._wide_row(row, sheet)
        return key

    def _names_one(self, answer: NamedValue) -> bool:
        return self.roles.get(answer.name, Role("")).what == "crossing"

    def _finished(self, key: tuple[str, ...]) -> UnderstoodSheet:
        sheet = self._sheets[key]
        if isinstance(sheet, SheetBuilder):
            sheet = self._sheets[key] = sheet.finish(of_a_whole_form=False)
        return sheet

    def _is_none(self, row: Sequence[NamedValue], fields: Mapping[str, NamedValue]) -> bool:
        """Whether a row is a footnote, or sums up the rows above; it is doubted and kept."""
        first = fields.get("crossing", row[0])
        if self._context.headings.crossing(first.text) is not None:
            return False
        alone = len(row) == 1 and len(self.table.columns) > _WIDEST_WITHOUT_FOOTNOTES
        if sums_up(first.text):
            message = f"this row sums up others ({first.text}): it is no crossing"
        elif alone:
            message = "this row holds one text alone: it is no crossing"
        else:
            return False
        self._ledger.doubt(first.place, message)
        told = ", ".join(answer.told for answer in row) if len(row) > 1 else row[0].text
        self._ledger.leave_together(row, first.place, told)
        return True

    def _pass_over_row_numbers(self) -> None:
        """The numbers of the rows say nothing that the rows themselves do not."""
        for column, name in self.table.header.items():
            if self.roles[name].what or not may_count_rows(name):
                continue
            said = (answer for row in self.table.rows for answer in row if answer.column == column)
            if go_up_by_one([answer.text.strip() for answer in said]):
                self.roles[name] = Role("derived")

    def _leave_columns_of_figures(self) -> None:
        """A column whose values are no levels, such as hours or dollars, is doubted as a whole."""
        if self._long:
            return
        for name, texts in self._texts_of_ratings().items():
            unlike = [text for text in texts if self._is_no_level(text)]
            unit = _UNIT.search(name)
            count = sum(texts[text] for text in unlike)
            if unit is None and not (count > 1 and count * 2 > texts.total()):
                continue
            why = f"is in {unit[0]}" if unit else f"holds {listed(unlike[:3])}"
            scale = scale_in_words(self._context.rubric.scale)
            message = f"the column {name} {why}, which is no level of {scale}; it was left out"
            self._ledger.doubt(f"column {name}", message)
            self.roles[name] = Role("")

    def _texts_of_ratings(self) -> dict[str, Counter[str]]:
        """How often each text stands in each column of ratings."""
        rated = (name for name in self.table.columns if self.roles[name].what == "rating")
        texts: dict[str, Counter[str]] = {name: Counter() for name in rated}
        at = {column - 1: name for column, name in self.table.header.items() if name in texts}
        for row in self.table.rows:
            line = row.texts if isinstance(row, FilledRow) else None
            if line is None:
                said = ((answer.name, answer.text) for answer in row if answer.name in texts)
            else:
                said = ((name, line[column]) for column, name in at.items() if column < len(line))
            for name, text in said:
                if text:
                    texts[name][text] += 1
        return texts

    def _is_no_level(self, text: str) -> bool:
        """Whether a text is a figure that is no level of the scale."""
        return _FIGURE.fullmatch(text) is not None and self._context.level_in(text).level is None

    def _by_role(self, row: Sequence[NamedValue]) -> dict[str, NamedValue]:
        """The fields by what they hold, but for those that hold something of one leaf."""
        fields: dict[str, NamedValue] = {}
        for answer in row:
            role = self.roles.get(answer.name, Role(""))
            if role.what == "derived":
                answer.pass_over()
            elif role.what and not role.leaf and role.what not in fields:
                fields[role.what] = answer
            elif role.what and not role.leaf:
                self._twice(fields[role.what], answer)
        return fields

    def _keep_unexplained(self, row: Sequence[NamedValue]) -> None:
        """Take note of what stands in columns that the table does not explain."""
        for answer in row:
            if not self.roles.get(answer.name, Role("")).what:
                self._not_explained.setdefault(answer.name, []).append(answer)

    def _twice(self, first: NamedValue, answer: NamedValue) -> None:
        """Two columns of one meaning: the first stands, another value of the second is kept."""
        if answer.text == first.text:
            answer.use()
            return
        message = f"{first.name} and {answer.name} mean the same and differ; {first.name} stands"
        self._ledger.doubt(answer.place, message)

    def _columns(self) -> None:
        """What stands in columns that nobody explained is left over column by column.

        So is a column without a value, and what the name of a column says beside its meaning.
        """
        for name in self.table.columns:
            if not self.roles[name].what and name not in self._not_explained:
                self._ledger.enter("header", name)
            elif self.roles[name].leaf and self._context.headings.says_more(name):
                pass
            elif self.roles[name].what:
                self._ledger.enter_hints("header", name)
        for name, answers in self._not_explained.items():
            told = "\n".join(f"{answer.place}: {answer.text}" for answer in answers)
            self._ledger.leave_together(answers, f"column {name or '(without a name)'}", told)

    def _about(self, fields: Mapping[str, NamedValue], sheet: SheetBuilder) -> None:
        for what in ("crossing", "name", *ABOUT_THE_SHEET):
            if what in fields:
                sheet.set_field(what, unshielded(fields[what].text), fields[what])
        self._about_all_rows(fields, sheet)

    def _about_all_rows(self, fields: Mapping[str, NamedValue], sheet: SheetBuilder) -> None:
        """A worksheet may be named after the crossing or the period that all its rows are about."""
        title = self.table.title
        if title is None:
            return
        crossing, period = self._context.headings.crossing, period_meant
        for what, meaning in (("crossing", crossing), ("observed", period)):
            meant = meaning(title.text)
            if meant is not None and what not in fields:
                sheet.set_field(what, title.text, title)
            elif meant is not None and meaning(fields[what].text) == meant:
                title.use()

    def _wide_row(self, row: Sequence[NamedValue], sheet: SheetBuilder) -> None:
        for answer in row:
            role = self.roles.get(answer.name, Role(""))
            if role.leaf:
                self._put(role.leaf, role.what, answer, sheet)

    def _long_row(self, fields: Mapping[str, NamedValue], sheet: SheetBuilder) -> None:
        if not fields:
            return  # what only columns of single dimensions hold is left over
        named = fields.get("dimension")
        name = named.text if named else ""
        leaf = self._context.headings.leaf(name)
        if leaf is None:
            self._unknown.setdefault(name, (named or next(iter(fields.values()))).place)
            self._keep_row(fields, named)
            return
        assert named is not None
        if "polarity" in fields or "text" in fields:
            self._ledger.use_title(named, self._context.headings)
            self._statement(fields, leaf, sheet)
            return
        if leaf in sheet.leaves:
            sheet.doubt(named.place, f"{leaf} is rated twice on one sheet; the first counts")
            self._keep_row(fields, named)
            return
        sheet.begin(leaf)
        self._ledger.use_title(named, self._context.headings)
        for what in _OF_A_RATING:
            if what in fields:
                self._put(leaf, what, fields[what], sheet)
        for what in STATEMENT_LISTS.meanings:
            if what in fields:
                sheet.add_list(leaf, what, unshielded(fields[what].text), fields[what])

    def _keep_row(self, fields: Mapping[str, NamedValue], named: NamedValue | None) -> None:
        """A row that counts for nothing is left over as one text."""
        told = ", ".join(f"{what}: {answer.text}" for what, answer in fields.items())
        place = (named or next(iter(fields.values()))).place
        self._ledger.leave_together(fields.values(), place, told)

    def _put(self, leaf: str, what: str, answer: NamedValue, sheet: SheetBuilder) -> None:
        if what == "because":
            sheet.set_because(leaf, unshielded(answer.text), answer)
            return
        read = self._context.level_in(answer.value)
        if answer.formula and answer.text == answer.formula:
            read = NOT_WORKED_OUT
        elif answer.formula and read.level is not None:
            message = f"the stored value of the formula {answer.formula[:40]} was taken"
            read = LevelRead(read.level, message)
        if what == "rating":
            sheet.rate(leaf, read, answer)
        elif what == "low" or what == "high":
            sheet.set_end(leaf, what, read, answer)

    def _statement(self, fields: Mapping[str, NamedValue], leaf: str, sheet: SheetBuilder) -> None:
        words = {what: unshielded(answer.text) for what, answer in fields.items()}
        polarity = POLARITY.word(words.get("polarity", ""))
        text = fields.get("text")
        if text is None or not text.text.strip():
            return
        if polarity is None:
            message = "a statement that is neither called a strength nor a drawback"
            sheet.doubt(text.place, message, leaf)
            return
        written = WrittenStatement.of(words)
        used = [fields[what] for what in (*PARTS, "polarity") if what in fields]
        sheet.add(leaf, f"{polarity}s", written, *used)
