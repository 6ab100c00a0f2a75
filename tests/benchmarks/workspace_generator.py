"""A workspace of any size that looks like a real one: sheets of about 3 KB, a thousand crossings.

Run as a program: python tests/benchmarks/workspace_generator.py FOLDER --sheets 10000
"""

import argparse
import random
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
DIMENSIONS = ("trade", "transport", "bez", "dialogue")
SHEETS_PER_CROSSING = 10
_SUBJECTS = (
    *("The customs yard", "A second bridge", "The joint committee", "The cold store"),
    *("The border market", "The single window", "The access road", "The zone's board"),
)
_VERBS = (
    *("opens at", "is planned for", "has been delayed at", "works day and night at"),
    *("lacks staff at", "was extended at", "is closed at night at", "needs funds at"),
)
_ENDS = (
    *("as both sides confirm", "though the neighbour disagrees", "for fruit and timber"),
    *("as the drivers say", "with queues at peak times"),
)


def generate(root: Path, sheets: int, seed: int = 1) -> None:
    """Write a workspace of so many sheets; the same seed gives the same files."""
    chance = random.Random(seed)
    shutil.copytree(ROOT / "rubrics", root / "rubrics")
    folder = root / "assessments"
    folder.mkdir()
    crossings = [f"crossing-{number:05}" for number in range(-(-sheets // SHEETS_PER_CROSSING))]
    entries = "".join(
        f"  - {{id: {name}, name: Crossing {name[9:]}, kind: area, countries: [CN, VN]}}\n"
        for name in crossings
    )
    (folder / "crossings.yaml").write_text(f"crossings:\n{entries}")
    (folder / "sources.yaml").write_text(
        "sources:\n  - {id: visit, title: Visit}\n  - {id: report, title: Report}\n"
    )
    for number in range(sheets):
        crossing = crossings[number // SHEETS_PER_CROSSING]
        year = 2010 + number % SHEETS_PER_CROSSING
        (folder / crossing).mkdir(exist_ok=True)
        (folder / crossing / f"{year}-desk.yaml").write_text(_sheet(crossing, year, chance))


def _sheet(crossing: str, year: int, chance: random.Random) -> str:
    head = (
        f"crossing: {crossing}\nrubric: bez-grid@1\nobserved: {year}\nrecorded: {year + 1}-01-15\n"
        "assessor: desk\nmethod: desk-review\nnote: Made to measure how fast sheets are read.\n"
        "dimensions:\n"
    )
    return head + "".join(_cell(name, chance) for name in DIMENSIONS)


def _cell(name: str, chance: random.Random) -> str:
    rating = chance.randint(2, 4)
    statements = [_statement(name, number, chance) for number in range(3)]
    return (
        f"  {name}:\n    rating: {rating}\n    plausible: [{rating - 1}, {rating + 1}]\n"
        f"    because: {_sentence(chance)} The level above would ask for more on both sides.\n"
        f"    strengths:\n{''.join(statements[:2])}    drawbacks:\n{''.join(statements[2:])}"
    )


def _statement(name: str, number: int, chance: random.Random) -> str:
    return (
        f"      - id: {name}-{number}\n        text: {_sentence(chance)}\n"
        f"        kind: {chance.choice(('fact', 'plan', 'need'))}\n"
        f"        side: {chance.choice(('cn', 'vn', 'both'))}\n        source: report\n"
    )


def _sentence(chance: random.Random) -> str:
    place = chance.randrange(1_000_000)
    words = (
        chance.choice(_SUBJECTS),
        chance.choice(_VERBS),
        f"place {place},",
        chance.choice(_ENDS),
    )
    return f"{' '.join(words)}."


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sheets", type=int, default=10_000)
    arguments = parser.parse_args()
    generate(arguments.folder, arguments.sheets)
