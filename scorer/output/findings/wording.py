"""Numbers and lists as sentences and cells write them, each rounded here alone."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from scorer.aggregation import Exact, Score
from scorer.analysis.evidence.reading import Reading

UNKNOWN = "-"
"""What stands for a rating or a score that is not there; never a number."""

NOT_APPLICABLE = "n/a"
"""What stands for a rating where the leaf does not apply."""


def decimals(number: Score | int | Decimal | None, digits: int = 2) -> str:
    """A number to a fixed count of decimals, rounded half up from its exact value; `-` for None."""
    if number is None:
        return UNKNOWN
    unit = 10**digits
    scaled = floor(abs(Fraction(number)) * unit + Fraction(1, 2))
    sign = "-" if number < 0 and scaled else ""
    whole, rest = divmod(scaled, unit)
    return f"{sign}{whole}.{rest:0{digits}d}" if digits else f"{sign}{whole}"


MOST_DIGITS = 8
"""Behind the point, to tell two figures apart."""


def digits_apart(numbers: Iterable[Score | int], least: int = 2) -> int:
    """The fewest decimals with which unequal numbers are printed unequal, `least` at least.

    What is the same to the most decimals is taken for equal: floats tell no more.
    """
    unequal = {Fraction(decimals(number, MOST_DIGITS)) for number in numbers}
    for digits in range(least, MOST_DIGITS):
        if len({decimals(number, digits) for number in unequal}) == len(unequal):
            return digits
    return MOST_DIGITS


def apart_from(number: Score | int, *others: Score | int, least: int = 2) -> str:
    """A number with as many decimals as tell it from others: `1.0003` beside 1."""
    return decimals(number, digits_apart([number, *others], least))


def whole_range(low: Score, high: Score, least: int = 2) -> str:
    """A range of scores, `2.25-3.25`; one figure only where its ends are equal."""
    digits = digits_apart([low, high], least)
    return span(decimals(low, digits), decimals(high, digits))


def between(low: Score, high: Score) -> str:
    """The same within a sentence, to follow "between": `2.25 and 3.25`."""
    digits = digits_apart([low, high])
    return f"{decimals(low, digits)} and {decimals(high, digits)}"


def at_most(number: float) -> str:
    """A bound that nothing is above: rounded up to two decimals, or more where these are 0.00."""
    digits = digits_apart([number, 0])
    return decimals(Fraction(ceil(Fraction(number) * 10**digits), 10**digits), digits)


def level(rating: Exact | Decimal | float | None) -> str:
    """A rating, or how far two are apart, as it is: `3`, `3.5`, `3.001`; `-` where not rated.

    What no decimals write in full, as the mean of three is, is rounded to two, or to as many as
    tell it from a whole number.
    """
    if rating is None:
        return UNKNOWN
    given = Fraction(rating)
    in_decimals = decimals(given, MOST_DIGITS)
    text = in_decimals if Fraction(in_decimals) == given else apart_from(given, round(given))
    return text.rstrip("0").rstrip(".")


def level_as_mapped(given: Exact | None, mapped: Exact) -> str:
    """A level as it was given, and what it comes to on the scale of a later rubric."""
    return level(given) if given == mapped else f"{level(given)} (now {level(mapped)})"


def read_level(reading: Reading) -> str:
    """What evidence comes to as a reader sees it: `3`; `2+` for at least 2; `-`; `n/a`."""
    if not reading.applies:
        return NOT_APPLICABLE
    at_least = "+" if reading.level is not None and not reading.settled else ""
    return f"{level(reading.level)}{at_least}"


def signed(number: Score | int | None, digits: int = 2) -> str:
    """A difference with its sign: `+0.25`, `-1.00`, `0.00`; `-` for None."""
    if number is None:
        return UNKNOWN
    while number and not decimals(number, digits).strip("-0.") and digits < MOST_DIGITS:
        digits += 1  # what moved is not said to have stood still
    text = decimals(number, digits)
    return f"+{text}" if number > 0 and text.strip("0.") else text


def in_full(number: int | Decimal) -> str:
    """A weight as a person writes it, without exponents: `2`, `0.35`."""
    return format(number, "f") if isinstance(number, Decimal) else str(number)


def percent(share: float | Fraction) -> str:
    """A share as a whole percentage; never 0 % for something, never 100 % for less than all.

    Example: 0.8349 gives "83 %", 0.0016 gives "less than 1 %".
    """
    return _percent(share, less="less than ", more="more than ")


def percents(shares: Iterable[Exact]) -> list[str]:
    """Shares that stand beside each other, with as many decimals as tell unequal ones apart.

    None is rounded to nothing or to all: of 0.2 % and 99.8 % each is printed so.
    """
    every = [Fraction(share) * 100 for share in shares]
    digits = digits_apart([*every, 0, 100], least=0)
    return [f"{_short(each, digits)} %" for each in every]


def is_exactly(said: str, share: Exact) -> bool:
    """Whether a printed percentage is the share itself and not what it was rounded to."""
    return Fraction(said.removesuffix(" %")) / 100 == share


def _short(number: Fraction, digits: int) -> str:
    """Without noughts behind the point where it is a whole number."""
    return decimals(number, 0 if number.denominator == 1 else digits)


def percent_apart(share: Exact, other: Exact) -> str:
    """A share with as many decimals as tell it from another: `67 %`, `66.7 %` beside 67 %."""
    return percents([share, other])[0]


ROUNDS_TO_NOTHING = Fraction(1, 200)
"""Below this a share would be rounded to zero percent."""


def brief_percent(share: float | Fraction) -> str:
    """The same for a cell of a table: `83 %`, `<1 %`, `>99 %`."""
    return _percent(share, less="<", more=">")


def whole_percent(share: float | Fraction) -> int:
    """A share in whole percent, 1 to 99 where it is neither nothing nor all."""
    rounded = floor(Fraction(share) * 100 + Fraction(1, 2))
    return min(max(rounded, 1), 99) if 0 < share < 1 else rounded


def _percent(share: float | Fraction, less: str, more: str) -> str:
    said = less if 0 < share < ROUNDS_TO_NOTHING else ""
    said = more if 1 - ROUNDS_TO_NOTHING <= share < 1 else said
    return f"{said}{whole_percent(share)} %"


def span(low: str, high: str) -> str:
    """A range of two printed ends, `2.25-3.25`, or the one figure where they are the same.

    An en dash keeps the ends apart where an end is negative.
    """
    if low == high:
        return low
    return f"{low} to {high}" if "-" in (low[:1], high[:1]) else f"{low}-{high}"


def level_range(low: Exact | Decimal | None, high: Exact | Decimal | None) -> str:
    """Between which levels a rating lies: `2-4`, or `3` where it can be no other."""
    return span(level(low), level(high))


def rank_range(low: int, high: int) -> str:
    """Which ranks a crossing can take: `2-4`, or `3` where it can take no other."""
    return span(str(low), str(high))


def rank_text(rank: int | None, tied: bool) -> str:
    """A rank, with `=` where it is shared."""
    return UNKNOWN if rank is None else f"{rank}{'=' if tied else ''}"


def listed(words: Iterable[str], between: str = ", ", last: str = " and ") -> str:
    """Words as a sentence lists them: `a`, `a and b`, `a, b and c`; nothing for none."""
    every = list(words)
    if len(every) < 2:
        return "".join(every)
    return f"{between.join(every[:-1])}{last}{every[-1]}"


def cut_short(words: Iterable[str], most: int, rest: str = "{} more") -> list[str]:
    """The first words, and in place of those beyond `most` how many they are: `a, b, 3 more`."""
    every = list(words)
    if len(every) <= most:
        return every
    return [*every[:most], rest.format(len(every) - most)]


def one_of(words: Sequence[str]) -> str:
    """Words of which one is enough: `a`, `a or b`, `a, b or c`."""
    return listed(words, last=" or ")


def sentence(text: str) -> str:
    """The text with a capital letter and a full stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
