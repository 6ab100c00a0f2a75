"""The grid as an XLSForm, which KoboToolbox and ODK turn into a phone form in three languages."""

import io
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from scorer.forms.errors import FormError
from scorer.forms.intake.context import FormRequest
from scorer.forms.phone.prefill import PREVIOUS, Prefill, prefill_from
from scorer.forms.phone.rows import (
    NOT_RATED,
    Row,
    choice_columns,
    in_languages,
    leaf_names,
    plain,
    survey_columns,
    without_references,
)
from scorer.model import Dimension, LocalText, Rubric, text_in
from scorer.model.base import LONGEST_TEXT
from scorer.texts.catalogue import languages, own_name
from scorer.texts.forms import is_said, said, said_in_each_language
from scorer.vocabulary import METHODS, POLARITIES, STATEMENT_KINDS, STATUSES

MOST_FURTHER_STATEMENTS = 200
"""Rows that can be added to a prefilled form."""


def write(requests: Sequence[FormRequest], rubric: Rubric, language: str = "en") -> bytes:
    """The XLSForm (xlsx) for the crossings of the requests; every form has all languages.

    language: the one that the form opens in. A phone form can be prefilled for one crossing only.
    """
    from openpyxl import Workbook

    prefills = [request for request in requests if request.prefill is not None]
    if prefills and len(requests) > 1:
        raise FormError("a phone form can be prefilled for one crossing only; name one crossing")
    form = _Form(requests, rubric)
    book = Workbook()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    _fill(survey, survey_columns(), form.survey())
    _fill(book.create_sheet("choices"), (*choice_columns(), *PREVIOUS), form.choices())
    settings = form.settings(language)
    _fill(book.create_sheet("settings"), tuple(settings), [settings])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(sheet: Any, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """A header and its rows; every value is a text, whatever it begins with."""
    for number, row in enumerate([dict(zip(columns, columns, strict=True)), *rows], start=1):
        for index, column in enumerate(columns, start=1):
            text = row.get(column, "")
            if text:
                cell = sheet.cell(row=number, column=index, value=plain(text))
                cell.data_type = "s"


_PARTS_OF_A_STATEMENT = (
    ("select_one dimension", "dimension"),
    ("select_one polarity", "polarity"),
    ("text", "text"),
    ("select_one kind", "kind"),
    ("select_one side", "side"),
    ("text", "source"),
)
_NEEDED_OF_A_STATEMENT = ("dimension", "polarity", "text")


class _Form:
    """Lists the rows of the three worksheets, as a person meets the questions."""

    def __init__(self, requests: Sequence[FormRequest], rubric: Rubric) -> None:
        self._crossings = [request.crossing for request in requests]
        self._rubric = rubric
        self._names = leaf_names(rubric)
        only = requests[0] if len(requests) == 1 else None
        given = only.prefill if only else None
        self._prefill: Prefill | None = prefill_from(given, self._names) if given else None
        self._reviewed = given is not None and given.says_review

    def survey(self) -> Iterator[Row]:
        """The questions."""
        for name in ("start", "end", "today"):
            yield {"type": name, "name": name}
        rubric = f"'{self._rubric.reference}'"
        yield {"type": "calculate", "name": "rubric", "calculation": rubric}
        yield from self._about()
        for leaf, branches in self._rubric.outline:
            yield from self._leaf(leaf, branches)
        yield from self._statements()
        yield self._question("text", "note", appearance="multiline")

    def choices(self) -> Iterator[Row]:
        """What there is to choose from."""
        for crossing in self._crossings:
            yield self._choice("crossing", crossing.id, crossing.name)
        yield self._choice("crossing", "other", said_in_each_language("other"))
        for level in self._rubric.scale.levels:
            label = self._rubric.scale.labels.get(level)
            shown: LocalText = {
                tag: f"{level} - {text_in(label, tag)}" if label else str(level)
                for tag in languages()
            }
            yield self._choice("level", str(level), shown)
            yield self._choice("level_or_not", str(level), shown)
        yield self._choice("level_or_not", NOT_RATED, said_in_each_language("not_rated"))
        for leaf in self._rubric.leaves:
            yield self._choice("dimension", leaf.id, leaf.title)
        lists: dict[str, tuple[str, ...]] = {
            "kind": STATEMENT_KINDS,
            "polarity": POLARITIES,
            "method": METHODS,
            **({"sheet_status": STATUSES} if self._reviewed else {}),
        }
        for name, keys in lists.items():
            for key in keys:
                yield self._choice(name, key, said_in_each_language(key))
        yield self._choice("side", "both", said_in_each_language("both"))
        for country in sorted({code for each in self._crossings for code in each.countries}):
            yield self._choice("side", country.lower(), country)
        if self._prefill:
            for key in ("yes", "no"):
                yield self._choice("yes_no", key, said_in_each_language(key))
            yield from self._prefill.choices()

    def settings(self, language: str) -> Row:
        """What the form is called, and what its submissions are called."""
        tag = language if language in languages() else "en"
        name = self._rubric.reference.replace("-", "_").replace("@", "_")
        one = self._crossings[0].id.replace("-", "_") if self._prefill else ""
        title = text_in(self._rubric.title, tag)
        title = f"{title}: {self._crossings[0].name}" if one else title
        return {
            "form_title": without_references(title),
            "form_id": f"{name}_{one}" if one else name,
            "version": self._rubric.version,
            "default_language": f"{own_name(tag)} ({tag})",
            "instance_name": "concat(${crossing}, ' ', ${observed_from}, ' ', ${assessor})",
            "style": "pages",
            "allow_choice_duplicates": "no",
            "clean_text_values": "no",
        }

    def _about(self) -> Iterator[Row]:
        yield self._group(
            "begin group",
            "about",
            said_in_each_language("about"),
            appearance="field-list",
        )
        autocomplete = "minimal autocomplete"
        yield self._question(
            "select_one crossing", "crossing", appearance=autocomplete, needed=True
        )
        relevant = "${crossing} = 'other'"
        yield self._question("text", "crossing_other", relevant=relevant, needed=True)
        yield self._question("date", "observed_from", constraint=". <= today()", needed=True)
        yield self._question("date", "observed_to", constraint=". >= ${observed_from}", needed=True)
        yield self._question("text", "assessor", needed=True)
        yield self._question("select_one method", "method", needed=True)
        yield self._question("text", "round")
        if self._reviewed:  # named so that no column of a form service is taken for an answer
            yield self._question("select_one sheet_status", "sheet_status")
            yield self._question("text", "sheet_reviewed_by")
        yield self._question("geopoint", "position")
        yield {"type": "end group"}

    def _leaf(self, leaf: Dimension, branches: tuple[Dimension, ...]) -> Iterator[Row]:
        name = self._names[leaf.id]
        scale = self._rubric.scale
        yield self._group("begin group", f"{name}_group", leaf.title, appearance="field-list")
        for branch in branches:
            yield {
                "type": "note",
                "name": f"{branch.id.replace('-', '_')}_branch",
                **in_languages("label", partial(_about_branch, branch)),
            }
        yield {
            "type": "note",
            "name": f"{name}_levels",
            **in_languages("label", lambda tag: self._explained(leaf, tag)),
        }
        levels, ends = "select_one level_or_not", "select_one level"
        bounds = ""
        if not scale.levels:
            levels = ends = "decimal"
            bounds = f". >= {scale.min} and . <= {scale.max}"
        rating = f"{name}_rating"
        needed = bool(scale.levels)
        yield self._question(levels, rating, "rating", leaf, constraint=bounds, needed=needed)
        yield self._question(ends, f"{name}_low", "low", leaf, constraint=bounds)
        above = f"${{{name}_low}} = '' or number(.) >= number(${{{name}_low}})"
        yield self._question(
            ends,
            f"{name}_high",
            "high",
            leaf,
            constraint=f"({bounds}) and ({above})" if bounds else above,
        )
        yield self._question("text", f"{name}_because", "because", leaf, appearance="multiline")
        yield {"type": "end group"}

    def _explained(self, leaf: Dimension, tag: str) -> str:
        """The question, and what every level means."""
        lines = [text_in(leaf.question, tag)] if leaf.question else [text_in(leaf.title, tag)]
        for level, descriptor in sorted(leaf.descriptors.items()):
            label = self._rubric.scale.labels.get(level)
            name = f"{level} - {text_in(label, tag)}" if label else str(level)
            lines.append(f"**{name}**: {text_in(descriptor, tag)}")
        return "\n\n".join(lines)

    def _statements(self) -> Iterator[Row]:
        """One repeat for all of them.

        A prefilled form has a row for each earlier statement, and as many more as are asked for.
        """
        label = said_in_each_language("another_statement")
        kept = ""
        if self._prefill:
            bounds = f". >= 0 and . <= {MOST_FURTHER_STATEMENTS}"
            yield self._question("integer", "more", "more", constraint=bounds, default="0")
            yield {
                "type": "calculate",
                "name": "statement_rows",
                "calculation": f"{self._prefill.statements} + coalesce(${{more}}, 0)",
            }
            count = {"repeat_count": "${statement_rows}"}
            yield self._group("begin repeat", "statement", label, **count)
            was_there = f"position(..) <= {self._prefill.statements}"
            yield self._question(
                "select_one yes_no", "statement_keep", "keep", relevant=was_there, default="yes"
            )
            kept = "${statement_keep} != 'no'"
        else:
            yield self._group("begin repeat", "statement", label)
        for type_, part in _PARTS_OF_A_STATEMENT:
            long = part == "text"
            yield self._question(
                type_,
                f"statement_{part}",
                part,
                relevant=kept,
                needed=part in _NEEDED_OF_A_STATEMENT,
                default="fact" if part == "kind" else "",
                constraint=f"string-length(.) <= {LONGEST_TEXT}" if long else "",
                appearance="multiline" if long else "",
            )
        if self._prefill:
            yield {
                "type": "calculate",
                "name": "statement_id",
                "calculation": self._prefill.default("statement_id"),
            }
        yield {"type": "end repeat"}
        count_them = "count(${statement})"
        yield {"type": "calculate", "name": "statement_count", "calculation": count_them}

    def _question(
        self,
        type_: str,
        name: str,
        key: str = "",
        leaf: Dimension | None = None,
        *,
        needed: bool = False,
        **more: str,
    ) -> Row:
        """A question with its label, hint and messages in every language."""
        key = key or name
        hint = "plausible_hint" if key in ("low", "high") else f"{key}_hint"
        if key in ("sheet_status", "sheet_reviewed_by"):
            hint = f"{key.removeprefix('sheet_')}_hint"
        if key == "rating" and needed:
            hint = "rating_needed_hint"
        row = {"type": type_, "name": name, **{what: text for what, text in more.items() if text}}
        row |= in_languages("label", lambda tag: _label(key, leaf, tag))
        row |= in_languages("hint", lambda tag: said(hint, tag)) if is_said(hint) else {}
        if row.get("constraint"):
            row |= in_languages("constraint_message", lambda tag: said(_refusal(key), tag))
        if needed:
            row["required"] = "yes"
            row |= in_languages("required_message", lambda tag: said("required", tag))
        if self._prefill:
            default = self._prefill.default(name)
            row |= {"default": default} if default else {}
        return row

    def _group(self, type_: str, name: str, label: LocalText, **more: str) -> Row:
        labels = in_languages("label", lambda tag: text_in(label, tag))
        return {"type": type_, "name": name, **labels, **more}

    def _choice(self, list_name: str, name: str, label: LocalText) -> Row:
        labels = in_languages("label", lambda tag: text_in(label, tag))
        return {"list_name": list_name, "name": name, **labels}


def _about_branch(branch: Dimension, tag: str) -> str:
    """The title of a branch of the rubric, and its question."""
    title = f"**{text_in(branch.title, tag)}**"
    return f"{title}\n\n{text_in(branch.question, tag)}" if branch.question else title


def _label(key: str, leaf: Dimension | None, tag: str) -> str:
    """Unique in the form, so that an export with labels can be told apart."""
    return f"{text_in(leaf.title, tag)}: {said(key, tag)}" if leaf else said(key, tag)


def _refusal(key: str) -> str:
    known = {"rating": "rating_refused", "low": "rating_refused", "high": "plausible_refused"}
    return known.get(key, f"{key}_refused")
