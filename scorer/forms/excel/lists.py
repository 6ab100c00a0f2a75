"""The lists to choose from in the Excel form, and the prompts that help with a cell."""

from collections.abc import Iterable, Sequence

from openpyxl.worksheet.datavalidation import DataValidation

from scorer.forms.excel.layout import HIDDEN_SHEET, prompt_for_cell, rating_prompt
from scorer.model import Rubric
from scorer.texts.forms import said
from scorer.vocabulary import METHODS, POLARITIES, STATEMENT_KINDS, STATUSES

MOST_IN_LIST = 40
"""Levels; a longer list to choose from is no help."""
LONGEST_PROMPT_TITLE = 32
"""Characters, by Excel's own rule."""


class Lists:
    """The rules of one worksheet, one for all cells of a kind."""

    def __init__(self, rubric: Rubric, countries: Sequence[str], language: str) -> None:
        self._rubric = rubric
        self._countries = countries
        self._language = language
        self._rules: dict[str, DataValidation] = {}

    def rule(self, name: str) -> DataValidation:
        """The rule of a kind of cell: `kind`, `side`, `rating`; made when it is first needed."""
        if name not in self._rules:
            self._rules[name] = self._new_rule(name)
        return self._rules[name]

    @property
    def rules(self) -> tuple[DataValidation, ...]:
        """All rules that were needed."""
        return tuple(self._rules.values())

    def _new_rule(self, name: str) -> DataValidation:
        key, _, leaf_id = name.partition(" ")
        rule = self._choices(key)
        rule.allow_blank = True
        prompt = said(f"{key}_hint", self._language) if key != "dimension" else ""
        rule.promptTitle = said(key if key != "plausible" else "ratings", self._language)
        rule.promptTitle = rule.promptTitle[:LONGEST_PROMPT_TITLE]
        if key in ("rating", "plausible"):
            rule.error = said("rating_refused", self._language)
            rule.showErrorMessage = True
        if leaf_id:
            prompt = rating_prompt(self._rubric, self._language)
        rule.prompt = prompt_for_cell(prompt)
        rule.showInputMessage = bool(prompt)
        return rule

    def _choices(self, key: str) -> DataValidation:
        scale = self._rubric.scale
        if key in ("rating", "plausible"):
            if scale.whole and len(scale.levels) <= MOST_IN_LIST:
                return _list(map(str, scale.levels))
            return DataValidation("decimal", "between", str(scale.min), str(scale.max))
        if key == "kind":
            return _list(said(kind, self._language) for kind in STATEMENT_KINDS)
        if key == "method":
            return _list(said(method, self._language) for method in METHODS)
        if key == "status":
            return _list(said(status, self._language) for status in STATUSES)
        if key == "polarity":
            return _list(said(polarity, self._language) for polarity in POLARITIES)
        if key == "side":
            return _list([said("both", self._language), *self._countries])
        if key == "dimension":
            last = len(self._rubric.leaves)
            return DataValidation("list", formula1=f"'{HIDDEN_SHEET}'!$D$1:$D${last}")
        return DataValidation()


def _list(words: Iterable[str]) -> DataValidation:
    return DataValidation("list", formula1='"{}"'.format(",".join(words)))
