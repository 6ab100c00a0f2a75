"""Codes E1xx: the file cannot be read, or only in a way that would surprise its author."""

from scorer.files.problems.codes.code import Code

READING = (
    Code(
        "E101",
        "not-yaml",
        "The file is not YAML",
        "Nothing below the place named can be read. Most often the indentation changes, a quote is "
        "not closed, or a text holds a colon followed by a blank and needs quotes.",
        "because: One open question: who pays?",
        'because: "One open question: who pays?"',
    ),
    Code(
        "E102",
        "not-utf-8",
        "The file is not UTF-8",
        "Names such as Lào Cai and 河口 would come out as garbage on another machine.",
        "a file saved as UTF-16 or Windows-1258",
        "the same file saved as UTF-8",
    ),
    Code(
        "E103",
        "empty-file",
        "The file is empty",
        "An empty file says neither what was rated nor that nothing was; it was probably "
        "forgotten.",
        "# a comment and nothing else",
        "crossing: hekou-lao-cai\n...",
    ),
    Code(
        "E104",
        "file-too-large",
        "The file is too large",
        "No sheet or register comes near 1 MB; something else was put into the folder.",
        "a file of 20 MB",
        "one assessment a file",
    ),
    Code(
        "E105",
        "nested-too-deep",
        "Lists and maps are nested too deep",
        "No file of a workspace needs more than 32 levels; a deeper one could exhaust the memory "
        "of the program that reads it.",
        "note: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ ... ]]",
        'note: "[[ ... ]]"',
    ),
    Code(
        "E106",
        "duplicate-key",
        "A key stands twice in one map",
        "YAML programs keep one of the two and drop the other without a word.",
        "rating: 3\nrating: 4",
        "rating: 4",
    ),
    Code(
        "E107",
        "alias",
        "Anchors and aliases are not read",
        "A value that stands elsewhere is easily changed by somebody who does not see what hangs "
        "on it, and aliases of aliases can blow a small file up to gigabytes.",
        "strengths: &shared [A bridge]\ndrawbacks: *shared",
        "strengths: [A bridge]",
    ),
    Code(
        "E108",
        "tag",
        "Tags are not read",
        "A tag makes a value something else than it looks; in some programs it runs code.",
        "note: !!binary aGVsbG8=",
        "note: hello",
    ),
    Code(
        "E109",
        "merge-key",
        "Merge keys are not read",
        "`<<` belongs to YAML 1.1 alone; other programs read it as an ordinary key.",
        "trade:\n  <<: {rating: 3}",
        "trade:\n  rating: 3",
    ),
    Code(
        "E110",
        "second-document",
        "A second document begins in the file",
        "One file holds one document, so that its name says what is in it.",
        "crossing: horgos\n---\ncrossing: ruili-muse",
        "two files",
    ),
    Code(
        "E111",
        "bad-key",
        "A key is neither a word nor a number",
        "Such a key cannot be named in a message, a table or another file.",
        "? [trade, transport]\n: 3",
        "trade: 3",
    ),
    Code(
        "E112",
        "number-too-long",
        "A number has too many digits to be meant",
        "Ratings, weights and degrees have a few digits; numbers are kept exact, so a slip of the "
        "keyboard would be carried along for ever.",
        "rating: 1e999999999",
        "rating: 4",
    ),
    Code(
        "E113",
        "invisible-character",
        "The file holds a character that YAML does not allow",
        "Control characters cannot be seen, and some of them rewrite the terminal they are "
        "printed on.",
        "a text with U+0000 or U+001B in it",
        "the same text without it",
    ),
    Code(
        "E114",
        "link-leads-out",
        "A symbolic link leads nowhere, or out of the workspace",
        "Results could not be redone from the workspace alone, and a link may point at what "
        "nobody meant to publish.",
        "assessments/horgos/2018.yaml -> /home/me/draft.yaml",
        "the file itself",
    ),
    Code(
        "E115",
        "cannot-be-opened",
        "The file cannot be opened",
        "Its rights do not allow it, or it is no regular file.",
        "a file that only another user may read",
        "chmod u+r FILE",
    ),
    Code(
        "E116",
        "table-row-unreadable",
        "A row of a bulk table cannot be read",
        "A table holds many sheets, a row for each rating; a row that does not fit leaves a sheet "
        "incomplete, so that none of it is read.",
        "north-pass,index@1,2020,2021-01-01,bureau,survey,,,trade,high",
        "north-pass,index@1,2020,2021-01-01,bureau,survey,,,trade,67.5",
    ),
)
