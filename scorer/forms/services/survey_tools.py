"""Survey tools, and the columns that they add: Google Forms, Microsoft Forms, LimeSurvey,
Qualtrics and SurveyMonkey.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from scorer.forms.intake.sent import Sent
from scorer.forms.lexicon.services import SERVICE_COLUMNS

_CODE_BEFORE_A_LABEL = re.compile(r"(\w+)\. ")
"""As LimeSurvey writes both: `submitdate. Date submitted`."""


@dataclass(frozen=True)
class SurveyTool:
    """What tells the export of a survey tool, and what it adds to the answers."""

    name: str
    marks: frozenset[str]
    """Meanings of columns that are all there, and together in no other table."""
    adds: frozenset[str] = frozenset()
    """Meanings of further columns that are the tool's own; any other column is a question."""
    clock: str = "completed"
    """Which of its columns says when the answers were sent."""
    month_first: bool | None = None
    begins_with_a_mark: bool = False
    """Whether a mark is its first column, and no mark elsewhere."""

    def recognises(self, header: Mapping[int, str]) -> bool:
        """Whether a header is that of its exports."""
        if self.begins_with_a_mark:
            first = min(header, default=0)
            return own_meaning(header.get(first, "")) in self.marks
        return self.marks <= {own_meaning(name) for name in header.values()}


GOOGLE_FORMS = SurveyTool(
    "Google Forms",
    marks=frozenset({"timestamp"}),
    adds=frozenset({"person", "email"}),
    clock="timestamp",
    begins_with_a_mark=True,
)
MICROSOFT_FORMS = SurveyTool(
    "Microsoft Forms",
    marks=frozenset({"started", "completed", "number"}),
    adds=frozenset({"person", "email", "metadata"}),
)
LIMESURVEY = SurveyTool(
    "LimeSurvey",
    marks=frozenset({"last_page", "start_language"}),
    adds=frozenset(
        {"number", "response_id", "completed", "started", "metadata", "email"}
        | {"first_name", "last_name"}
    ),
)
QUALTRICS = SurveyTool(
    "Qualtrics",
    marks=frozenset({"started", "completed", "state", "finished", "response_id"}),
    adds=frozenset({"progress", "metadata", "email", "first_name", "last_name"}),
)
SURVEYMONKEY = SurveyTool(
    "SurveyMonkey",
    marks=frozenset({"respondent_id", "collector"}),
    adds=frozenset({"started", "completed", "metadata", "email", "first_name", "last_name"}),
    month_first=True,
)
SURVEY_TOOLS = (SURVEYMONKEY, QUALTRICS, LIMESURVEY, MICROSOFT_FORMS, GOOGLE_FORMS)
"""The most telling marks first."""


def heads_responses(sent: Sent) -> bool:
    """Whether the first line of a text is the header of a survey tool's export."""
    return sent.may_begin_a_table and tool_of(dict(enumerate(sent.head, start=1))) is not None


def tool_of(header: Mapping[int, str]) -> SurveyTool | None:
    """The survey tool whose columns a header has."""
    return next((tool for tool in SURVEY_TOOLS if tool.recognises(header)), None)


def own_meaning(name: str) -> str:
    """What a tool means by the name of a column, if it may be one of its own."""
    code = _CODE_BEFORE_A_LABEL.match(name)
    return SERVICE_COLUMNS.word(name) or (SERVICE_COLUMNS.word(code[1]) if code else None) or ""
