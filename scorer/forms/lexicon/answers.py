"""The words that answer a question with a closed list of answers."""

from scorer.forms.lexicon.scope import Scope
from scorer.vocabulary import METHODS, POLARITIES, STATEMENT_KINDS, STATUSES

POLARITY = Scope(POLARITIES)
KIND = Scope(STATEMENT_KINDS)
METHOD = Scope(METHODS)
STATUS = Scope(STATUSES)
BOTH_SIDES = Scope(("both",))
ANOTHER = Scope(("other",))
NO = Scope(("no",))
