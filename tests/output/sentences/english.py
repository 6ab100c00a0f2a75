"""How English sentences are read: a pattern for each clause, by what it says.

`{who:names}` is a place where something stands, here names of crossings, known as `who`; what can
stand there is in `reading`. A sentence is read clause by clause, the longest pattern first.
"""

ENGLISH: dict[str, str] = {
    # what figures rest on
    "rests on": r"The ratings rest on {ways:ways} \({by:by}\), observed {years:years}",
    "desk review": (
        r"A desk review is one reader's reading of the statements listed in its sheet"
        r"(?P<backed>, with a range and a reason)?; it is not a rating given by the sources"
    ),
    # under rankings and scores
    "profile": r"Profile(?P<rounded>, each rounded)?: {leaves:leaves}; - is not rated",
    "does not apply": (
        r"n/a does not apply: it weighs nothing there, and is neither a gap nor a zero"
    ),
    "at least": r"2\+ is at least 2: what is not known of the levels above stays open",
    "scored by": (
        r"Score: {rule:rule} aggregation(?: \(but {own:rules}\))?, "
        r"(?:(?P<equal>equal weights)|weights {weights:weights}|the weights of grid@1)"
    ),
    "no score": r"No score below {needed:percent} rated; what it lacks: {lacking:lacking}",
    "ranks of the unscored": r"Their Ranks are those they could still take",
    "over the rated": (
        r"Where less than 100 % is rated, the score is over the rated dimensions alone, "
        r"their weights renormalised"
    ),
    "nothing passes": r"No sheet of grid@1(?: that had begun by {day:day})? passes these options",
    "carried over": (
        r"Carried over: {count:count} of {all:count} (?:was|were) last observed a year or more "
        r"before {day:day}(?:, {old:count} of them 5 years or more)?"
        r"(?:; the oldest {oldest:count} years before)?"
    ),
    "ages": r"Their age stands in brackets, in whole years \(y\)",
    "rubric": r"grid 1\.0\.0(?:, as of {day:day})?",
    "as of": r"As of {day:day}",
    "by rule": r"{rule:rule} aggregation(?: \(but {own:rules}\))?",
    # panels
    "panels": (
        r"{people:people_count} assessors(?: at {some:count} of {all:count} crossings)?; "
        r"the (?P<lower>lower )?middle rating counts"
    ),
    "panels agree": r"They agree on every cell",
    "disputed": (r"Disputed: (?:all {count:count} cells|{who:disputes})|(?P<only>It is disputed)"),
    "ranks hang": (
        r"(?P<mark>\* )?Another reading of the panels, by the upper middle or the mean rating, "
        r"would change (?:this rank|the ranks? of {who:crossings})"
    ),
    "no rank hangs": (
        r"Read by the upper middle or the mean rating, the panels would give the same ranks"
    ),
    "middle half": (
        r"Middle half: the range where each panel's ratings are taken without the lowest and the "
        r"highest quarter"
    ),
    # who leads
    "leads": (
        r"{who:names} leads? with {score:number}(?: on the scale from {low:number} to "
        r"{high:number})?"
    ),
    "nobody rated": r"No crossing is rated|Nothing is rated yet|First rate: nothing is rated yet",
    "nobody scored": r"No crossing has a score yet",
    "nobody else first": r"no other could still be first",
    "nobody to compare": r"there is no other to compare with",
    "could be first": (
        r"(?:{some:count} of {all:count}|any of the {any:count}) could still be first"
    ),
    "only could be first": r"only {who:names} could be first once all is rated",
    "under weights": r"Under (?P<whose>these|the rubric's) weights",
    "some scored": r"{some:count} of {all:count} crossings have a score; the others lack ratings",
    "stands": (
        r"{who:name} is {rank:rank} of {all:count} scored with {score:number} "
        r"on the scale from {low:number} to {high:number}"
    ),
    "stands without score": (
        r"{who:name} has no score yet: {leaves:leaves} (?:is|are) not rated\. "
        r"It lies between {low:number} and {high:number}"
    ),
    "could take": r"What is unrated or in doubt leaves {who:name} ranks? {ranks:span}",
    "all dimensions alike": r"All dimensions stand at (?P<about>about )?{mean:number} on average",
    "strongest": (
        r"Strongest on average: {best:leaves} \({high:number}\); "
        r"weakest: {worst:leaves} \({low:number}\)"
    ),
    "missing": r"{count:count} ratings? (?:is|are) missing",
    "rated so": r"{ratings:ratings}",
    "ranked": r"{count:count} crossings? rated under grid 1\.0\.0(?:, as of {day:day})?",
    "order of rubric": r"The order under the rubric's weights",
    "order of asked": r"The order under the weights that were asked for",
    "from left": r"Ratings, from left: {leaves:leaves}",
    # side by side
    "may be said": (
        r"{upper:name} is (?P<how>above|not below) {lower:name}, and that may be said: it is "
        r"{why:why}, and (?:nowhere lower|(?P<lighter>lower in nothing that weighs)), "
        r"so no weights put it below"
    ),
    "may be said so": (
        r"{upper:name} is above {lower:name}, and that may be said under these weights: even at "
        r"its "
        r"lowest it scores {low:number}, the other at its highest {high:number}; {why:reason}"
    ),
    "none may be said": (
        r"Neither {upper:name} nor {lower:name} may be said to be above the other: {lacks:lacks}, "
        r"and their scores could be {ups:span} and {downs:span}; {why:reason}"
    ),
    "level so none": (
        r"{upper:name} and {lower:name} are level with {score:number}, so neither may be said to "
        r"be "
        r"above: {why:reason}"
    ),
    "may not be said": (
        r"{upper:name} ranks above {lower:name}, {more:number} to {less:number}, but that may "
        r"not be "
        r"said for sure: what is missing or in doubt leaves their scores {ups:span} and "
        r"{downs:span}; {why:reason}"
    ),
    "dominates": (
        r"{who:name} dominates {whom:name}: (?:nowhere lower|(?P<lighter>lower in nothing that "
        r"weighs)) and somewhere higher, so no weighting puts it below"
    ),
    "pairs decided": (
        r"{some:count} of {all:count} pairs are decided: the one dominates the other, "
        r"(?:nowhere lower|(?P<lighter>lower in nothing that weighs)) and somewhere higher, "
        r"so no weighting puts it below"
    ),
    "not comparable": (r"Not comparable, as not the same dimensions apply to both: {pairs:pairs}"),
    "ruled out": (
        r"Dominance is ruled out, whatever is missing: "
        r"(?:in every pair )?each is higher than the other somewhere"
    ),
    "cannot be told": r"Dominance cannot be told: {who:names} (?:is|are) not fully rated",
    "level everywhere": (
        r"They are level in every dimension(?P<lighter> that weighs)?: "
        r"no weighting tells them apart"
    ),
    "hangs on weights": (
        r"(?P<how>Neither|None) dominates: the order hangs on the weights"
        r"(?:, but for those that are level in every dimension(?P<lighter> that weighs)?: "
        r"{pairs:pairs})?"
    ),
    "largest gap": (
        r"The largest gap is in {leaf:leaf}: {gap:number}(?:, as much as in {others:leaves})?"
    ),
    # over time
    "no two sheets": r"There are no two sheets of one crossing to compare",
    "no score in history": r"{who:name} has no score yet: not everything is rated",
    "one score": (
        r"{who:name} stands at {now:scores}(?: by different assessors)?; "
        r"there is no second score to compare"
    ),
    "stayed": r"{who:name} stayed at {now:scores}(?: by different assessors)?",
    "stood and stands": (
        r"{who:name} stood at {then:scores}(?: by different assessors)? "
        r"and stands at {now:scores}(?: by different assessors)?"
    ),
    "rose or fell": r"{who:name} (?P<way>rose|fell) from {then:number} to {now:number}",
    "ranges over time": r"The range of its first score is {then:span}, of its last {now:span}",
    "change inside ranges": r"the change lies inside both",
    "counts of changes": (
        r"From {old:moment} to {new:moment}: {ratings:count} ratings? "
        r"and {statements:count} statements? changed"
    ),
    "nothing changed": r"Rated again, and nothing changed from {old:moment} to {new:moment}",
    "nothing combined changed": (
        r"No combined rating and no statement changed from {old:moment} to {new:moment}"
    ),
    "same sides": r"Both sides are the same: {old:moment}",
    "nobody looked": (
        r"Nobody looked between {old:moment} and {new:moment}"
        r"(?: at {who:names}|: both sides rest on the same sheets?)"
    ),
    "in order": r"(?:The dates are put|Put) in order, the earlier first",
    "different assessors": r"Different assessors: {who:assessors}",
    "rated both times": (
        r"(?:{who:name}: )?of {again:count} assessors? who rated both times, "
        r"(?:none moved a rating|{some:count} moved {moves:count} ratings? \({movers:people}\))"
    ),
    "spread": (
        r"(?:{who:name}: )?the spread of their ratings (?:stayed at {same:number}|"
        r"(?P<way>shrank|grew) from {then:number} to {now:number}) levels? a dimension"
    ),
    "inside ranges": r"The changes? of score of {who:names} lies? inside both ranges",
    "came": r"Rated only after: {who:names}",
    "went": r"Rated only before: {who:names}",
    "made of": (
        r"Made of: what each dimension added to the change of the score; "
        r"the parts add up to it exactly \(shown rounded\)"
    ),
    "ranks among": (
        r"Ranks are those among the {count:count} crossings with a score before and after"
    ),
    "ranks of one": r"Only one crossing has a score before and after: its ranks say nothing",
    "no score moved": r"No score moved from {old:moment} to {new:moment}",
    "ratings without scores": (
        r"{count:count} ratings? changed from {old:moment} to {new:moment}; "
        r"(?P<none>there are no two scores to compare|no score moved)"
    ),
    "who moved": (
        r"From {old:moment} to {new:moment}: (?:{up:names} rose \({ups:deltas}\))?(?: and )?"
        r"(?:{down:names} fell \({downs:deltas}\))?(?:; {still:names} stood still)?"
        r"(?:; new: {fresh:names})?"
    ),
    "ratings moved": r"Ratings: {moves:moves}",
    "panels over time": (
        r"Where several assessors rated, the (?P<which>lower middle) rating counts"
    ),
    "sheet by sheet": (
        r"Several assessors rated in one round: each sheet stands alone, none are combined"
    ),
    "history key": (
        r"An arrow marks a rating that rose or fell since the sheet before; "
        r"the bar shows the score \(█\) and its range \(░\)"
    ),
    # how sure
    "takes part": (
        r"Only {some:count} of {all:count} crossings (?:has a score and is|have a score and are) "
        r"compared: "
        r"{who:crossings} (?:has|have) none and (?:is|are) left out; "
        r"--ratings takes (?:it|them) in"
    ),
    "not fully rated": r"Not fully rated: {lacking:lacking}",
    "gaps enter": (
        r"In each draw a missing rating is any that it could be, all equally likely; "
        r"in the ranking (?:(?P<none>a crossing that lacks one has no score)|"
        r"it is left out of the score(?P<some>, where there is one)?)"
    ),
    "no safe order": (
        r"There is no safe order, as missing ratings decide it"
        r"(?:: first rate {gaps:gaps})?"
    ),
    "each draw": r"Each draw takes at random {what:rest}(?=\.( |$))",
    "nothing uncertain": (r"Nothing was taken as uncertain, so every rank is that of the ranking"),
    "only one": r"{who:name} is the only crossing compared, so there is nothing to be above",
    "all level": (
        r"All {count:count} crossings are level in every dimension(?P<lighter> that weighs)?: "
        r"no weights part them"
    ),
    "first in all or none": (
        r"{who:name} is first (?:in|under) (?P<every>every one|none) of "
        r"(?:the {draws:count} draws|{which:weightings})"
    ),
    "first share": (
        r"{who:name} is first (?P<alone>alone )?(?:in|under) {share:percent} of "
        r"(?:the draws|{which:weightings})"
        r"(?:(?P<never>, never alone)|, together with others (?:in|under) {jointly:percent})?"
    ),
    "first together": (
        r"{who:name} is first together with {others:crossings} under "
        r"(?:(?P<every>all)|{share:percent}) of {which:weightings}"
    ),
    "whole ranking": r"its rank ranges from 1 to {last:count}, the whole ranking",
    "takes ranks": (
        r"(?P<how>it always takes|in every draw it takes|at least nine times in ten it takes) "
        r"ranks? {low:count}(?: to {high:count})?"
    ),
    "above in draws": (
        r"{who:name} is above {whom:name} in {above:percent} of draws"
        r"(?:, level with it in {level:percent})?"
    ),
    "more pairs": r"And {count:count} more such pairs",
    "no safe pair": (
        r"No crossing is above another, or at least level with it, in 95 % of draws or more: "
        r"the ratings, with what is missing or in doubt, carry no safe order"
    ),
    "no two to order": r"There are no two crossings to compare",
    "order by dominance": (
        r"By the ratings as they stand,? (?:(?P<none>no crossing is above another under all "
        r"weights)|(?P<all>no weights turn any two crossings round)|"
        r"in {some:count} of {pairs:count} pairs no weights put the one below the other)"
    ),
    "first in draws": (
        r"With weights and doubtful ratings drawn at random, {who:names} comes? first "
        r"(?:(?P<all>together in every draw)|(?P<alone>alone )?in {share:percent} of draws"
        r"(?:(?P<parts> each(?:, a draw that they share counted in parts)?)|(?P<never>, never "
        r"alone)|"
        r", with others in {jointly:percent})?)"
    ),
    "swap never": (
        r"{opening:opening}[Nn]othing puts {lower:name} above {upper:name}, whatever the weights: "
        r"{again:name} is nowhere rated higher"
    ),
    "swap level": (
        r"{opening:opening}{lower:name} is level with {upper:name} in every dimension; "
        r"no weights part them"
    ),
    "swap by more": (
        r"{opening:opening}{upper:name} and {lower:name} are level; "
        r"more weight on {leaves:leaves} puts {again:name} ahead"
    ),
    "swap unless": (
        r"{opening:opening}[Nn]othing puts {lower:name} above {upper:name} unless {leaf:leaf} "
        r"weighs more than (?:about )?{limit:percent} \(now {now:percent}\)"
    ),
    "swap no single": (
        r"{opening:opening}[Nn]o single weight puts {lower:name} above {upper:name} "
        r"while the others keep their proportions"
    ),
    "swap if": (
        r"{opening:opening}{lower:name} moves above {upper:name} if {limits:limits}, "
        r"the other weights keeping their proportions"
    ),
    "drawn": (
        r"{draws:count} draws, seed 0; weights {source:source}; shares first "
        r"(?P<how>exact|drawn), no standard error above {error:number} points"
    ),
    "drawn in report": r"Rank shares: {draws:count} draws \(seed 0\)",
    "equally likely": (
        r"All of these are equally likely \(stochastic multicriteria acceptability analysis, "
        r"Lahdelma and Salminen 2001\)"
    ),
    "drawn apart": (
        r"In a tree the weights below each dimension are drawn apart; "
        r"a leaf weighs what its branches leave it"
    ),
    "ties": r"Crossings that tie share the ranks they take: two that tie for first count half each",
    "jointly": (
        r"First alone and jointly first: a tie for first counts whole for each that shares it"
    ),
    "confidence": r"Confidence: how often a crossing is first under its central weights",
    "weighs nothing": (
        r"Not counted where one crossing is said to be above another or level with it: "
        r"{leaves:leaves}, which weighs? nothing"
    ),
    "nobody above": (
        r"No crossing beats another whatever the weights"
        r"(?P<ranges> and wherever ratings lie in their ranges)?"
    ),
    # what would lift
    "first rate": (
        r"First rate {leaves:leaves}: until then {who:name} lies between {low:number} and "
        r"{high:number}, ranks? {ranks:span}"
    ),
    "first already": r"{who:name} is first already(?P<level>, level with others)?",
    "not to the first": (
        r"Even the top level everywhere would take {who:name} to rank {rank:count} only"
    ),
    "no short way": r"No short way takes {who:name} to the first rank",
    "the least": (
        r"(?P<how>The least|A way) that would bring {who:name} to the first rank"
        r"(?: in steps of {step:number})?(?P<shared>, shared with another crossing)?, "
        r"the others standing still: {ways:ways_up}"
    ),
    "other ways": r"There are other ways",
    "one more adds": r"One (?:level|point) more on {leaves:leaves_or_any} adds {gain:number}",
    "top everywhere": r"Every rating is at the top of the scale",
    "most room": (
        r"(?:Every dimension has the same room|Most room: {leaves:leaves})"
        r"(?:: one (?:level|point) more adds {gain:number} to a score)?"
    ),
    "rating would bring": (
        r"Rating {leaf:leaf} at {count:count} crossings? would bring the most certainty"
    ),
    "search cut short": (
        r"The search was cut short: this set reaches the rank, but a smaller one may exist"
    ),
    "holds already": (
        r"{who:name} (?P<how>holds|shares) (?:the first rank|rank {rank:count}) already: "
        r"it is at {now:rank}"
    ),
    "reaches anyway": (
        r"{who:name} reaches (?:the first rank|rank {rank:count}) whatever its missing ratings "
        r"turn "
        r"out as: with the lowest that they could be it would be at rank {least:count}"
    ),
    "nothing applies": r"Nothing that counts applies to {who:name}",
    "cannot reach": (
        r"{who:name} cannot reach (?:the first rank|rank {rank:count}) by its own ratings: with "
        r"all "
        r"of them at the top it would be at rank {best:count}"
    ),
    "reaches": (
        r"{who:name}, (?:now at rank {now:count}|at rank {least:count} with its missing ratings "
        r"at the lowest that they could be), reaches (?:the first rank|rank {rank:count})"
        r"(?P<shared>, shared with another crossing,)? by rising "
        r"(?:{levels:count} levels? in all|{points:number} in all, in steps of {step:number}); "
        r"(?:there (?:is|are) {ways:word} smallest ways?|{some:count} of the smallest ways are "
        r"shown"
        r"|one way is shown)"
    ),
    "stand still": r"The other crossings are taken to stand still",
    "gaps of one": (
        r"Not rated: {leaves:leaves}\. There the lowest that it could be is taken; a rise says "
        r"what "
        r"it has to turn out as, at least, and no rise that it may be anything"
    ),
    "shared rank": r"= after a rank: shared with another crossing that has the same score",
    "not counted": (
        r"Not counted, as they have no score: {who:crossings}; once rated they could stand above"
    ),
    "with": r"With {who:name} at {level:number} in {leaf:leaf} \(now {was:level}\)",
    "no rank changes": r"no rank changes",
    "rank moves": r"{moves:rank_moves}",
    "certain settings": (
        r"The ratings that were set are taken as certain; nothing was written to any file"
    ),
    "one rating moves": r"Each row: one rating moves by one level, everything else stands still",
    "no single rating": r"No single rating, one level up or down, changes a rank",
    "no rank to change": r"No crossing has a score, so there is no rank to change",
    # methods and agreement
    "methods": (
        r"Copeland: wins less losses in weighted majorities of dimensions; Borda: points for every "
        r"crossing rated lower\. Neither adds up ratings\. Tau: Kendall's tau-b"
    ),
    "methods agree": r"All methods give the same ranks",
    "methods disagree": r"The methods disagree about {who:crossings}",
    "nobody to rank": r"No crossing has a score, so there is nothing to rank",
    "left out": r"Left out, without a score: {who:crossings}",
    "no panel": (
        r"No crossing has been rated by more than one assessor in its latest round; "
        r"--as-of looks at earlier ones"
    ),
    "agreement": (
        r"{panels:count} crossings? (?:was|were) rated by several assessors"
        r"(?:, but they have too few cells in common to say how far they agree|: of the pairs of "
        r"ratings of the same cell, {exact:percent} are equal and {close:percent} differ by one "
        r"level at most)"
    ),
    "alpha": (
        r"Krippendorff's alpha is {alpha:number}"
        r"(?: \(95 % interval {low:number} to {high:number}\))?"
        r"(?:: (?P<meaning>enough to rely on the ratings|enough for tentative conclusions only|"
        r"too little to rest conclusions on)|, but says little here)"
    ),
    "says little": r"Alpha says little of {leaves:leaves_and_overall}",
    "hardly varies": (
        r"{share:percent} of the ratings are {level:number}, and where ratings hardly vary chance "
        r"alone would make most of them equal, so that a few deviations bring alpha to zero"
    ),
    "no alpha": r"All ratings are {level:number}, so alpha has no figure",
    "ac2": r"Gwet's AC2 is {ac2:number}",
    "figures of agreement": (
        r"Exact and within one: shares of pairs of ratings of the same cell\. Alpha: "
        r"Krippendorff's for ordinal data \(1 is agreement, 0 is chance\), with a bootstrap "
        r"interval of 95 %\. AC2: Gwet's, with ordinal weights, on the same measure; it bears that "
        r"ratings hardly vary\. Severity: mean distance from what the panel is combined to; below "
        r"zero is stricter"
    ),
    "no figure": (
        r"{leaves:leaves_and_overall}: (?P<why>no interval|no variation|too few common cells): "
        r"[^.]+"
    ),
    # how a report explains itself
    "rated from": (
        r"Each dimension is rated from {low:number} to {high:number} against written levels\. "
        r"Strengths and drawbacks are the evidence for a rating; their number does not enter it"
    ),
    "score is": (
        r"The score is (?:the|a) (?P<rule>weighted arithmetic mean|weighted geometric mean|"
        r"weighted harmonic mean|lower weighted median|lowest) of the ratings: [^.]+"
    ),
    "own rules": r"Branches with a rule of their own: {own:rules}",
    "alike weights": r"All dimensions weigh the same",
    "weights": r"Weights: {weights:weights}",
    "needed": (
        r"There is a score where at least {needed:percent} of the weight is rated\. "
        r"An unrated dimension is shown as -, never as a number"
    ),
    "range of a score": (
        r"The range of a score puts every unrated dimension at the ends of the scale and every "
        r"doubtful one at the ends of its plausible range\. "
        r"A possible rank counts only who is surely above or below"
    ),
    "computed exactly": (
        r"Scores are computed exactly, here and on the command line; equal scores share a rank, "
        r"as in 2=\. Printed figures are rounded to two decimals, or to as many as tell apart what "
        r"ranks apart"
    ),
    "several people": r"Where several people rated in one round, their median is taken",
    "made of in report": (
        r"What made a score change: each dimension's effect averaged over all orders in which the "
        r"ratings could have moved \(Shapley value\); the parts add up to the change"
    ),
    "column dominates": (
        r"Dominates: how many crossings this one equals or beats on every dimension that counts, "
        r"by the ratings as they stand and whatever the missing ones are"
    ),
    "gaps and doubts": (
        r"Ratings that are missing or could be another, those first that could move a score "
        r"the most"
    ),
    "disputes": r"Where assessors of one round differ",
    "more rows": r"And {count:count} more",
    # keys of charts
    "key of scores": r"● score, ─ its range",
    "key of profiles": r"╱ is not rated",
}
