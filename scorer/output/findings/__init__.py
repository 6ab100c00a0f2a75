"""What results say, in sentences: the only home of a sentence about a result.

One function a finding, for commands, charts and the report alike. The rooms are those of
`analysis`; beside them stand what a report tells of all (`answers`, `figures`), what is said around
pictures (`captions`), what an import says (`imports`), and `wording`, which writes the numbers and
lists. Sentences are made of parts and not edited afterwards.
"""
