"""A grid as people save it as plain text: cells behind tabs, statements between rules."""

RULE = "________________________________"

GRID = f""" Red River\t
\t
\tStrengths
\tDrawbacks

\tCross Border Trade

----------------------
1     2     3     4     5
\tFruit trade grows
{RULE}
Banks on both sides


\tNo cold store

{RULE}
Slow agreements

\tTransport & Logistics
---------------------
1     2     [3]     4     5
\tA second bridge

A railway
\tMissing roads {RULE}
Slow works

\tBorder Economic Zone Potential
1     2     3     4     5
\tThree factories
\tFunding is uncertain

\tPublic Private Dialogue\x20
1     2     3     4     5
\tInformal meetings
\tProblems are not solved together



"""
