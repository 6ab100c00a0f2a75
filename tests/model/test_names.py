import pytest

from scorer.model import Crossing
from scorer.model.names import CrossingNames, plain_name


@pytest.mark.parametrize("typed", ["Lào Cai", "lao-cai", "LAOCAI", "lao cai"])
def test_case_accents_blanks_and_hyphens_do_not_matter(typed: str) -> None:
    assert plain_name(typed) == "laocai"


def test_a_crossing_is_found_by_id_name_and_alias() -> None:
    names = CrossingNames([crossing("hekou", "Hekou-Lao Cai", "Laojie")])
    assert {names.id_of(typed) for typed in ("HEKOU", "hekou lào cai", "laojie")} == {"hekou"}
    assert names.id_of("horgos") is None
    assert names.id_of("-") is None


def test_an_id_comes_before_a_name_and_a_name_before_an_alias() -> None:
    names = CrossingNames(
        [crossing("a", "One", "Two", "C"), crossing("b", "Two"), crossing("c", "C!")]
    )
    assert names.id_of("two") == "b"
    assert names.id_of("c") == "c"


def crossing(name: str, title: str, *aliases: str) -> Crossing:
    """A crossing that is called so."""
    return Crossing(id=name, name=title, kind="area", aliases=aliases)
