"""What results say, in sentences: the only home of a sentence about a result.

One function a finding, for commands, charts and the report alike; a module for what it is about.
Sentences are made of parts and not edited afterwards; `wording` writes the numbers and lists.
"""
