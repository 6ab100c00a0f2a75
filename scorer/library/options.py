"""What the options of a question mean, and which of them cannot be answered."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar, cast

from scorer.analysis.options import Options
from scorer.files.periods import period_meant, why_no_period
from scorer.files.problems.nearest import nearest
from scorer.files.problems.problem import UnknownNameError
from scorer.files.yaml.strict import LARGEST_EXPONENT
from scorer.model import Period
from scorer.vocabulary import OrderMethod, PanelRule

if TYPE_CHECKING:
    from scorer.analysis.trust.weight_space import WeightSource

Word = TypeVar("Word", bound=StrEnum)


class QuestionError(ValueError):
    """What was asked cannot be answered from this workspace; the message says why."""


def changed(options: Options, **changes: Any) -> Options:
    """The options with some of them replaced."""
    return cast(Options, {**options, **changes})


def day_of(as_of: str | date | None) -> date | None:
    """The day that a date, or the text of a day, month or year, means: its last one."""
    if as_of is None or isinstance(as_of, date):
        return as_of
    return _period(as_of, "write a day, a month or a year", "2018-06-30").end


def period_of(window: str | Period | None) -> Period | None:
    """The period that a text means, or that is given."""
    if window is None or isinstance(window, Period):
        return window
    return _period(window, "write a year, a month, a day or an interval", "2018-07/2019-06")


def _period(text: str, advice: str, example: str) -> Period:
    meant = period_meant(text)
    if meant is not None and meant.certain:
        return Period.parse(meant.text)
    hint = f"did you mean {meant.text}?" if meant else advice
    raise QuestionError(f"{why_no_period(text)}; {hint}, as in {example}")


def share_of(number: int | float | str | Decimal | Fraction) -> Fraction:
    """A share of weight without rounding; QuestionError for what is no number."""
    text = str(number)
    try:
        if "/" in text:
            return Fraction(text)
        share = Decimal(text)
        # the exponent first: the fraction of 1e999999999 would fill the memory
        if abs(share.adjusted()) <= LARGEST_EXPONENT:
            return Fraction(share)
    except (ValueError, OverflowError, ZeroDivisionError, InvalidOperation):
        pass
    raise QuestionError(f"{text!r} is no share of weight; write one from 0 to 1, as in 0.75")


def panel_rule(options: Options) -> PanelRule:
    """The panel rule asked for, median without one."""
    return among(PanelRule, options.get("panel") or PanelRule.MEDIAN, "panel rule")


def order_method(name: str) -> OrderMethod:
    """The method of ranking by order alone that is called so."""
    return among(OrderMethod, name, "ranking method")


def weight_source(text: str) -> "WeightSource":
    """Which weightings are possible: fixed, uniform, order:a>b=c, around:20% or dirichlet:50."""
    from scorer.analysis.trust.weight_space import parse_weight_source

    try:
        return parse_weight_source(text)
    except ValueError as error:
        raise QuestionError(str(error)) from None


def among(words: type[Word], word: str, what: str) -> Word:
    """The word of a closed list; QuestionError with all there are for another one."""
    try:
        return words(word)
    except ValueError:
        raise QuestionError(
            f"there is no {what} {str(word)!r}; there are {', '.join(words)}"
        ) from None


def known_only(what: str, asked: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """The values asked for; UnknownNameError where one is not known, as a slip of the keyboard
    would else pass for an empty result.
    """
    wanted, names = tuple(asked), tuple(dict.fromkeys(known))
    for each in wanted:
        if each not in names:
            raise UnknownNameError(what, each, nearest(each, names), names)
    return wanted


def as_given(options: Options) -> dict[str, Any]:
    """The options that were given, as plain values for a provenance."""
    given: dict[str, Any] = {}
    for key, value in options.items():
        if value is None or value == () or value == []:
            continue
        if isinstance(value, Mapping):
            given[key] = {name: float(weight) for name, weight in value.items()}
        elif isinstance(value, str | int | float | bool):
            given[key] = value
        elif isinstance(value, Iterable):
            given[key] = list(value)
        else:
            given[key] = str(value)
    return given
