"""How far a ranking can be trusted, and what would change it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Unpack

from scorer.analysis.scoring.ranking import Ranking, rank_snapshot
from scorer.analysis.scoring.scores import exact
from scorer.analysis.scoring.weights import GivenWeights
from scorer.library.differences import Differences
from scorer.library.options import Options, QuestionError, changed

if TYPE_CHECKING:
    from scorer.analysis.reform.rating_sensitivity import RankSensitivity
    from scorer.analysis.reform.reforms import ReformAgenda
    from scorer.analysis.reform.scenarios import Settings, WhatIf
    from scorer.analysis.trust.assessors import ComparisonByAssessor, PanelByAssessor
    from scorer.analysis.trust.order_methods import MethodComparison
    from scorer.analysis.trust.panels import PanelAgreement
    from scorer.analysis.trust.robust_ranking import RobustRanking
    from scorer.vocabulary import OrderMethod


class OpenWorkspace(Differences):
    """An opened workspace that answers whatever the commands answer."""

    def rank_by_order(self, method: "OrderMethod | str", **options: Unpack[Options]) -> Ranking:
        """The ranking by Copeland or Borda points, from the order in each dimension alone."""
        from scorer.analysis.trust.order_methods import rank_by_order
        from scorer.vocabulary import OrderMethod

        try:
            wanted = OrderMethod(method)
        except ValueError:
            known = ", ".join(OrderMethod)
            raise QuestionError(
                f"there is no ranking method {method!r}; there are {known}"
            ) from None
        return rank_by_order(self.rank(**options), wanted)

    def sensitivity(self, **options: Unpack[Options]) -> "RankSensitivity":
        """Which single rating, one level up or down, changes its crossing's rank."""
        from scorer.analysis.reform.rating_sensitivity import rank_sensitivity

        return rank_sensitivity(self.rank(**options))

    def compare_methods(self, **options: Unpack[Options]) -> "MethodComparison":
        """One row a crossing, one column a method of ranking."""
        from scorer.analysis.trust.order_methods import compare_methods

        return compare_methods(self.rank(**options))

    def robustness(
        self,
        *,
        weights_from: str = "uniform",
        vary_ratings: bool = False,
        vary_method: bool = False,
        leave_one_out: bool = False,
        draws: int | None = None,
        seed: int = 0,
        top: int = 3,
        variation: bool = False,
        **options: Unpack[Options],
    ) -> "RobustRanking":
        """How far the ranking holds when weights, ratings and method vary.

        weights_from: fixed, uniform, order:a>b=c, around:20% or dirichlet:50.
        variation: also the share of rank variation that each input causes.
        """
        from scorer.analysis.trust.robust_ranking import robust_ranking
        from scorer.analysis.trust.uncertain_inputs import Uncertainty
        from scorer.analysis.trust.weight_space import parse_weight_source

        try:
            source = parse_weight_source(weights_from)
        except ValueError as error:
            raise QuestionError(str(error)) from None
        return robust_ranking(
            self.rank(**options),
            Uncertainty(source, vary_ratings, vary_method, leave_one_out),
            draws=draws,
            seed=seed,
            top=top,
            with_variation=variation,
        )

    def agreement(self, *, seed: int = 0, **options: Unpack[Options]) -> "PanelAgreement":
        """How far the assessors of each panel agree, and where they differ most."""
        from scorer.analysis.trust.panels import panel_agreement

        ranking = self.rank(**options)
        return panel_agreement(ranking.snapshot, ranking.origin, seed=seed)

    def panel_by_assessor(
        self, crossing: str, **options: Unpack[Options]
    ) -> "PanelByAssessor | None":
        """The latest panel of a crossing with its assessors side by side; None if not rated."""
        from scorer.analysis.trust.assessors import panel_by_assessor

        snapshot = self.snapshot(**options)
        panel = snapshot.by_crossing.get(self.crossing(crossing).id)
        return None if panel is None else panel_by_assessor(panel, snapshot.rubric, snapshot.rule)

    def compare_by_assessor(
        self, *names: str, **options: Unpack[Options]
    ) -> "ComparisonByAssessor":
        """Crossings side by side, as each assessor saw them and as their panels do."""
        from scorer.analysis.trust.assessors import comparison_by_assessor

        return comparison_by_assessor(self.compare(*names, **options), self.scoring(**options))

    def what_if(
        self,
        settings: "Settings | Iterable[str]",
        *,
        new_weights: GivenWeights = None,
        title: str = "What if",
        **options: Unpack[Options],
    ) -> "WhatIf":
        """The ranking as it is and as it would be with other ratings, or other weights.

        settings: by crossing (id, name or alias) and leaf, None for not rated; or as texts,
        `hekou-lao-cai.transport=4`.
        new_weights: the weights after; without them those of before.
        """
        from scorer.analysis.reform.scenarios import WhatIf, settings_from, with_ratings

        before = self.rank(**options)
        given_settings = settings if isinstance(settings, Mapping) else settings_from(settings)
        by_id = {
            (self.crossing(name).id, leaf): value for (name, leaf), value in given_settings.items()
        }
        imagined = with_ratings(before.snapshot, by_id)
        scoring = (
            before.scoring
            if new_weights is None
            else self.scoring(**changed(options, weights=new_weights))
        )
        given = {f"{crossing}.{leaf}": value for (crossing, leaf), value in by_id.items()}
        extra: dict[str, Any] = {
            "set": {k: None if v is None else float(v) for k, v in given.items()}
        }
        if new_weights is not None:
            extra["new_weights"] = {k: float(v) for k, v in scoring.weights.items()}
        origin = replace(before.origin, options={**before.origin.options, **extra})
        return WhatIf(
            title=title,
            before=before,
            after=rank_snapshot(imagined, scoring, origin),
            settings={key: None if v is None else exact(v) for key, v in by_id.items()},
            origin=origin,
        )

    def run_scenario(
        self,
        name: str,
        *,
        more: Iterable[str] = (),
        new_weights: GivenWeights = None,
        **options: Unpack[Options],
    ) -> "WhatIf":
        """A scenario kept in the workspace, by name or path.

        more: further settings, which outweigh the scenario's; new_weights: instead of its own.
        """
        from scorer.analysis.reform.scenarios import settings_from
        from scorer.files.scenarios import load_scenario

        filed = load_scenario(self.workspace.root, name)
        scenario = filed.value
        kept = {
            (crossing, leaf): rating
            for crossing, ratings in scenario.set.items()
            for leaf, rating in ratings.items()
        }
        result = self.what_if(
            {**kept, **settings_from(more)},
            new_weights=new_weights or scenario.weights or None,
            title=scenario.title,
            **changed(options, rubric=options.get("rubric") or scenario.rubric),
        )
        files = (*result.origin.files, (filed.path, filed.sha256))
        return replace(result, origin=replace(result.origin, files=files))

    def improve(
        self,
        crossing: str,
        *,
        to_rank: int = 1,
        within: int | None = None,
        **options: Unpack[Options],
    ) -> "ReformAgenda":
        """The smallest sets of level rises that take a crossing to a rank."""
        from scorer.analysis.reform.reforms import reform_agenda

        ranking = self.rank(**options)
        found = self.crossing(crossing).id
        if found not in ranking.snapshot.by_crossing:
            raise QuestionError(self._not_rated(found, ranking.snapshot))
        return reform_agenda(ranking, found, to_rank=to_rank, within=within)
