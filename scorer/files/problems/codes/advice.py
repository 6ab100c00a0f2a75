"""Codes W4xx and N5xx: what is allowed but weakens the data, and what is worth knowing."""

from scorer.files.problems.codes.code import Code

ADVICE = (
    Code(
        "W401",
        "rating-without-reason",
        "A rating stands without a reason",
        "In two years nobody can say why it was not a level higher, least of all its author.",
        "rating: 3",
        "rating: 3\nbecause: Regular trade, known bottlenecks at peak hours",
    ),
    Code(
        "W402",
        "rating-without-statement",
        "A rating rests on no strength and no drawback",
        "Statements are the evidence for a rating; without any it is an opinion.",
        "rating: 3\nbecause: Looks fine",
        "rating: 3\nbecause: Looks fine\nstrengths:\n  - Trucks clear within a day",
    ),
    Code(
        "W403",
        "end-of-scale-against-evidence",
        "The top level has only drawbacks, or the bottom level only strengths",
        "The statements speak against the rating; a row or a side was probably mixed up.",
        "rating: 5\ndrawbacks:\n  - Trucks wait for three days",
        "rating: 2\ndrawbacks:\n  - Trucks wait for three days",
    ),
    Code(
        "W404",
        "text-cut-by-comment",
        "An unquoted text ends where a comment begins",
        "In YAML a # after a blank begins a comment: `gate #4 closed` is read as `gate`.",
        "text: gate #4 closed",
        'text: "gate #4 closed"',
    ),
    Code(
        "W405",
        "wrong-folder",
        "A sheet lies in the folder of another crossing",
        "The file counts for the crossing it names; who looks for it will not find it.",
        "crossing: horgos in assessments/ruili-muse/2018.yaml",
        "crossing: horgos in assessments/horgos/2018.yaml",
    ),
    Code(
        "W406",
        "levels-without-meaning",
        "A dimension does not say what its levels mean",
        "On a scale of a few levels, two assessors land on the same one only if it is described.",
        "- id: trade\n  title: Trade",
        "- id: trade\n  title: Trade\n  levels: {1: No trade, 2: ..., 3: ..., 4: ..., 5: ...}",
    ),
    Code(
        "N501",
        "statement-shared",
        "The same statement stands under several crossings",
        "It may be true of all of them, or was copied and never checked.",
        "the same drawback in the sheets of three crossings",
        "what is different at each crossing, if anything is",
    ),
    Code(
        "N502",
        "stale",
        "The latest sheet of a crossing is older than asked for",
        "Borders change faster than files; the ranking may rest on a situation long gone.",
        "observed: 2012, with --stale 5",
        "a new sheet",
    ),
)
