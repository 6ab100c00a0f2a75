"""Presentations as the commands make them: a ranking, a grid, and one full of hostile text."""

from fractions import Fraction

import pytest

from scorer.output.tables.table import (
    Audience,
    Column,
    Grid,
    GridLevel,
    GridRow,
    GridStatement,
    Paragraph,
    Presentation,
    Provenance,
    Style,
    Table,
    TableCell,
)

PROVENANCE = Provenance(
    tool="scorer 0.1.0",
    rubric="bez-grid@1.0.0",
    options={"as_of": "2019-12-31", "weights": {"trade": Fraction(1, 4)}},
    files=(("assessments/hekou-lao-cai/2017-desk-review.yaml", "9f" * 32),),
)

RANKING_COLUMNS = (
    Column("rank", "Rank", align="right"),
    Column("crossing", "Crossing id", audience=Audience.DATA),
    Column("name", "Crossing"),
    Column("score", "Score", align="right"),
    Column("range", "Range", align="right", audience=Audience.READER),
    Column("low", "Low", align="right", audience=Audience.DATA),
    Column("high", "High", align="right", audience=Audience.DATA),
    Column("ranks", "Ranks", align="center", audience=Audience.READER),
    Column("profile", "Profile", audience=Audience.READER),
    Column("coverage", "Coverage", align="right"),
    Column("observed", "Observed"),
    Column("assessors", "Assessors"),
)


def ranking_row(
    rank: str,
    name: str,
    score: Fraction | None,
    bounds: tuple[Fraction, Fraction],
    ranks: str,
    profile: str,
    coverage: Fraction,
    observed: str = "2017-07/2019-03",
    assessors: str = "desk-review",
) -> tuple[TableCell, ...]:
    low, high = bounds
    return (
        TableCell(rank, int(rank.strip("=")) if rank != "-" else None, Style.STRONG),
        TableCell(name.lower().replace(" ", "-"), name.lower().replace(" ", "-")),
        TableCell(name, name),
        TableCell("-" if score is None else f"{float(score):.2f}", score),
        TableCell(f"{float(low):.2f}-{float(high):.2f}"),
        TableCell(f"{float(low):.2f}", low),
        TableCell(f"{float(high):.2f}", high),
        TableCell(ranks),
        TableCell(profile),
        TableCell(
            f"{int(coverage * 100)} %", coverage, Style.WARN if coverage < 1 else Style.PLAIN
        ),
        TableCell(observed, observed),
        TableCell(assessors, assessors),
    )


@pytest.fixture
def ranking() -> Presentation:
    rows = (
        ranking_row(
            "1",
            "Pingxiang-Dong Dang",
            Fraction(7, 2),
            (Fraction(3), Fraction(4)),
            "1-2",
            "4 4 3 3",
            Fraction(1),
        ),
        ranking_row(
            "2=",
            "Hekou-Lao Cai",
            Fraction(13, 4),
            (Fraction(9, 4), Fraction(13, 4)),
            "1-3",
            "3 4 2 -",
            Fraction(3, 4),
            assessors="desk-review, zone board of Lao Cai",
        ),
        ranking_row(
            "2=",
            "Dongxing-Móng Cái (东兴-芒街)",
            Fraction(13, 4),
            (Fraction(5, 2), Fraction(10, 3)),
            "1-3",
            "3 3 4 3",
            Fraction(1),
        ),
        ranking_row(
            "-",
            "Tra Linh-Longbang",
            None,
            (Fraction(7, 4), Fraction(15, 4)),
            "1-4",
            "2 - - 3",
            Fraction(1, 2),
            observed="2018",
        ),
    )
    return Presentation(
        kind="rank",
        title="Ranking of 4 crossings as of 2019-12-31",
        blocks=(
            Paragraph(
                "Pingxiang-Dong Dang leads with 3.50, but 2 of the others could still overtake it."
            ),
            Table(RANKING_COLUMNS, rows, title=""),
        ),
        body={"ranking": [{"crossing": "hekou-lao-cai", "score": Fraction(13, 4), "tied": True}]},
        provenance=PROVENANCE,
        notes=(
            "Ratings rest on desk reviews; nobody has checked them in the field.",
            "Tra Linh-Longbang has no score: transport and zone are not rated.",
        ),
    )


def scale(rated: int | None, plausible: tuple[int, int] | None = None) -> tuple[GridLevel, ...]:
    descriptors = (
        "Closed, or open to local people only",
        "Trade happens, but stops and starts without notice",
        "Regular trade, known bottlenecks in clearance and payment",
        "Trade flows; rules are published and kept",
        "One stop, joint clearance, no unexplained delay",
    )
    low, high = plausible or (rated or 0, rated or 0)
    return tuple(
        GridLevel(
            str(level),
            {1: "Absent", 3: "Moderate", 5: "Exemplary"}.get(level, ""),
            descriptors[level - 1],
            rated=level == rated,
            plausible=low <= level <= high,
        )
        for level in range(1, 6)
    )


def grid() -> Grid:
    return Grid(
        title="Hekou-Lao Cai",
        facts=(
            ("Rubric", "bez-grid@1.0.0"),
            ("Observed", "2017-07/2019-03"),
            ("Assessor", "desk-review (recorded 2026-11-21)"),
            ("Score", "not given: 75 % of the weight is rated"),
        ),
        rows=(
            GridRow(
                "trade",
                "Cross-border trade",
                "How well do trade and the rules that govern it work here?",
                scale(3, (2, 3)),
                "3 (2-3)",
                "Both sides clear goods every day, but the list of goods differs and payment in "
                "yuan is only settled by a few banks.",
                (
                    GridStatement(
                        "Border residents trade duty-free up to a daily limit.",
                        ("CN side", "grid-2017"),
                    ),
                    GridStatement("边民互市贸易点每天开放，手续简便。", ("grid-2017",)),
                ),
                (
                    GridStatement(
                        "Cold storage for seafood is missing on the Vietnamese side.",
                        ("need", "VN side", "grid-2017"),
                    ),
                ),
            ),
            GridRow("access", "Access", "", (), "", "", (), ()),
            GridRow(
                "transport",
                "Transport links",
                "Do roads, rail and bridges carry what wants to cross?",
                scale(4),
                "4",
                "",
                (
                    GridStatement(
                        "A second bridge is expected to ease congestion.", ("plan", "grid-2017")
                    ),
                ),
                (),
                depth=1,
            ),
            GridRow(
                "dialogue",
                "Dialogue",
                "",
                scale(None),
                "-",
                "the sources say nothing about joint bodies",
                (),
                (),
                depth=1,
            ),
        ),
        note="The source grid leaves its 1-5 scales unmarked.",
    )


@pytest.fixture
def sheet() -> Presentation:
    return Presentation("show", "", (grid(),), {"crossing": "hekou-lao-cai"}, PROVENANCE)


HOSTILE = (
    "[red]not markup[/red]",
    "\x1b[31mred\x1b[0m \x9b2J \x07",
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "<script>alert(1)</script>&amp;<!-- -->",
    "a|b||c",
    r"$\input{/etc/passwd}$ ^^41 ~ # 100 % {x}_y & \\",
    "\u202egnp.exe\u202c \u2066x\u2069",
    "NUL\x00byte and lone \ud800 surrogate \uffff",
    "`code` *bold* _it_ [link](http://example.org) ![i](x) :x: # head",
    "first\nsecond\r\nthird\ttabbed\u2028fourth",
    "]]>--><x a='\"'/>",
    "w" * 5000,
    "word " * 1000,
    "_x0041_ stays",
)


@pytest.fixture
def hostile() -> Presentation:
    columns = (
        Column("id", "Id | \x1b[1m<b>"),
        Column("text", "=Text", prose=True),
        Column("n", "N", align="right"),
    )
    rows = tuple(
        (TableCell(text, text), TableCell(text, text), TableCell("-1.5", Fraction(-3, 2)))
        for text in HOSTILE
    )
    statements = tuple(GridStatement(text, (text[:50],)) for text in HOSTILE)
    return Presentation(
        "rank",
        HOSTILE[6],
        (
            *(Paragraph(text) for text in HOSTILE),
            Table(columns, rows, title=HOSTILE[6]),
            Grid(
                HOSTILE[8],
                tuple((text[:60], text) for text in HOSTILE),
                tuple(
                    GridRow("d", text, text, scale(3), "3", text, statements, statements)
                    for text in HOSTILE[:3]
                ),
                HOSTILE[9],
            ),
        ),
        {"texts": list(HOSTILE), HOSTILE[9]: float("nan")},
        Provenance(HOSTILE[13], HOSTILE[6], {"o": HOSTILE[1]}, tuple((t, t) for t in HOSTILE), 7),
        HOSTILE,
    )
